import { assertNever } from '../errors.ts';
import type { Polarity } from '../indicator.ts';
import { lastDay, lastPeriodEndedBy, monthsIn } from '../period.ts';
import type { Granularity, Period } from '../period.ts';
import { forecast } from './forecast.ts';
import type { ForecastRules } from './forecast-rules.ts';
import type { Values } from './smoothing.ts';
import { chanceOfMeeting } from './target-chance.ts';
import type { Chance } from './target-chance.ts';

const DAY_MS = 86_400_000;
const DAYS_IN_YEAR = 365.25;

/** A value on a day, `YYYY-MM-DD`: a milestone, or a corner of the line. */
export interface DatedValue {
  readonly on: string;
  readonly value: number;
}

export interface TrajectoryInput {
  /** Figures of one granularity, oldest first; each stands on the last day of its period. */
  readonly figures: readonly { readonly period: Period; readonly value: number }[];
  readonly target: DatedValue;
  /** Values to be reached on the way, in any order. */
  readonly milestones: readonly DatedValue[];
  readonly polarity: Polarity;
  /** Of polarity `target`. */
  readonly midpoint?: number;
  /** The current phase up to the last figure, for the chance. */
  readonly phase: { readonly values: Values; readonly hasSignal: boolean };
}

export type Trajectory =
  | {
    readonly kind: 'trajectory';
    /** From the first figure through the milestones to the target, oldest first. */
    readonly line: readonly DatedValue[];
    readonly latest: DatedValue;
    /** Where the line stands on the day of the latest figure. */
    readonly expected: number;
    /** `reached`: the latest figure is already as good as the target. */
    readonly course: 'reached' | 'on-course' | 'off-course';
    /** Change a year from the latest figure to the target, and from the first figure to the latest, in the indicator's unit. */
    readonly requiredPerYear: number;
    readonly achievedPerYear?: number;
    readonly chance: Chance;
  }
  | { readonly kind: 'refused'; readonly reason: string };

const yearsBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS / DAYS_IN_YEAR;
const ratePerYear = (from: DatedValue, to: DatedValue): number => (to.value - from.value) / yearsBetween(from.on, to.on);

/** Where a line stands on a day between its first and last corner. */
function lineAt(line: readonly DatedValue[], day: string): number {
  const next = line.findIndex(({ on }) => on >= day);
  const [before, after] = [line[next - 1], line[next]];
  if (after === undefined) throw new RangeError(`${day} lies after the line's end`);
  return before === undefined || after.on === day ? after.value : before.value + ratePerYear(before, after) * yearsBetween(before.on, day);
}

/** Is a figure at least as good as what was wanted? With polarity `target` or `none`: is it no further from the goal? */
function isAsGood(value: number, wanted: number, { polarity, target, midpoint }: TrajectoryInput): boolean {
  switch (polarity) {
    case 'higher': return value >= wanted;
    case 'lower': return value <= wanted;
    case 'target':
    case 'none': {
      const goal = midpoint ?? target.value;
      return Math.abs(value - goal) <= Math.abs(wanted - goal);
    }
    default: return assertNever(polarity);
  }
}

/**
 * The way to a dated target: the line through the milestones, whether the latest figure is on it or ahead, the change a year
 * that is still needed, and the chance of meeting the target in the last period that ends by its day.
 * The line starts at the first figure unless a milestone stands earlier. Refused without figures, or when the day has passed.
 *
 * Example (Salford, BVPI 157): 24.6, 34.5 and 76.4 for 2001/02 to 2003/04, 100 wanted by 31 December 2005. From 31 March 2004
 * there are 640 days, so 23.6 / (640 / 365.25) = 13.47 a year are required; 25.88 a year were achieved; on course.
 */
export function trajectory(input: TrajectoryInput, rules: ForecastRules): Trajectory {
  const { figures, target } = input;
  const first = figures[0];
  const last = figures.at(-1);
  if (first === undefined || last === undefined) return { kind: 'refused', reason: 'There is no figure yet to start from.' };
  const start: DatedValue = { on: lastDay(first.period), value: first.value };
  const latest: DatedValue = { on: lastDay(last.period), value: last.value };
  if (latest.on >= target.on) return { kind: 'refused', reason: `The day of the target, ${target.on}, is not after the latest figure of ${latest.on}.` };

  const milestones = input.milestones.filter(({ on }) => on < target.on).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const startsEarlier = milestones.some(({ on }) => on <= start.on);
  const line = [...(startsEarlier ? [] : [start]), ...milestones, target];
  const expected = lineAt(line, latest.on);
  const isReached = isAsGood(latest.value, target.value, input);
  return {
    kind: 'trajectory', line, latest, expected,
    course: isReached ? 'reached' : isAsGood(latest.value, expected, input) ? 'on-course' : 'off-course',
    requiredPerYear: ratePerYear(latest, target),
    ...(first !== last && { achievedPerYear: ratePerYear(start, latest) }),
    chance: chanceByTheDay(input, last.period, rules),
  };
}

function chanceByTheDay({ target, polarity, midpoint, phase }: TrajectoryInput, last: Period, rules: ForecastRules): Chance {
  const granularity: Granularity = last.granularity;
  const step = (lastPeriodEndedBy(granularity, target.on).month - last.month) / monthsIn(granularity);
  const figures = phase.values.filter((value) => value !== null).length;
  if (figures < rules.leastFigures) return { kind: 'no-chance', reason: `Too little history for a chance: ${figures} ${figures === 1 ? 'figure' : 'figures'}, and ${rules.leastFigures} are needed.` };
  if (step < 1) return { kind: 'no-chance', reason: `No ${granularity} ends between the latest figure and ${target.on}.` };
  const ahead = forecast({ ...phase, granularity, horizon: step }, rules);
  return chanceOfMeeting(ahead, { target: target.value, polarity, step, ...(midpoint !== undefined && { midpoint }) }, rules);
}
