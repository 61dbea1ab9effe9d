import { z } from 'zod';

const runLength = z.number().int().min(3);

/** What may hold for an indicator on a sheet of trends; `figures-missing` is stale or not supplied, `changing` a signal that is no worsening. */
const ATTENTION_KINDS = ['worsening', 'missed', 'falls-short', 'figures-missing', 'changing', 'steady', 'too-few'] as const;
export type AttentionKind = (typeof ATTENTION_KINDS)[number];

/**
 * `data/trend-rules.json`: the settings of every trend. As shipped they are those of NHS England's Making Data Count as
 * carried out by NHSRplotthedots 0.2.2.
 */
export const trendRulesSchema = z.strictObject({
  /** Half the distance between the limits, in average moving ranges: 2.66, which is 3 / 1.128 rounded. */
  limitsFactor: z.number().positive(),
  /** Are moving ranges screened before their average is taken? The Making Data Count workbook does not screen. */
  screen: z.boolean(),
  /** A moving range of this many averages or more is screened out. */
  screeningFactor: z.number().positive(),
  /** Points in a row, each higher (or each lower) than the one before, that make a trend. */
  trendPoints: runLength,
  /** Points in a row on one side of the mean that make a shift. */
  shiftPoints: runLength,
  /**
   * What counts as one of the two in two-of-three: only a point between near limit and limit (NHSRplotthedots 0.2.2), or
   * every point beyond the near limit, also one beyond the limit (Making Data Count since November 2023).
   */
  twoOfThree: z.enum(['between-near-and-limit', 'beyond-near']),
  /** Limits from fewer points than this are trial limits. */
  trialBelow: z.number().int().positive(),
  /** Limits from fewer points than this are not drawn. */
  drawnFrom: z.number().int().min(2),
  /** The fewest points a fixed baseline may have. */
  leastBaseline: z.number().int().min(2),
  /** A difference this small, as a share of the spread of the figures the limits come from, is none. */
  equalWithin: z.number().nonnegative().max(1e-6),
  /** P′ or U′ limits are worth showing when a limit lies this share of the half width or more away from the XmR limit. */
  ratioLimitsDifferFrom: z.number().positive(),
  /** What needs a person first on a sheet of trends; of several that hold for an indicator the first counts. Each stands once. */
  attentionOrder: z.array(z.enum(ATTENTION_KINDS)).refine((order) => ATTENTION_KINDS.every((kind) => order.filter((one) => one === kind).length === 1), `name each once: ${ATTENTION_KINDS.join(', ')}`),
});
export type TrendRules = z.infer<typeof trendRulesSchema>;
