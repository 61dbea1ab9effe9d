import { z } from 'zod';
import { IMPROVEMENTS } from '../../core/trend/improvement.ts';
import type { DatedValue } from '../../core/trend/dated-value.ts';
import type { TrendOptions } from '../../core/trend/trend.ts';
import { dayOfText } from './day-of-text.ts';

/** One series to analyse, as a file gave it, or why it cannot be: the others of its file stand on their own. */
export type SeriesReading =
  | { readonly kind: 'series'; readonly name: string; readonly values: readonly DatedValue[]; readonly options: TrendOptions; readonly remarks: readonly string[] }
  | { readonly kind: 'bad-series'; readonly name: string; readonly message: string };

const SHOWN_FAULTS = 3;
const DAY = 'write a day as YYYY-MM-DD, or a period such as 2026-10 or 2026/27 Q3';

const day = z.string({ error: DAY }).transform((text, context) => {
  const found = dayOfText(text);
  if (found !== undefined) return found;
  context.addIssue({ code: 'custom', message: `${JSON.stringify(text)} is no day; ${DAY}` });
  return z.NEVER;
});

const requestSchema = z.looseObject({
  name: z.string({ error: 'write the name in quotes' }).optional(),
  series: z.custom<readonly unknown[]>(Array.isArray, { error: 'write the points as a list of {"date", "value"}' }),
  improvement: z.enum(IMPROVEMENTS, { error: `write ${IMPROVEMENTS.join(', ')}` }).nullish(),
  target: z.number({ error: 'write a number' }).nullish(),
  rebase: z.array(day, { error: 'write a list of days' }).nullish(),
  baseline: z.number({ error: 'write a whole number of points' }).nullish(),
  screen: z.boolean({ error: 'write true or false' }).nullish(),
}, { error: 'write a series as {"name", "series": [{"date", "value"}], "improvement"}' });

const KNOWN = Object.keys(requestSchema.shape);

/**
 * Checks one series of a file. `place` (`series 3`) is its name where it has none.
 * A key that is not known is passed over and remarked upon, so that a misspelt one is found.
 */
export function seriesRequest(raw: unknown, place: string): SeriesReading {
  const checked = requestSchema.safeParse(raw);
  const given = (raw as { readonly name?: unknown } | null)?.name;
  const name = typeof given === 'string' && given.trim() !== '' ? given : place;
  if (!checked.success) {
    const faults = checked.error.issues.map(({ path, message }) => (path.length === 0 ? message : `${placeOf(path)}: ${message}`));
    return { kind: 'bad-series', name, message: listOfFaults(faults) };
  }
  const { series, improvement, target, rebase, baseline, screen } = checked.data;
  const { values, faults } = pointsOf(series);
  if (faults.length > 0) return { kind: 'bad-series', name, message: listOfFaults(faults) };
  return {
    kind: 'series', name, values,
    options: {
      improvement: improvement ?? 'neutral',
      ...(typeof target === 'number' && { target }),
      ...(rebase && { rebase }),
      ...(typeof baseline === 'number' && { baseline }),
      ...(typeof screen === 'boolean' && { screen }),
    },
    remarks: [
      ...Object.keys(checked.data).filter((key) => !KNOWN.includes(key)).map((key) => `The key ${JSON.stringify(key)} is not known and was passed over.`),
      ...(improvement ? [] : [`It is not said which way is better, so the series is charted as neutral; write "improvement" as ${IMPROVEMENTS.join(', ')}.`]),
    ],
  };
}

/** The points of a series, checked in a plain loop: there may be many thousands, and a schema takes ten times as long. */
function pointsOf(series: readonly unknown[]): { readonly values: readonly DatedValue[]; readonly faults: readonly string[] } {
  const values: DatedValue[] = [];
  const faults: string[] = [];
  series.forEach((raw, at) => {
    const { date: text, value } = (raw ?? {}) as { readonly date?: unknown; readonly value?: unknown };
    const date = typeof text === 'string' ? dayOfText(text) : undefined;
    if (date === undefined) faults.push(`series[${at}].date: ${typeof text === 'string' ? `${JSON.stringify(text)} is no day; ` : ''}${DAY}`);
    if (value !== null && !(typeof value === 'number' && Number.isFinite(value))) faults.push(`series[${at}].value: write a number, or null where the figure is missing`);
    else if (date !== undefined) values.push({ date, value });
  });
  return { values, faults };
}

/** The first few faults in a sentence, and how many more there are. */
export function listOfFaults(faults: readonly string[]): string {
  const more = faults.length - SHOWN_FAULTS;
  return `${faults.slice(0, SHOWN_FAULTS).join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
}

/** `['series', 3, 'value']` is `series[3].value`. */
function placeOf(path: readonly PropertyKey[]): string {
  return path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('').replace(/^\./, '');
}
