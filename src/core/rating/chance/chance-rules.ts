import { z } from 'zod';

/** `data/chance-rules.json`: how the chance of a rating is worked out. */
export const chanceRulesSchema = z.strictObject({
  $schema: z.string().optional(),
  source: z.string().min(1),
  /** Simulated courses of the figures; with 1,000 a share is right within 3 points, 19 times in 20. */
  runs: z.int().min(100).max(100_000),
  /** The same seed gives the same shares. */
  seed: z.int().min(0),
});
export type ChanceRules = z.infer<typeof chanceRulesSchema>;
