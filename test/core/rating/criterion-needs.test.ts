import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../../src/catalogue/catalogue.ts';
import { criterionNeeds } from '../../../src/core/rating/criterion-needs.ts';
import { FOLDERS } from '../../../src/folders.ts';

const catalogue = readCatalogue(FOLDERS.data);
const { frameworks } = catalogue;

describe('criterionNeeds', () => {
  it('says what each level asks for, in the words of the tests', () => {
    const framework = frameworks.get('best-value-2001');
    const levels = framework && criterionNeeds(framework, catalogue).get('incidents-resolved-on-time');
    expect(levels?.map(({ level, needs }) => [level, needs])).toEqual([
      ['fair', { kind: 'test', words: 'Incidents resolved within agreed times: 70% or more in the latest figure.' }],
      ['good', { kind: 'test', words: 'Incidents resolved within agreed times: target met in 9 or more of the last 12 months.' }],
      ['excellent', { kind: 'atLeast', wanted: 3, parts: [
        { kind: 'test', words: 'Incidents resolved within agreed times: target met in 11 or more of the last 12 months.' },
        { kind: 'test', words: 'Incidents resolved within agreed times: better than in the same period a year earlier.' },
        { kind: 'test', words: 'Incidents resolved within agreed times: 95% or more, on average over the last 12 months.' },
        { kind: 'test', words: 'Incidents resolved within agreed times: an improvement that is more than chance, by the latest figure on the trend chart.' },
        { kind: 'test', words: 'Incidents resolved within agreed times: the target met every time if nothing changes, by the limits of the trend chart.' },
      ] }],
    ]);
  });

  it('has words for every criterion of every framework', () => {
    for (const framework of frameworks.values()) {
      const needs = criterionNeeds(framework, catalogue);
      for (const [id, node] of Object.entries(framework.nodes)) if ('levels' in node) expect(needs.get(id)?.length, id).toBe(Object.keys(node.levels).length);
    }
  });
});
