import type { Signal } from '../core/trend/signals.ts';
import type { TrendPhase } from '../core/trend/trend-phase.ts';
import type { Trend, TrendPoint } from '../core/trend/trend.ts';
import type { TrendWords } from './trend-words.ts';

export const SIGNAL_MEANS: Record<TrendPoint['kind'], string> = {
  common_cause: '',
  special_cause_improvement: 'a signal of improvement',
  special_cause_concern: 'a signal for concern',
  special_cause_neutral_high: 'a signal of change',
  special_cause_neutral_low: 'a signal of change',
};

/**
 * What a trend says, in one sentence: whether the latest figure is a signal or normal variation, and whether the target can
 * be expected to be met. It claims no more than the rules do: limits from few figures are called so, and the target is spoken
 * of by the limits alone, and with a reservation where the latest figure is a signal.
 *
 * Example: "The latest figure, 79.486 for March 2019, is within normal variation (77.104 to 85.954); by these limits, which
 * come from only 12 figures, the target of 95 cannot be expected to be met unless something changes."
 */
export function trendSentence(trend: Trend, words: TrendWords): string {
  const { latest, phases } = trend;
  const phase = phases[latest.phase];
  const limits = phase?.limits;
  if (phase === undefined || limits === undefined) return tooFew(trend, words);
  const [signal] = latest.signals;
  const finding = signal ? `${signalWords(signal, trend, words)}, ${SIGNAL_MEANS[latest.kind]}` : commonCause(latest, phase, words);
  return `${finding}${targetWords(trend, phase, words)}.`;
}

function tooFew({ latest, phases, assuranceBefore }: Trend, words: TrendWords): string {
  const since = latest.phase > 0 ? ` since the limits were set anew from ${words.day(phases[latest.phase]?.from ?? '')}` : '';
  const before = assuranceBefore === undefined ? '' : `; before that, the target ${{ pass: 'could', fail: 'could not', inconsistent: 'could not always' }[assuranceBefore]} be expected to be met`;
  return `There are too few figures${since} to tell a signal from normal variation${before}.`;
}

function commonCause(latest: TrendPoint, { limits }: TrendPhase, words: TrendWords): string {
  const figure = `The latest figure, ${words.value(latest.value ?? NaN)} for ${words.day(latest.date)},`;
  if (limits === undefined || limits.averageMovingRange === 0) return `${figure} is the same as every figure its limits come from`;
  return `${figure} is within normal variation (${words.between(limits.lower, limits.upper)})`;
}

function signalWords({ rule, side }: Signal, trend: Trend, words: TrendWords): string {
  const { latest, phases } = trend;
  const limits = phases[latest.phase]?.limits;
  const limit = (side === 1 ? limits?.upper : limits?.lower) ?? NaN;
  const [end, beyond] = side === 1 ? ['upper', 'above'] : ['lower', 'below'];
  const run = signalRun(trend);
  switch (rule) {
    case 'astronomical':
      return `The latest figure, ${words.value(latest.value ?? NaN)} for ${words.day(latest.date)}, is ${beyond} the ${end} limit of ${words.line(limit)}`;
    case 'trend':
      return `The latest ${run.length} figures ${side === 1 ? 'rise' : 'fall'} without a break, from ${words.value(run[0]?.value ?? NaN)} for ${words.day(run[0]?.date ?? '')} to ${words.value(latest.value ?? NaN)} for ${words.day(latest.date)}`;
    case 'two-of-three':
      return `${nearOfThree(trend) === 3 ? 'All of' : 'Two of'} the latest three figures, up to ${words.day(latest.date)}, lie close to the ${end} limit of ${words.line(limit)} or beyond it`;
    case 'shift':
      return `The latest ${run.length} figures, from ${words.day(run[0]?.date ?? '')} to ${words.day(latest.date)}, all lie ${beyond} the mean of ${words.line(limits?.mean ?? NaN)}`;
  }
}

/**
 * The points behind the first signal of the latest figure, up to it: the whole run of a trend or a shift, the ones that count
 * of two in three, the latest figure alone beyond a limit. Empty where there is no signal.
 */
export function signalRun({ latest, points }: Trend): readonly TrendPoint[] {
  const [signal] = latest.signals;
  const here = points.filter(({ phase, date }) => phase === latest.phase && date <= latest.date);
  switch (signal?.rule) {
    case undefined: return [];
    case 'astronomical': return [latest];
    case 'trend': return endingRun(here, (point, next) => Math.sign((next.value ?? NaN) - (point.value ?? NaN)) === signal.side);
    case 'two-of-three': return here.slice(-3).filter(({ signals }) => signals.some(({ rule, side }) => rule === signal.rule && side === signal.side));
    case 'shift': return endingRun(here, (point, next) => point.sideOfMean === next.sideOfMean);
  }
}

/** How many of the latest three figures lie near a limit or beyond it: one beyond it counts, though the rule passes it over. */
export function nearOfThree({ latest, points }: Trend): number {
  const [signal] = latest.signals;
  const three = points.filter(({ phase, date }) => phase === latest.phase && date <= latest.date).slice(-3);
  return three.filter(({ signals }) => signals.some(({ rule, side }) => side === signal?.side && (rule === 'two-of-three' || rule === 'astronomical'))).length;
}

/** The longest stretch up to the last point in which each step keeps on. */
function endingRun(points: readonly TrendPoint[], keepsOn: (point: TrendPoint, next: TrendPoint) => boolean): readonly TrendPoint[] {
  const brokenAfter = points.findLastIndex((point, at) => {
    const next = points[at + 1];
    return next !== undefined && !keepsOn(point, next);
  });
  return points.slice(brokenAfter + 1);
}

/** What the limits say of the target, where a signal puts them in doubt. */
export const IF_LIMITS_HOLD = { pass: 'met', fail: 'missed', inconsistent: 'met at some times and missed at others' } as const;

function targetWords({ target, assurance, latest, phases }: Trend, phase: TrendPhase, words: TrendWords): string {
  const few = phase.trial ? `, which come from only ${phase.count} figures,` : '';
  // Without any figure in the newest phase, its limits and so the icon are not there yet.
  if (target === undefined || assurance === undefined || latest.phase !== phases.length - 1) {
    return phase.trial ? `; the limits come from only ${phase.count} figures and may still move` : '';
  }
  const wanted = `; by these limits${few} the target of ${words.target(target)}`;
  // A signal says that the process may have changed, so limits from before it promise nothing for the figures to come.
  if (latest.signals.length > 0) return `${wanted} would be ${IF_LIMITS_HOLD[assurance]} if they still hold, which the signal puts in doubt`;
  switch (assurance) {
    case 'pass': return `${wanted} can be expected to be met unless something changes`;
    case 'fail': return `${wanted} cannot be expected to be met unless something changes`;
    case 'inconsistent': return `${wanted} may be met at some times and missed at others`;
  }
}
