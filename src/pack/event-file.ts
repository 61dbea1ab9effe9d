import { createHash } from 'node:crypto';
import { checkExcerpt } from '../core/event-chain.ts';
import type { ExcerptCheck, ExcerptEvent } from '../core/event-chain.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** `events.jsonl`: an event a line, the payload as the very text that was hashed. */
export function eventFile(events: readonly ExcerptEvent[]): string {
  return events.map(({ seq, payload, payloadHash, hash }) => `${JSON.stringify({ seq, ...(payload === undefined ? { payloadHash } : { payload }), hash })}\n`).join('');
}

/** Reads it back; `broken` with the line counted from 0 where one is no event. */
export function checkEventFile(text: string): ExcerptCheck {
  const lines = text.split('\n');
  if (lines.at(-1) !== '') return { kind: 'broken', at: lines.length - 1, reason: 'the last line does not end' };
  const events: ExcerptEvent[] = [];
  for (const [at, line] of lines.slice(0, -1).entries()) {
    const event = readEvent(line);
    if (event === undefined) return { kind: 'broken', at, reason: 'this line is no event' };
    events.push(event);
  }
  return checkExcerpt(events, sha256);
}

/** Undefined unless the line is exactly what `eventFile` writes of it. */
function readEvent(line: string): ExcerptEvent | undefined {
  try {
    const event = JSON.parse(line) as ExcerptEvent;
    return eventFile([event]) === `${line}\n` ? event : undefined;
  } catch {
    return undefined;
  }
}
