import { describe, expect, it } from 'vitest';
import { readBenchmarkRules } from '../../src/catalogue/read-benchmark-rules.ts';
import { compareWithPeers } from '../../src/core/benchmark/compare-with-peers.ts';
import type { PublishedFigure } from '../../src/core/benchmark/published-figure.ts';
import { monthPeriod } from '../../src/core/period.ts';
import { FOLDERS } from '../../src/folders.ts';
import { leftOutSentences, peersFinding, peersSentence, periodSentence } from '../../src/present/benchmark-words.ts';
import { stripPlot } from '../../src/present/strip-plot.ts';
import { aCouncil, anIndicator } from '../support/standing-fixtures.ts';

const rules = readBenchmarkRules(FOLDERS.data);
const period = monthPeriod(2026, 10);
const councils = Array.from({ length: 8 }, (_, at) => aCouncil({ gss: `E${at}`, name: `Council ${at}`, illustrative: false }));
const indicator = anIndicator({
  definition: { version: 1, effectiveFrom: '2013-04-01', method: 'In service hours.', hours: '8am to 6pm' },
  otherDefinitions: [{ version: 2, effectiveFrom: '2013-04-01', method: 'At all hours.', hours: 'day and night', onlyWhereStated: true }],
});
function compared(values: readonly (number | undefined)[], definitions: readonly number[] = []) {
  const figures = values.map((value, at): PublishedFigure => ({
    council: `E${at}`, period, definitionVersion: definitions[at] ?? 1,
    figure: value === undefined ? { kind: 'none', reason: 'not-available' } : { kind: 'value', value, status: 'actual' },
  }));
  const [council] = councils;
  const found = council && compareWithPeers({ council, group: { kind: 'all' }, figures, councils: new Map(councils.map((one) => [one.gss, one])), scale: indicator, rules });
  if (!found) throw new Error('not compared');
  return found;
}
const say = (values: readonly (number | undefined)[], definitions?: readonly number[]): string => peersSentence(compared(values, definitions), indicator, 'October 2026', rules.minimumCouncils);

describe('the words of a comparison', () => {
  it('give the rank, the ties, and the middle half', () => {
    expect(say([97, 97, 91, 90, 85])).toBe('Council 0 had 97.0% in October 2026: rank 1 of 5 councils, equal with one other. The middle half of them lie between 90.0% and 97.0%, with the median at 91.0%. Higher is better.');
    expect(peersFinding(compared([97, 97, 91, 90, 85]))).toBe('top 25 %, rank 1 of 5');
  });

  it('say that few are too few, and one is alone', () => {
    expect(say([97, 98])).toBe('Council 0 had 97.0% in October 2026: rank 2 of 2 councils. A quartile needs 5 councils, so there is none. Higher is better.');
    expect(say([97])).toContain('No other council of this group has a comparable figure');
  });

  it('name who is left out and why', () => {
    expect(leftOutSentences(compared([97, 98, undefined, 91], [1, 2, 1, 1]), indicator, 1)).toEqual([
      'Left out because it measures differently (hours: day and night, here 8am to 6pm): Council 1.', 'Left out because there is no figure: Council 2 (not available).',
    ]);
  });

  it('say which period is compared when others have newer figures', () => {
    expect(periodSentence(aCouncil({ name: 'Ashford' }), period, 2)).toBe('Every figure is for October 2026, the newest period Ashford has published. 2 councils have newer figures; they are compared for this period too. Ranks are on the figures as published.');
  });
});

describe('the strip plot', () => {
  it('has a dot for each council, the own one named and larger, and the median where the table has it', () => {
    const svg = stripPlot(compared([97, 97, 91, 90, 85, 60]), indicator, 'wide', 'A <strip>');
    expect(svg.match(/<circle/g)).toHaveLength(6);
    expect(svg).toContain('Council 0 97.0%');
    expect(svg).toContain('aria-label="A &lt;strip&gt;"');
    expect(svg).toContain('better \u2192');
  });

  it('stays inside its frame for equal, single, negative and many figures', () => {
    for (const values of [[5, 5, 5, 5, 5], [7], [-3, -1, 0, 2, 9], [1e9, 1, 2, 3, 4]]) {
      for (const size of ['wide', 'middle', 'narrow'] as const) {
        const svg = stripPlot(compared(values), indicator, size, 'x');
        const [, width, height] = /viewBox="0 0 (\S+) (\S+)"/.exec(svg) ?? [];
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
        for (const [, cx, cy] of svg.matchAll(/cx="(\S+?)" cy="(\S+?)"/g)) {
          expect(Number(cx)).toBeGreaterThanOrEqual(0);
          expect(Number(cx)).toBeLessThanOrEqual(Number(width));
          expect(Number(cy)).toBeGreaterThan(0);
          expect(Number(cy)).toBeLessThan(Number(height));
        }
      }
    }
  });
});
