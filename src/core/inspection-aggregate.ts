import { z } from 'zod';
import { decimalText } from './decimal-text.ts';

const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens');

/**
 * A published summary of many inspections of which the single results were not published.
 *
 * It has margins only: how many reached one of some levels, what share was said to have some prospects.
 * There is no place in it for a cell of the service × prospects grid, so nothing can be spread over
 * inspections nobody published. Example: of 76, 54 poor or fair and 0 excellent; so 22 are the rest.
 */
export const inspectionAggregateSchema = z
  .strictObject({
    id: kebab,
    title: z.string().min(1),
    service: z.string().min(1),
    body: z.string().min(1),
    nations: z.array(z.string().min(1)).min(1),
    /** The last day the summary covers. */
    to: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write the day as YYYY-MM-DD'),
    inspections: z.number().int().positive(),
    /** Ids of the scale versions the summary spans; their overall levels are the same. */
    scales: z.array(kebab).min(1),
    /** How many inspections were at one of these levels; a level stands in one count at most. */
    counts: z.array(z.strictObject({ words: z.string().min(1), levels: z.array(kebab).min(1), inspections: z.number().int().nonnegative() })),
    /** Shares printed as percentages, of all inspections, in the words of the report. */
    shares: z.array(z.strictObject({ words: z.string().min(1), percent: decimalText })),
    /** The commonest single result in the words of the report, its level, and the place in `shares` of the share it belongs to. */
    commonest: z.strictObject({ words: z.string().min(1), level: z.string().min(1), share: z.number().int().nonnegative() }).optional(),
    note: z.string().min(1),
    sources: z.array(z.strictObject({ words: z.string().min(1), address: z.url() })).min(1),
  })
  .superRefine((aggregate, context) => {
    const counted = aggregate.counts.reduce((sum, count) => sum + count.inspections, 0);
    if (counted > aggregate.inspections)
      context.addIssue({ code: 'custom', path: ['counts'], message: `the counts add up to ${counted}, more than the ${aggregate.inspections} inspections` });
    const levels = aggregate.counts.flatMap((count) => count.levels);
    if (new Set(levels).size !== levels.length)
      context.addIssue({ code: 'custom', path: ['counts'], message: 'a level stands in two counts, so that inspections would count twice' });
    if (aggregate.commonest && aggregate.commonest.share >= aggregate.shares.length)
      context.addIssue({ code: 'custom', path: ['commonest', 'share'], message: `there are ${aggregate.shares.length} shares, counted from 0` });
    aggregate.shares.forEach((share, at) => {
      if (Number(share.percent) < 0 || Number(share.percent) > 100)
        context.addIssue({ code: 'custom', path: ['shares', at, 'percent'], message: 'a share lies between 0 and 100' });
    });
  });
export type InspectionAggregate = z.infer<typeof inspectionAggregateSchema>;

/** A row of an aggregate's grid: one level of the service, and what its margin says. */
export interface AggregateRow {
  readonly level: string;
  /** Cells in the order of the shares, then the rest: nought only where the margin makes it certain. */
  readonly cells: readonly { readonly state: 'none' | 'not-published'; readonly isCommonest: boolean }[];
}

export interface AggregateMargins {
  /** Best level first. */
  readonly rows: readonly AggregateRow[];
  /** Printed counts, and the rest as one more, best first: what stands at the side of the rows. */
  readonly margins: readonly { readonly levels: readonly string[]; readonly inspections: number; readonly printed: boolean }[];
  /** Shares with the number of inspections they come to, and the rest: what stands under the columns. */
  readonly columns: readonly { readonly words: string; readonly percent?: string; readonly about: number }[];
}

/**
 * What the margins say of the service × prospects grid, and nothing more: a cell is nought where its row is,
 * and otherwise not published. `levels` of the scale come worst first.
 * Example: of 76 with 54 poor or fair and 0 excellent, the good are the other 22; 68 % of 76 is about 52.
 */
export function aggregateMargins(aggregate: InspectionAggregate, levels: readonly string[]): AggregateMargins {
  const counted = aggregate.counts.reduce((sum, count) => sum + count.inspections, 0);
  const others = levels.filter((level) => !aggregate.counts.some((count) => count.levels.includes(level)));
  const bestOf = (some: readonly string[]): number => Math.max(...some.map((level) => levels.indexOf(level)));
  const margins = [
    ...aggregate.counts.map((count) => ({ levels: count.levels, inspections: count.inspections, printed: true })),
    ...(others.length > 0 ? [{ levels: others, inspections: aggregate.inspections - counted, printed: false }] : []),
  ].sort((a, b) => bestOf(b.levels) - bestOf(a.levels));
  const shares = aggregate.shares.map(({ words, percent }) => ({ words, percent, about: Math.round((Number(percent) * aggregate.inspections) / 100) }));
  const rest = { words: 'the rest', about: aggregate.inspections - shares.reduce((sum, share) => sum + share.about, 0) };
  const columns = shares.length > 0 ? [...shares, rest] : [];
  const rows = [...levels].reverse().map((level): AggregateRow => {
    const isNone = margins.some((margin) => margin.levels.includes(level) && margin.inspections === 0);
    return { level, cells: columns.map((_, at) => ({ state: isNone ? 'none' : 'not-published', isCommonest: aggregate.commonest?.level === level && aggregate.commonest.share === at })) };
  });
  return { rows, margins, columns };
}
