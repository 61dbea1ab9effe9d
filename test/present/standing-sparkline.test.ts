import { describe, expect, it } from 'vitest';
import { quarterPeriod } from '../../src/core/period.ts';
import { standing } from '../../src/core/standing.ts';
import { standingSparkline } from '../../src/present/standing-sparkline.ts';
import { RAG_RULES, aPoint, aSeries, anIndicator } from '../support/standing-fixtures.ts';

const drawnOn = (asOf: string): string => standingSparkline(standing({
  indicator: anIndicator({ frequencies: ['quarter'] }), targets: [], ragRules: RAG_RULES, asOf,
  series: aSeries('quarter', [aPoint(quarterPeriod(2013, 4), 45.8), aPoint(quarterPeriod(2014, 1), 42.5), aPoint(quarterPeriod(2014, 2), 79.3)]),
}));

describe('the sparkline of a standing', () => {
  it('ends with the last period ended, while the newest figure is within three years of it', () => {
    expect(drawnOn('2014-12-31')).toContain('36 months to Oct to Dec 2014');
  });

  it('ends with the newest figure where that is older, as Hart\'s of 2014 seen in 2026', () => {
    expect(drawnOn('2026-11-23')).toContain('36 months to Jul to Sep 2014');
    expect(drawnOn('2026-11-23')).toContain('<path');
  });
});
