import { monthsIn, periodContaining, periodFromCode } from '../period.ts';
import type { Period } from '../period.ts';
import type { Facts } from './facts.ts';

/** The target in force in a period: the one that began last, and its profile's value where it has one for such periods. */
export function targetIn(facts: Facts, indicator: string, period: Period): string | undefined {
  let inForce: { month: number; target: Facts['targets'][number] } | undefined;
  for (const target of facts.targets) {
    const from = target.indicator === indicator ? periodFromCode(target.from) : undefined;
    if (from && from.month <= period.month && (!inForce || from.month >= inForce.month)) inForce = { month: from.month, target };
  }
  if (!inForce) return undefined;
  const { profile, value } = inForce.target;
  const size = monthsIn(period.granularity);
  if (!profile || profile.length * size !== 12) return value;
  return profile[(period.month - periodContaining(period, 'year').month) / size] ?? value;
}
