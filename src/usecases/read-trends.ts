import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Access } from '../core/access.ts';
import { forecastOfSeries } from '../core/forecast/forecast-series.ts';
import type { Period } from '../core/period.ts';
import { RECENT_POINTS } from '../core/series.ts';
import type { AttentionReason, Standing } from '../core/standing.ts';
import { analysedPoints, trendOfSeries } from '../core/trend/series-trend.ts';
import { targetRun } from '../core/trend/target-run.ts';
import { trendMarks } from '../core/trend/trend-marks.ts';
import type { TrendMarks } from '../core/trend/trend-marks.ts';
import type { House } from './house.ts';
import type { IndicatorTrend, TrendStanding } from './kept-trends.ts';
import { readRebases } from './read-rebases.ts';
import { readGrounds, standingOn } from './read-standings.ts';
import type { AsSeen } from './read-standings.ts';

/** Where each indicator of the council stands, with what its newest figures say: all of them in one reading of the store. */
export async function readTrends(house: House, access: Access, query: AsSeen & { readonly council: string }): Promise<TrendStanding[]> {
  const { council, asOf, knownAt = '' } = query;
  const [grounds, rebases] = await Promise.all([readGrounds(house, access, { ...query, points: 'recent' }), readRebases(house, council, query.knownAt)]);
  const sheet = `${council} ${asOf} ${knownAt} ${access.may('see-drafts', council) ? 'drafts' : ''}`;
  return grounds.map((found) => {
    const ground = { ...found, rebases: rebases.get(found.indicator.code) ?? NO_REBASES };
    return house.trends.get(sheet, ground, () => {
      const standing = standingOn(house, found, asOf);
      return { set: found.set, standing, trend: indicatorTrend(house.catalogue, standing, ground.rebases) };
    });
  });
}

const NO_REBASES: readonly Period[] = [];

/** Worked out from the newest figures of the standing's series, at most RECENT_POINTS of them. */
export function indicatorTrend(rules: Pick<Catalogue, 'trendRules' | 'forecastRules'>, standing: Standing, rebases: readonly Period[]): IndicatorTrend {
  const { indicator, series, lastEnded, target, targets, freshness } = standing;
  const points = analysedPoints(series, lastEnded, RECENT_POINTS);
  const trend = trendOfSeries({ series, polarity: indicator.polarity, last: lastEnded, periods: RECENT_POINTS, rebases, ...(target && { target: target.value }) }, rules.trendRules);
  const run = targetRun(points, targets, indicator);
  const newest = points.at(-1)?.period;
  const marks = trendMarks(trend, target !== undefined && indicator.polarity !== 'none', rules.trendRules);
  return {
    trend, marks, attention: attentionOf(standing, marks),
    ...(run && { run }),
    ...(trend.kind === 'trend' && newest && freshness.kind !== 'too-old' && { ahead: forecastOfSeries(trend, newest, rules.forecastRules) }),
  };
}

/** A worsening or a target out of reach asks for attention only while the figures still count. */
function attentionOf({ attention, freshness }: Standing, marks: TrendMarks): readonly AttentionReason[] {
  const worsening = marks.change === 'worsening';
  const short = marks.aim === 'falls-short';
  if (freshness.kind === 'too-old' || !(worsening || short)) return attention;
  return [...(worsening ? ['worsening' as const] : []), ...attention, ...(short ? ['falls-short' as const] : [])];
}
