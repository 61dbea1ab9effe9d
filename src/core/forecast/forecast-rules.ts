import { z } from 'zod';

const count = z.int().min(1);
const share = z.number().gt(0).lt(1);
const range = z.strictObject({ least: share, most: share }).refine(({ least, most }) => least <= most, 'least is above most');

/** `data/forecast-rules.json`: when a forecast is made, how far it reaches, how its bands are calibrated and which words a chance gets. */
export const forecastRulesSchema = z.strictObject({
  $schema: z.string().optional(),
  source: z.string().min(1),
  /** Fewer figures than this in the current phase: no forecast. */
  leastFigures: count,
  /** A forecast reaches at most so many periods ahead. */
  longestSteps: count,
  /** Bounds of the weights of damped-trend smoothing; `beta` is bounded as a share of `alpha`. */
  smoothing: z.strictObject({ alpha: range, betaOfAlpha: range, phi: range }),
  calibration: z.strictObject({
    /** The first rolling origin stands after this share of the figures, within these counts. */
    firstOrigin: z.strictObject({ share, least: count, most: count }),
    /** Errors of 1 to so many steps are pooled. */
    steps: count,
    /** The spread is never taken to rest on fewer independent errors than this. */
    leastDegrees: count,
  }),
  season: z.strictObject({
    /** Months in a season, and from how many months on one is looked for. */
    months: z.int().min(2),
    leastMonths: count,
    /** The autocorrelation one season back must exceed so many of its standard errors. */
    standardErrors: z.number().positive(),
  }),
  chance: z.strictObject({
    longestMonths: count,
    /** And at most this share of the figures ahead. */
    longestShareOfFigures: share,
    likelyAbove: share,
    unlikelyBelow: share,
  }),
}).refine((rules) => rules.calibration.firstOrigin.least < rules.leastFigures, 'calibration.firstOrigin.least must be below leastFigures, so that every forecast has errors of its own to go by');
export type ForecastRules = z.infer<typeof forecastRulesSchema>;
