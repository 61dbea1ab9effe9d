import { describe, expect, it } from 'vitest';
import { monthPeriod } from '../../src/core/period.ts';
import type { SeriesPoint } from '../../src/core/series.ts';
import { standing } from '../../src/core/standing.ts';
import { indicatorSentence, plainText } from '../../src/present/indicator-sentence.ts';
import { RAG_RULES, aPoint, aSeries, aTarget, anIndicator } from '../support/standing-fixtures.ts';

const at = (points: readonly SeriesPoint[], more: Record<string, unknown> = {}, wanted = 90) => standing({
  indicator: anIndicator(more), series: aSeries('month', points), targets: [aTarget(monthPeriod(2020, 4), wanted)], ragRules: RAG_RULES, asOf: '2026-11-23',
});
const october = (value: number) => aPoint(monthPeriod(2026, 10), { kind: 'value', value, numerator: 1085, denominator: 1184, status: 'actual' });
const say = (points: readonly SeriesPoint[], more: Record<string, unknown> = {}, wanted = 90) => plainText(indicatorSentence(at(points, more, wanted)));

describe('the sentence', () => {
  it('gives value, counts, target, both changes and freshness', () => {
    expect(say([aPoint(monthPeriod(2025, 10), 88.9), aPoint(monthPeriod(2026, 9), 90.9), october(91.6)])).toBe(
      'In October 2026 the figure was 91.6% (1,085 of 1,184), meeting the target of 90.0%. '
      + 'It is better than in September 2026 (+0.7 points) and better than in October 2025 (+2.7 points). The figures are up to date.',
    );
  });

  it('knows that less can be better, and names the unit', () => {
    const costs = { unit: 'currency', decimals: 0, polarity: 'lower' };
    expect(say([aPoint(monthPeriod(2026, 9), 419), aPoint(monthPeriod(2026, 10), 412)], costs, 395)).toBe(
      'In October 2026 the figure was £412, close to the target of £395. '
      + 'It is better than in September 2026 (\u2212£7). There is no figure for October 2025 to compare it with. The figures are up to date.',
    );
  });

  it('says what is missing and does not make it zero', () => {
    expect(say([])).toBe('No figure has been supplied for this indicator.');
    expect(say([aPoint(monthPeriod(2026, 10), { kind: 'none', reason: 'not-available' })])).toBe('For October 2026 the figure is not available. There is no earlier figure.');
    expect(say([aPoint(monthPeriod(2026, 8), 91)])).toContain('The figure for September 2026 was due on 30 October 2026 and has not been supplied.');
  });

  it('does not compare across definitions', () => {
    expect(say([aPoint(monthPeriod(2026, 9), 70), aPoint(monthPeriod(2026, 10), 91, { definitionVersion: 2 })]))
      .toContain('It is not compared with September 2026: the indicator is measured differently since October 2026.');
  });

  it('gives no judgement where no direction is better', () => {
    expect(say([aPoint(monthPeriod(2026, 9), 3), aPoint(monthPeriod(2026, 10), 3.1)], { polarity: 'none' }))
      .toContain('the figure was 3.1%, shown for information. It is higher than in September 2026 (+0.1 points).');
  });
});
