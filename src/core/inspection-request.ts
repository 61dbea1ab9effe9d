import { z } from 'zod';

const id = z.string().min(1).max(80);

/** What a comment or request is about: a criterion of a framework, an indicator (in a period, by its code), or an item of evidence. */
export const requestAboutSchema = z.union([
  z.strictObject({ on: z.literal('criterion'), framework: id, criterion: id }),
  z.strictObject({ on: z.literal('figure'), indicator: id, period: id.optional() }),
  z.strictObject({ on: z.literal('evidence'), item: id }),
]);
export type RequestAbout = z.infer<typeof requestAboutSchema>;

export const REQUEST_KINDS = ['comment', 'request'] as const;
export const REQUEST_STATES = ['open', 'answered', 'closed'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** What was written of a request at one time; the entries of its key are the whole exchange, and the newest says how it stands. */
export interface RequestEntry {
  readonly id: string;
  readonly kind: (typeof REQUEST_KINDS)[number];
  readonly about: RequestAbout;
  readonly state: RequestState;
  /** Empty where it was closed without a word. */
  readonly text: string;
  /** The role of who wrote it, so that no name outlives who holds it. */
  readonly by: string;
}

const ORDER: Readonly<Record<RequestState, number>> = { open: 0, answered: 1, closed: 2 };

/** Open ones first, requests before comments, then by number. Example: open RQ-03 stands before answered RQ-01. */
export function compareRequests(a: Pick<RequestEntry, 'id' | 'kind' | 'state'>, b: Pick<RequestEntry, 'id' | 'kind' | 'state'>): number {
  return ORDER[a.state] - ORDER[b.state] || Number(a.kind === 'comment') - Number(b.kind === 'comment') || a.id.localeCompare(b.id, 'en-GB', { numeric: true });
}
