import type { Access } from '../core/access.ts';
import type { Period } from '../core/period.ts';
import type { SourcedPoint } from '../core/series.ts';
import type { House } from './house.ts';

/** The figure that stands for one period, a draft before the published one; undefined when there is none. */
export async function readFigureHeld({ store }: House, access: Access, key: { readonly council: string; readonly indicator: string; readonly period: Period }): Promise<SourcedPoint | undefined> {
  const { month, granularity } = key.period;
  const series = await store.figures.series(access, { council: key.council, indicators: [key.indicator], months: { from: month, to: month } });
  return series.find((one) => one.granularity === granularity)?.points[0];
}
