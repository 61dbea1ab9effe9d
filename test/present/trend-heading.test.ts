import { describe, expect, it } from 'vitest';
import { analyseTrend } from '../../src/core/trend/trend.ts';
import { trendMarks } from '../../src/core/trend/trend-marks.ts';
import { trendHeading } from '../../src/present/trend-heading.ts';
import { trendSentence } from '../../src/present/trend-sentence.ts';
import { indicatorTrendWords } from '../../src/present/indicator-trend-words.ts';
import { anIndicator } from '../support/standing-fixtures.ts';
import { RULES } from '../support/trend-rules.ts';

const WORDS = indicatorTrendWords(anIndicator({ range: { min: '0', max: '100' } }), 'month');
function trendOf(values: readonly number[], target: number) {
  const points = values.map((value, at) => ({ date: `${2024 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`, value }));
  const trend = analyseTrend(points, { improvement: 'increase', target }, RULES);
  if (trend.kind !== 'trend') throw new Error(trend.kind);
  return trend;
}
const heading = (values: readonly number[], target: number): string => {
  const trend = trendOf(values, target);
  return trendHeading(trend, trendMarks(trend, true, RULES), WORDS);
};
// Mean 90 and ranges of 2: limits 84.68 and 95.32.
const steady = Array.from({ length: 14 }, (_, at) => (at % 2 === 0 ? 89 : 91));

describe('the title of a chart', () => {
  it('says what the target can expect of steady figures', () => {
    expect(heading(steady, 80)).toBe('Within normal variation in February 2025, and the target can be expected to be met');
    expect(heading(steady, 99)).toBe('Within normal variation in February 2025, and the target is out of reach unless something changes');
    expect(heading(steady, 90)).toBe('Within normal variation in February 2025, and the target will be met at some times and missed at others');
  });

  it('promises nothing by limits that a signal puts in doubt', () => {
    const jump = [...steady, 99];
    expect(heading(jump, 99.9)).toBe('Above its upper limit in March 2025, for the better; by the limits so far the target would be missed');
    expect(heading(jump, 70)).toBe('Above its upper limit in March 2025, for the better; by the limits so far the target would be met');
  });
});

describe('limits beyond what a figure can be', () => {
  // 40 and 100 in turn: mean 70, ranges of 60, so from −89.6 to 229.6; 95 and 99: 97, from 86.36 to 107.64; 1 and 5: from −7.64 to 13.64.
  it.each([
    [[40, 100], '(anything it can be)'], [[95, 99], '(86.36% or more)'], [[1, 5], '(up to 13.64%)'], [[89, 91], '(84.68% to 95.32%)'],
  ] as const)('are not said as if they could be reached: %s', ([low, high], says) => {
    const trend = trendOf(Array.from({ length: 14 }, (_, at) => (at % 2 === 0 ? low : high)), 50);
    expect(trendSentence(trend, WORDS)).toContain(`is within normal variation ${says}`);
  });
});
