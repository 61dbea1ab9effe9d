import { z } from 'zod';
import { NO_FIGURE_REASONS } from '../../core/observation.ts';
import type { PeriodRange } from '../../core/period-text.ts';

const size = z.number().int().positive();

/** `data/import-rules.json`: what every import keeps to, whatever its mapping. */
export const importRulesSchema = z.strictObject({
  periods: z.strictObject({
    from: z.iso.date(),
    /** Financial years after the running one that a file may already name. */
    yearsAhead: z.number().int().nonnegative(),
  }),
  limits: z.strictObject({
    bytes: size,
    columns: size,
    cellCharacters: size,
    /** Lines above the header that may hold a title. */
    titleRows: size,
    /** Files received or read at the same time; the next person is asked to wait. */
    importsAtOnce: size,
  }),
  /** Words, in small letters, that say there is no figure, and which reason each gives. None of them is ever zero. */
  missingWords: z.record(z.string().refine((word) => word === word.toLowerCase(), 'write it in small letters'), z.enum(NO_FIGURE_REASONS)),
});
export type ImportRules = z.infer<typeof importRulesSchema>;

/** The days a period may lie in, on the day of the import (`YYYY-MM-DD`): with 3 years ahead, in 2026-11 to 2030-03-31. */
export function periodRange(rules: ImportRules, today: string): PeriodRange {
  const financialYear = Number(today.slice(0, 4)) - (today.slice(5) < '04-01' ? 1 : 0);
  return { from: rules.periods.from, to: `${financialYear + 1 + rules.periods.yearsAhead}-03-31` };
}
