import { z } from 'zod';

/** What an inspection found, in a word that can be counted: one entry of `data/finding-themes.json`. */
export const findingThemeSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens'),
  /** Strengths and weaknesses are never counted together. */
  kind: z.enum(['to-improve', 'strength']),
  /** One of the five the survey of the first 76 IT inspections named; it gave no counts. */
  recurring: z.boolean(),
  words: z.string().min(1),
  source: z.string().min(1),
});
export type FindingTheme = z.infer<typeof findingThemeSchema>;
