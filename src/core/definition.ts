import type { Definition, Indicator } from './indicator.ts';
import { firstDay } from './period.ts';
import type { Period } from './period.ts';
import type { SeriesPoint } from './series.ts';

/** The definition of this version; `undefined` for a figure kept under one the indicator's file no longer holds. */
export function findDefinition({ definition, otherDefinitions }: Pick<Indicator, 'definition' | 'otherDefinitions'>, version: number): Definition | undefined {
  return [definition, ...otherDefinitions].find((one) => one.version === version);
}

/**
 * The version a figure of the period follows where its file does not say: the one in force on the period's first day, or
 * the first there was. Example: redefined from 1 April 2026 as version 2, the figure for 2025/26 Q4 follows version 1.
 */
export function definitionInForce({ definition, otherDefinitions }: Pick<Indicator, 'definition' | 'otherDefinitions'>, period: Period): number {
  if (otherDefinitions.length === 0) return definition.version;
  const dated = [definition, ...otherDefinitions.filter((one) => !one.onlyWhereStated)].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  const day = firstDay(period);
  return (dated.findLast((one) => one.effectiveFrom <= day) ?? dated[0] ?? definition).version;
}

export type DefinitionDifference = 'hours' | 'denominator' | 'method';

/** In what two definitions of an indicator differ; the method where neither hours nor denominator are told apart. */
export function definitionDifferences(indicator: Pick<Indicator, 'definition' | 'otherDefinitions'>, a: number, b: number): DefinitionDifference[] {
  const [one, other] = [findDefinition(indicator, a), findDefinition(indicator, b)];
  const differing = (['hours', 'denominator'] as const).filter((basis) => one?.[basis] !== undefined && other?.[basis] !== undefined && one[basis] !== other[basis]);
  return differing.length > 0 ? differing : ['method'];
}

/** Where a series begins to be measured differently: `from` is the first period under the new definition. */
export interface DefinitionChange {
  readonly from: Period;
  readonly before: number;
  readonly after: number;
}

/**
 * Every change of definition in a series, oldest first; periods without a figure are passed over. Figures before and after
 * are never compared, so a trend parts its phases at each (`firstDay(from)` as a day to rebase on).
 */
export function definitionChanges(points: readonly Pick<SeriesPoint, 'period' | 'figure' | 'definitionVersion'>[]): DefinitionChange[] {
  const changes: DefinitionChange[] = [];
  let before: number | undefined;
  for (const { period, figure, definitionVersion } of points) {
    if (figure.kind === 'none') continue;
    if (before !== undefined && definitionVersion !== before) changes.push({ from: period, before, after: definitionVersion });
    before = definitionVersion;
  }
  return changes;
}
