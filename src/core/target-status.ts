import { absoluteExact, compareExact, decimal, exactOf, multiplyExact, subtractExact } from './exact.ts';
import type { Exact } from './exact.ts';
import type { Indicator } from './indicator.ts';
import { financialYearOf, monthsIn, yearPeriod } from './period.ts';
import type { Period } from './period.ts';
import type { RagRule, Target, TargetStatus } from './target.ts';

/** A target row with the value it sets for one period: the profile's where it has one, else its own. */
export interface TargetInForce {
  readonly target: Target;
  readonly value: number;
}

export interface TargetVerdict {
  readonly status: TargetStatus;
  /** Why, with the rule that was used; a whole sentence in plain words. */
  readonly words: string;
}

type Judged = Pick<Indicator, 'polarity' | 'midpoint' | 'grades'>;

/**
 * The target for a period: the row that begins last at or before the period's first month.
 * A profile applies to periods of its own granularity, counted from April. For a row from 2026-04
 * with the profile 60, 62, 64 ..., June 2026 has the target 64. `undefined` when none has begun.
 */
export function targetInForce(targets: readonly Target[], period: Period): TargetInForce | undefined {
  let latest: Target | undefined;
  for (const target of targets) {
    if (target.from.month <= period.month && (!latest || target.from.month >= latest.from.month)) latest = target;
  }
  if (!latest) return undefined;
  if (!latest.profile || latest.from.granularity !== period.granularity) return { target: latest, value: latest.value };
  const sinceApril = period.month - yearPeriod(financialYearOf(period)).month;
  return { target: latest, value: latest.profile[sinceApril / monthsIn(period.granularity)] ?? latest.value };
}

/**
 * A value against its target, by the council's own rule. Exact at the edge: 90 against 90 is met, and
 * 85.5 against 90 is exactly 5 % away. Hart's IT03 for the first quarter of 2014/15, 80.6 against 90,
 * is missed by a rule of 5 %, though it was printed green (GitHub HartDC/hartdc.github.io, tiles.js);
 * its RB07, 19.94 days against 23 where lower is better, is met.
 *
 * `lastYear` is the figure of the same period a year before, for rules that allow for improvement.
 * With polarity `none`, or without a target, the answer is `no-target`.
 */
export function targetStatus(
  value: number, inForce: TargetInForce | undefined, rule: RagRule | undefined, indicator: Judged, lastYear?: number,
): TargetVerdict {
  if (indicator.polarity === 'none') return { status: 'no-target', words: 'For information: neither higher nor lower is better.' };
  if (!inForce) return { status: 'no-target', words: 'No target is set for this period.' };
  const found = `${written(value, indicator)} against a target of ${written(inForce.value, indicator)}, ${direction(indicator)}.`;
  if (shortfall(value, inForce.value, indicator).over <= 0n) return { status: 'met', words: `Met: ${found}` };
  if (!rule) return { status: 'unknown', words: `Not met: ${found} The rule "${inForce.target.ragRule}" is not known, so close and missed cannot be told apart.` };

  const close = closeness(value, inForce, rule, indicator);
  if (close === 'within') return { status: 'close', words: `Close: ${found} Rule: ${rule.words}` };
  if (rule.improvement === 'not-considered') return { status: 'missed', words: `Missed: ${found} Close would be: ${rule.words}` };
  if (lastYear === undefined) {
    return { status: 'unknown', words: `Not met: ${found} Close or missed depends on the figure of a year before, which is not held. Rule: ${rule.words}` };
  }
  const noWorse = shortfall(value, lastYear, indicator).over <= 0n;
  const compared = `a year before it was ${written(lastYear, indicator)}`;
  return noWorse
    ? { status: 'close', words: `Close: ${found} It is outside the tolerance but no worse than last year: ${compared}. Rule: ${rule.words}` }
    : { status: 'missed', words: `Missed: ${found} It is outside the tolerance and worse than last year: ${compared}. Rule: ${rule.words}` };
}

/** How much worse `value` is than `wanted`; nothing or less when it is as good. */
function shortfall(value: number, wanted: number, { polarity, midpoint = '0' }: Judged): Exact {
  const [found, needed] = [exactOf(value), exactOf(wanted)];
  if (polarity === 'higher') return subtractExact(needed, found);
  if (polarity === 'lower') return subtractExact(found, needed);
  const middle = decimal(midpoint);
  const distance = (from: Exact): Exact => absoluteExact(subtractExact(from, middle));
  return subtractExact(distance(found), distance(needed));
}

const HUNDRED: Exact = { over: 100n, under: 1n };

function closeness(value: number, inForce: TargetInForce, rule: RagRule, indicator: Judged): 'within' | 'beyond' {
  const short = shortfall(value, inForce.value, indicator);
  const beyond = rule.tolerance.kind === 'relative'
    ? compareExact(multiplyExact(short, HUNDRED), multiplyExact(absoluteExact(exactOf(inForce.value)), decimal(rule.tolerance.percent)))
    : compareExact(short, rule.tolerance.kind === 'absolute' ? decimal(rule.tolerance.by) : exactOf(inForce.target.tolerance ?? 0));
  return beyond < 0 || (beyond === 0 && rule.edgeIsClose) ? 'within' : 'beyond';
}

function written(value: number, { grades }: Judged): string {
  return grades?.[value - 1] ?? String(value);
}

function direction({ polarity, midpoint = '0' }: Judged): string {
  if (polarity === 'target') return `closest to ${midpoint} is best`;
  return polarity === 'lower' ? 'lower is better' : 'higher is better';
}
