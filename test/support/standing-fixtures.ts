import type { Council } from '../../src/core/council.ts';
import { indicatorSchema } from '../../src/core/indicator.ts';
import type { Indicator } from '../../src/core/indicator.ts';
import type { Figure } from '../../src/core/observation.ts';
import type { Granularity, Period } from '../../src/core/period.ts';
import type { Series, SeriesPoint } from '../../src/core/series.ts';
import type { RagRule, Target } from '../../src/core/target.ts';

/** A whole indicator with plain values, for tests that care about a few of them. */
export function anIndicator(more: Record<string, unknown> = {}): Indicator {
  return indicatorSchema.parse({
    code: 'incidents-in-sla', reference: 'KPI 2', title: 'Incidents resolved within agreed times', shortTitle: 'Incidents within agreed times',
    theme: 'Service desk', purpose: 'Shows whether people get help in time.', unit: 'percent', decimals: 1, polarity: 'higher',
    frequencies: ['month'], aggregation: 'ratio-of-sums', maximumAgeMonths: 6,
    definition: { version: 1, effectiveFrom: '2013-04-01', method: 'Closed in time over all closed.' }, source: 'test', ...more,
  });
}

export function aPoint(period: Period, figure: number | Figure, more: Partial<SeriesPoint> = {}): SeriesPoint {
  const whole: Figure = typeof figure === 'number' ? { kind: 'value', value: figure, status: 'actual' } : figure;
  return { period, figure: whole, definitionVersion: 1, draft: false, source: { batch: 1, line: 2 }, ...more };
}

export function aSeries(granularity: Granularity, points: readonly SeriesPoint[]): Series {
  return { council: 'X07000001', indicator: 'incidents-in-sla', granularity, points };
}

export function aTarget(from: Period, value: number, more: Partial<Target> = {}): Target {
  return { council: 'X07000001', indicator: 'incidents-in-sla', from, value, ragRule: 'within-5-percent', ...more };
}

export const WITHIN_5_PERCENT: RagRule = {
  id: 'within-5-percent', words: 'within 5 % of the target.', tolerance: { kind: 'relative', percent: '5' },
  edgeIsClose: true, improvement: 'not-considered', source: 'test',
};

export const RAG_RULES: ReadonlyMap<string, RagRule> = new Map([[WITHIN_5_PERCENT.id, WITHIN_5_PERCENT]]);

export function aCouncil(more: Partial<Council> = {}): Council {
  return {
    gss: 'X07000001', name: 'Northborough', officialName: 'Northborough District Council', kind: 'District council', nation: 'England',
    region: 'South East', successors: [], aliases: [], formerGss: [], illustrative: true, ...more,
  };
}
