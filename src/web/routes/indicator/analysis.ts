import type { Catalogue } from '../../../catalogue/catalogue.ts';
import { forecastOfSeries, phaseValues } from '../../../core/forecast/forecast-series.ts';
import type { SeriesForecast } from '../../../core/forecast/forecast-series.ts';
import { askChance, stepsTo } from '../../../core/forecast/ask-chance.ts';
import type { AskedChance, ChanceRequest } from '../../../core/forecast/ask-chance.ts';
import { trajectory } from '../../../core/forecast/trajectory.ts';
import type { Trajectory } from '../../../core/forecast/trajectory.ts';
import { firstDay, lastDay } from '../../../core/period.ts';
import type { Period } from '../../../core/period.ts';
import type { SeriesPoint } from '../../../core/series.ts';
import type { Standing } from '../../../core/standing.ts';
import { offerRatioLimits } from '../../../core/trend/offer-ratio-limits.ts';
import type { RatioOffer } from '../../../core/trend/offer-ratio-limits.ts';
import { analysedPoints, phaseStarts, trendOfSeries } from '../../../core/trend/series-trend.ts';
import type { PhaseStart } from '../../../core/trend/series-trend.ts';
import { suggestRebase } from '../../../core/trend/suggest-rebase.ts';
import type { RebaseSuggestion } from '../../../core/trend/suggest-rebase.ts';
import { targetRun, targetsMet } from '../../../core/trend/target-run.ts';
import type { TargetRun } from '../../../core/trend/target-run.ts';
import { trendMarks } from '../../../core/trend/trend-marks.ts';
import type { TrendMarks } from '../../../core/trend/trend-marks.ts';
import type { Trend, TrendRefusal } from '../../../core/trend/trend.ts';
import type { TrendRules } from '../../../core/trend/trend-rules.ts';
import { askedRules, periodsOf } from './chart-settings.ts';
import type { ChartSettings } from './chart-settings.ts';

/** Everything the figures of one indicator say, by the rules that were asked for. */
export interface Analysis {
  readonly trend: Trend | TrendRefusal;
  readonly rules: TrendRules;
  readonly marks: TrendMarks;
  /** The figures it rests on, oldest first. */
  readonly points: readonly SeriesPoint[];
  readonly starts: readonly PhaseStart[];
  readonly run?: TargetRun;
  /** Of the last twelve figures at most. */
  readonly metOf: { readonly met: number; readonly of: number };
  readonly ahead?: SeriesForecast;
  /** Steps of the forecast that are drawn: to the review where it lies within reach, and to the period asked for. */
  readonly steps: number;
  /** The day of the review, where the steps drawn end with its period. */
  readonly endsAtReview?: string;
  readonly chance: AskedChance;
  readonly ratio?: RatioOffer;
  readonly suggestion?: RebaseSuggestion;
  readonly course?: { readonly trajectory: Trajectory; readonly value: number; readonly by: string; readonly source: string };
}

const STEPS_WITHOUT_REVIEW = 3;
/** Figures that `metOf` looks at. */
export const LATEST_MET = 12;

export interface AnalysisInput {
  readonly standing: Standing;
  readonly rebases: readonly Period[];
  readonly review?: string;
  readonly asOf: string;
  /** What a reader asked of a target; nothing where the page stands as it opens. */
  readonly request: ChanceRequest;
}

export function analyseStanding(input: AnalysisInput, settings: ChartSettings, catalogue: Pick<Catalogue, 'trendRules' | 'forecastRules'>): Analysis {
  const { standing, rebases } = input;
  const { indicator, series, lastEnded, target, targets, freshness } = standing;
  const rules = askedRules(catalogue.trendRules, settings);
  const periods = periodsOf(settings);
  const points = analysedPoints(series, lastEnded, periods);
  const trend = trendOfSeries({ series, polarity: indicator.polarity, last: lastEnded, periods, rebases, ...(target && { target: target.value }) }, rules);
  const newest = points.at(-1)?.period;
  const made = trend.kind === 'trend' && newest ? forecastOfSeries(trend, newest, catalogue.forecastRules) : undefined;
  const ahead = freshness.kind === 'too-old' ? undefined : made;
  const run = targetRun(points, targets, indicator);
  const { review, asOf } = input;
  const chance = askChance({ standing, ahead: made, newest: newestFigure(points), asOf, ...(review !== undefined && { review }) }, input.request, catalogue.forecastRules);
  const drawn = ahead && stepsDrawn(ahead, chance);
  const ratio = trend.kind === 'trend' ? ratioOffer(trend, points, standing, rules) : undefined;
  const suggestion = trend.kind === 'trend' ? suggestRebase(trend, rules) : undefined;
  const course = trend.kind === 'trend' ? courseOf(trend, points, standing, catalogue) : undefined;
  return {
    trend, rules, points, starts: phaseStarts(points, rebases), marks: trendMarks(trend, target !== undefined && indicator.polarity !== 'none', rules),
    metOf: targetsMet(points.slice(-LATEST_MET), targets, indicator),
    steps: drawn?.steps ?? STEPS_WITHOUT_REVIEW, chance,
    ...(drawn?.endsAtReview && review !== undefined && { endsAtReview: review }),
    ...(run && { run }), ...(ahead && { ahead }), ...(ratio && { ratio }), ...(suggestion && { suggestion }), ...(course && { course }),
  };
}

/** The period of the newest row that has a figure. */
export function newestFigure(points: readonly SeriesPoint[]): Period | undefined {
  return points.findLast(({ figure }) => figure.kind === 'value')?.period;
}

function stepsDrawn(ahead: SeriesForecast, chance: AskedChance): { readonly steps: number; readonly endsAtReview: boolean } {
  if (chance.kind === 'none') return { steps: STEPS_WITHOUT_REVIEW, endsAtReview: false };
  const toReview = chance.review === undefined || chance.review.isBeyond ? undefined : stepsTo(ahead, chance.review.period);
  const steps = Math.max(toReview ?? STEPS_WITHOUT_REVIEW, chance.why === 'asked' ? stepsTo(ahead, chance.at.period) : 0);
  return { steps, endsAtReview: steps === toReview };
}

/** Only where numerator over denominator is the figure: a percentage as a proportion, anything else as a rate. */
function ratioOffer(trend: Trend, points: readonly SeriesPoint[], { indicator: { unit } }: Standing, rules: TrendRules): RatioOffer | undefined {
  const counts = points.flatMap(({ period, figure }) => (figure.kind === 'value' && figure.numerator !== undefined && figure.denominator !== undefined
    ? [{ date: firstDay(period), numerator: figure.numerator, denominator: figure.denominator }] : []));
  if (counts.length < 2 || unit === 'grade') return undefined;
  const chart = unit === 'percent' ? 'proportion' : 'rate';
  if (chart === 'proportion' && counts.some(({ numerator, denominator }) => numerator > denominator)) return undefined;
  return offerRatioLimits(trend, counts, { chart, scale: unit === 'percent' ? 100 : 1 }, rules);
}

/** To the next goal of the indicator after the latest figure, else to the council's next target that is not in force yet. */
function courseOf(trend: Trend, points: readonly SeriesPoint[], { indicator, targets, granularity }: Standing, { forecastRules }: Pick<Catalogue, 'forecastRules'>): Analysis['course'] {
  const figures = points.flatMap(({ period, figure }) => (figure.kind === 'value' ? [{ period, value: figure.value }] : []));
  const latest = figures.at(-1);
  if (latest === undefined || indicator.polarity === 'none') return undefined;
  const after = lastDay(latest.period);
  const own = targets.map((one) => ({ value: one.value, by: lastDay(one.from), source: '' })).sort((a, b) => (a.by < b.by ? -1 : 1));
  const goals = indicator.goals.map(({ value, by, source }) => ({ value: Number(value), by, source }));
  const goal = goals.find(({ by }) => by > after) ?? own.find(({ by }) => by > after);
  if (goal === undefined) return undefined;
  const made = trajectory({
    figures, target: { on: goal.by, value: goal.value }, polarity: indicator.polarity, ...(indicator.midpoint !== undefined && { midpoint: Number(indicator.midpoint) }),
    milestones: own.filter(({ by }) => by < goal.by && by > lastDay(figures[0]?.period ?? latest.period)).map(({ by, value }) => ({ on: by, value })),
    phase: { values: phaseValues(trend, granularity), hasSignal: trend.latest.signals.length > 0 },
  }, forecastRules);
  return { ...goal, trajectory: made };
}
