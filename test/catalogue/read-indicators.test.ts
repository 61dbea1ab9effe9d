import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readIndicators } from '../../src/catalogue/read-indicators.ts';
import { ThreestarError } from '../../src/core/errors.ts';

const indicator = {
  code: 'calls-lost', reference: 'Own 1', title: 'Calls lost', shortTitle: 'Calls lost', theme: 'Desk', purpose: 'Can people get through?',
  unit: 'percent', decimals: 1, polarity: 'lower', frequencies: ['month'], aggregation: 'mean', range: { min: '0', max: '100' },
  maximumAgeMonths: 2, definition: { version: 1, effectiveFrom: '2020-04-01', method: 'Calls lost out of calls.' }, source: 'Made for this test',
};
const set = { id: 'desk', title: 'Desk', year: '2020', publisher: 'Nobody', note: 'Made for this test', themes: ['Desk'], indicators: [indicator] };

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'threestar-indicators-')); });
afterEach(() => { rmSync(folder, { recursive: true }); });

const write = (name: string, content: unknown): void =>
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
const withIndicator = (change: object): object => ({ ...set, indicators: [{ ...indicator, ...change }] });

function faultOf(read: () => unknown): string {
  try {
    read();
  } catch (fault) {
    expect(fault).toBeInstanceOf(ThreestarError);
    if (fault instanceof ThreestarError) {
      expect(fault.code).toBe('bad-data-file');
      return fault.message;
    }
  }
  throw new Error('nothing was refused');
}

describe('reading a folder of indicator sets', () => {
  it('gives the sets in the order of their file names, with defaults filled in', () => {
    write('b.json', { ...set, id: 'b', indicators: [{ ...indicator, code: 'other' }] });
    write('a.json', { ...set, id: 'a' });
    write('.DS_Store', 'not ours');
    const sets = readIndicators(folder);
    expect(sets.map((each) => each.id)).toEqual(['a', 'b']);
    expect(sets[0]?.indicators[0]).toMatchObject({ code: 'calls-lost', aliases: [], dueDays: 30, whole: false });
  });

  it('an empty folder has no sets; a folder that is not there is a fault', () => {
    expect(readIndicators(folder)).toEqual([]);
    expect(faultOf(() => readIndicators(join(folder, 'nowhere')))).toContain('cannot be read');
  });

  it.each([
    ['no JSON', '{"id": ', 'desk.json is not valid JSON'],
    ['an unknown key in the set', { ...set, colour: 'red' }, 'the whole file: Unrecognized key: "colour"'],
    ['an unknown key in an indicator', withIndicator({ colour: 'red' }), 'indicators[0]: Unrecognized key: "colour"'],
    ['a unit nobody knows', withIndicator({ unit: 'furlong' }), 'indicators[0].unit'],
    ['an id unlike the file name', { ...set, id: 'help-desk' }, 'name the file help-desk.json'],
    ['a theme outside the list', withIndicator({ theme: 'Costs' }), 'the theme "Costs" is not in the set\'s list'],
    ['a theme nobody uses', { ...set, themes: ['Desk', 'Costs'] }, 'no indicator has the theme "Costs"'],
    ['a range upside down', withIndicator({ range: { min: '100', max: '0' } }), 'range.min is not below range.max'],
    ['polarity target without a midpoint', withIndicator({ polarity: 'target' }), 'needs the midpoint'],
    ['a midpoint without polarity target', withIndicator({ midpoint: '5' }), 'polarity "lower" has no midpoint'],
    ['a midpoint outside the range', withIndicator({ polarity: 'target', midpoint: '101' }), 'outside the range'],
    ['a grade without grades', withIndicator({ unit: 'grade', decimals: 0, range: {}, aggregation: 'none' }), 'unit "grade" and a list of grades'],
    ['grades without unit grade', withIndicator({ grades: ['P', 'T'] }), 'unit "grade" and a list of grades'],
    ['the same grade twice', withIndicator({ unit: 'grade', grades: ['P', 'P'], decimals: 0, range: {}, aggregation: 'none' }), 'stands twice'],
    ['a grade with a range', withIndicator({ unit: 'grade', grades: ['P', 'T'], decimals: 0, aggregation: 'none' }), 'leave range out'],
    ['grades averaged', withIndicator({ unit: 'grade', grades: ['P', 'T'], decimals: 0, range: {} }), 'cannot be added or averaged'],
    ['a score with an open end', withIndicator({ unit: 'score', range: { min: '1' } }), 'both ends'],
    ['whole figures with decimals', withIndicator({ whole: true }), 'set decimals to 0'],
    ['half a fraction', withIndicator({ numerator: 'lost' }), 'belong together'],
    ['a ratio of nothing', withIndicator({ aggregation: 'ratio-of-sums' }), 'needs a numerator and a denominator'],
    ['two definitions of one version', withIndicator({ otherDefinitions: [{ ...indicator.definition, effectiveFrom: '2000-04-01' }] }), 'the same version'],
    ['a definition that ends before it begins', withIndicator({ definition: { ...indicator.definition, effectiveTo: '2019-03-31' } }), 'ends before it begins'],
  ])('refuses %s, naming the place and what to do', (_case, content, message) => {
    write('desk.json', content);
    const fault = faultOf(() => readIndicators(folder));
    expect(fault).toContain('desk.json');
    expect(fault).toContain(message);
  });

  it('refuses a file of another kind', () => {
    write('desk.yaml', 'id: desk');
    expect(faultOf(() => readIndicators(folder))).toContain('desk.yaml, the file itself: only indicator sets (.json) belong here');
  });

  it.each([
    ['a code used in another set', { code: 'calls-lost' }],
    ['an alias that is another indicator\'s code, in other letters', { code: 'abandoned', aliases: ['CALLS-LOST'] }],
  ])('refuses %s', (_case, change) => {
    write('desk.json', set);
    write('other.json', { ...set, id: 'other', indicators: [{ ...indicator, ...change }] });
    expect(faultOf(() => readIndicators(folder))).toMatch(/other\.json, indicators\[0\].*already names calls-lost in desk\.json/);
  });
});
