import type { Polarity } from '../indicator.ts';
import { monthsIn } from '../period.ts';
import type { Spread } from './calibrate.ts';
import type { Forecast } from './forecast.ts';
import type { ForecastRules } from './forecast-rules.ts';
import { studentShareBelow } from './student.ts';

export type ChanceWord = 'likely' | 'possible' | 'unlikely';

/** How sure it is that a target is met in one period; `share` is from 0 to 1. */
export type Chance =
  | { readonly kind: 'chance'; readonly share: number; readonly word: ChanceWord; readonly step: number }
  | { readonly kind: 'no-chance'; readonly reason: string };

export interface ChanceQuestion {
  readonly target: number;
  readonly polarity: Polarity;
  /** For polarity `target`: the value that is best; the target is met when the figure is no further from it than `target` is. */
  readonly midpoint?: number;
  /** Periods after the last entry of the forecast's values. */
  readonly step: number;
}

/** The share of the figures to come that lie at or below a value; with no spread the forecast is taken as it is. */
function shareUpTo(value: number, mean: number, { scale, degrees }: Spread): number {
  if (scale === 0) return mean <= value ? 1 : 0;
  return studentShareBelow((value - mean) / scale, degrees);
}

function shareMeeting({ target, polarity, midpoint = 0 }: ChanceQuestion, mean: number, spread: Spread): number | undefined {
  switch (polarity) {
    case 'higher': return shareUpTo(-target, -mean, spread);
    case 'lower': return shareUpTo(target, mean, spread);
    case 'target': {
      const reach = Math.abs(target - midpoint);
      return Math.max(0, shareUpTo(midpoint + reach, mean, spread) + shareUpTo(reach - midpoint, -mean, spread) - 1);
    }
    case 'none': return undefined;
  }
}

/** The word for a share: above 0.8 likely, below 0.2 unlikely, else possible (the edges are in `data/forecast-rules.json`). */
export function chanceWord(share: number, { likelyAbove, unlikelyBelow }: ForecastRules['chance']): ChanceWord {
  if (share > likelyAbove) return 'likely';
  return share < unlikelyBelow ? 'unlikely' : 'possible';
}

/** The furthest period a chance is given for: so many months, and no more than a share of the figures behind it. */
function furthestStep({ granularity, figures }: Exclude<Forecast, { kind: 'refused' }>, { longestMonths, longestShareOfFigures }: ForecastRules['chance']): number {
  return Math.min(Math.floor(longestMonths / monthsIn(granularity)), Math.floor(figures * longestShareOfFigures));
}

/**
 * The chance that the figure of one period meets a target: the part of the forecast's distribution on the good side of it.
 * A figure equal to the target meets it. None when the forecast is refused, the indicator has no good direction, or the
 * period lies too far ahead.
 *
 * Source of the bounds and words: `data/forecast-rules.json`.
 * Example: forecast 90 with scale 5 and 2 degrees, target 80, higher is better: t = 2, so 90.8 %: likely.
 */
export function chanceOfMeeting(forecast: Forecast, question: ChanceQuestion, { chance: rules }: ForecastRules): Chance {
  if (forecast.kind === 'refused') return { kind: 'no-chance', reason: `No chance is given. ${forecast.reason}` };
  const furthest = furthestStep(forecast, rules);
  const { step } = question;
  const at = forecast.steps.find((each) => each.step === step);
  if (step > furthest || at === undefined) {
    const reach = at === undefined ? forecast.steps.length : furthest;
    return { kind: 'no-chance', reason: `No chance is given that far ahead: ${step} periods, and these ${forecast.figures} figures say something about ${Math.min(reach, furthest)} at most.` };
  }
  const share = shareMeeting(question, at.mean, at.spread);
  if (share === undefined) return { kind: 'no-chance', reason: 'No chance is given, because neither higher nor lower figures are better.' };
  return { kind: 'chance', share, word: chanceWord(share, rules), step };
}
