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

/** Sums such as 0.1 + 0.2 lie this share of a step off the place they are meant for, or less. */
const BLUR = 1e-6;

/** Where a figure begins to round up to one that reaches `least`. Example: with steps of 1, 98 is reached from 97.5 on. */
const fromWhere = (least: number, grain: number): number => (grain > 0 ? (Math.ceil(least / grain - BLUR) - 0.5) * grain : least);

function shareMeeting({ target, polarity, midpoint = 0 }: ChanceQuestion, mean: number, spread: Spread, grain: number): number | undefined {
  const atLeast = (least: number): number => shareUpTo(-fromWhere(least, grain), -mean, spread);
  const atMost = (most: number): number => shareUpTo(-fromWhere(-most, grain), mean, spread);
  switch (polarity) {
    case 'higher': return atLeast(target);
    case 'lower': return atMost(target);
    case 'target': {
      const reach = Math.abs(target - midpoint);
      return Math.max(0, atMost(midpoint + reach) + atLeast(midpoint - reach) - 1);
    }
    case 'none': return undefined;
  }
}

/** The word for a share: above 0.8 likely, below 0.2 unlikely, else possible (the edges are in `data/forecast-rules.json`). */
export function chanceWord(share: number, { likelyAbove, unlikelyBelow }: ForecastRules['chance']): ChanceWord {
  if (share > likelyAbove) return 'likely';
  return share < unlikelyBelow ? 'unlikely' : 'possible';
}

/**
 * How many periods ahead a chance is given: so many months, no more than a share of the figures behind it, and no further
 * than the forecast. 0 where it is refused. Example: 21 quarterly figures and 12 months: 4 quarters.
 */
export function chanceReach(forecast: Forecast, { chance: { longestMonths, longestShareOfFigures } }: ForecastRules): number {
  if (forecast.kind === 'refused') return 0;
  const { granularity, figures, steps } = forecast;
  return Math.min(Math.floor(longestMonths / monthsIn(granularity)), Math.floor(figures * longestShareOfFigures), steps.length);
}

/**
 * The chance that the figure of one period meets a target: the part of the forecast's distribution on the good side of it.
 * A figure equal to the target meets it, and figures come rounded as those before them: with whole numbers a target of 98 is
 * met by whatever rounds to 98. None when the forecast is refused, the indicator has no good direction, or the
 * period lies too far ahead.
 *
 * Source of the bounds and words: `data/forecast-rules.json`.
 * Example: forecast 90 with scale 5 and 2 degrees, target 80, higher is better, figures with many decimals: t = 2, so 90.8 %:
 * likely. Were the figures whole numbers, 79.5 would do: t = 2.1, 91.5 %.
 */
export function chanceOfMeeting(forecast: Forecast, question: ChanceQuestion, rules: ForecastRules): Chance {
  if (forecast.kind === 'refused') return { kind: 'no-chance', reason: `No chance is given. ${forecast.reason}` };
  const furthest = chanceReach(forecast, rules);
  const { step } = question;
  const at = forecast.steps.find((each) => each.step === step);
  if (step > furthest || at === undefined) {
    const { granularity, figures } = forecast;
    return { kind: 'no-chance', reason: `No chance is given that far ahead: ${step} ${granularity}${step === 1 ? '' : 's'}, and these ${figures} figures say something about ${furthest} at most.` };
  }
  const share = shareMeeting(question, at.mean, at.spread, forecast.grain);
  if (share === undefined) return { kind: 'no-chance', reason: 'No chance is given, because neither higher nor lower figures are better.' };
  return { kind: 'chance', share, word: chanceWord(share, rules.chance), step };
}
