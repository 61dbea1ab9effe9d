/** What the first event of a chain continues. */
export const FIRST_HASH = '0'.repeat(64);

/**
 * The hash of an event: SHA-256 of the previous event's hash followed by the SHA-256 of the payload, both as lower-case hex text.
 * `sha256` is handed in, since this room works nothing out by itself but rules.
 */
export function chainHash(sha256: (text: string) => string, previousHash: string, payloadHash: string): string {
  return sha256(previousHash + payloadHash);
}

/**
 * An event in an excerpt of the log: with its payload where it is about the council, as a hash alone where it is not,
 * so that the chain can be walked without telling what others did.
 */
export interface ExcerptEvent {
  readonly seq: number;
  readonly payload?: string;
  readonly payloadHash?: string;
  readonly hash: string;
}

export type ExcerptCheck =
  | { readonly kind: 'sound'; readonly events: number; readonly head: string }
  | { readonly kind: 'broken'; readonly at: number; readonly reason: string };

/** Walks an excerpt from its first event; `at` counts the events from 0. */
export function checkExcerpt(events: readonly ExcerptEvent[], sha256: (text: string) => string): ExcerptCheck {
  let head = FIRST_HASH;
  for (const [at, { seq, payload, payloadHash, hash }] of events.entries()) {
    if (seq !== at + 1) return { kind: 'broken', at, reason: `this should be event ${at + 1} and says ${seq}` };
    if ((payload === undefined) === (payloadHash === undefined)) return { kind: 'broken', at, reason: 'an event has either its payload or the hash of it' };
    head = chainHash(sha256, head, payload === undefined ? payloadHash ?? '' : sha256(payload));
    if (hash !== head) return { kind: 'broken', at, reason: `event ${seq} does not continue the event before it, or its content was changed` };
    if (payload !== undefined && seqOf(payload) !== seq) return { kind: 'broken', at, reason: `the payload of event ${seq} is of another event` };
  }
  return { kind: 'sound', events: events.length, head };
}

function seqOf(payload: string): unknown {
  try {
    return (JSON.parse(payload) as { seq?: unknown }).seq;
  } catch {
    return undefined;
  }
}
