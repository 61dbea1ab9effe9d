import { describe, expect, it } from 'vitest';
import { monthPeriod } from '../../src/core/period.ts';
import type { SeriesPoint } from '../../src/core/series.ts';
import { standing } from '../../src/core/standing.ts';
import { standingSparkline } from '../../src/present/standing-sparkline.ts';
import { attentionLine, changeText, figureFor, latestText, targetText } from '../../src/present/standing-words.ts';
import { RAG_RULES, aPoint, aSeries, aTarget, anIndicator } from '../support/standing-fixtures.ts';

const at = (points: readonly SeriesPoint[]) => standing({
  indicator: anIndicator(), series: aSeries('month', points), targets: [aTarget(monthPeriod(2020, 4), 62)], ragRules: RAG_RULES, owner: 'Service desk manager', asOf: '2026-11-23',
});
const words = (points: readonly SeriesPoint[]) => {
  const now = at(points);
  return now.attention.map((reason) => {
    const { name, before, state, after } = attentionLine(now, reason, '/x');
    return `${name} ${before}${state}${after}`;
  });
};

describe('attention', () => {
  it('tells missed, stale and not supplied', () => {
    expect(words([aPoint(monthPeriod(2026, 10), 58.4)])).toEqual(['Incidents within agreed times missed its target: 58.4% against 62.0% in October 2026.']);
    expect(words([aPoint(monthPeriod(2026, 8), 63)])).toEqual(['Incidents within agreed times is stale: September 2026 was due on 30 October 2026.']);
    expect(words([aPoint(monthPeriod(2026, 10), { kind: 'none', reason: 'not-available' })])).toEqual(['Incidents within agreed times for October 2026: not supplied.']);
    expect(words([])).toEqual(['Incidents within agreed times was never supplied.']);
  });
});

describe('cells', () => {
  it('show why there is no figure', () => {
    const missing = at([aPoint(monthPeriod(2026, 10), { kind: 'none', reason: 'not-available' })]);
    expect([latestText(missing), targetText(missing), changeText(missing.onLastPeriod, missing)]).toEqual(['[x]', '62.0%', '[x]']);
    expect(figureFor(missing)).toEqual({ mark: 'unknown', state: 'Missing', text: 'Oct 2026' });
    expect(figureFor(at([aPoint(monthPeriod(2026, 8), 63)]))).toEqual({ mark: 'stale', state: 'Stale', text: 'Aug 2026' });
    expect(figureFor(at([{ ...aPoint(monthPeriod(2026, 10), 63), draft: true }]))).toEqual({ mark: 'waiting', state: 'Draft', text: 'Oct 2026' });
    expect(figureFor(at([aPoint(monthPeriod(2026, 10), 63)]))).toEqual({ text: 'Oct 2026' });
  });
});

describe('the sparkline of a standing', () => {
  it('covers 36 months to the last period ended, hollow when that one is missing', () => {
    const drawing = standingSparkline(at([aPoint(monthPeriod(2023, 10), 1), aPoint(monthPeriod(2023, 11), 60), aPoint(monthPeriod(2026, 9), 61)]));
    expect(drawing).toContain('36 months to Oct 2026; the dashed line is the target');
    expect(drawing).toContain('stroke-dasharray="16 12"');
    expect(drawing.match(/M50 /g)?.length).toBe(1);
  });
});
