import { placeText, pointerText } from '../core/rating/check/fault.ts';
import type { Place } from '../core/rating/check/fault.ts';

/** Where things stand in a JSON text. */
export interface JsonPlaces {
  /** Line, counted from 1, on which each value begins, or its key, by JSON pointer. */
  readonly lines: ReadonlyMap<string, number>;
  /** Keys written twice in one object, which `JSON.parse` drops without a word. */
  readonly repeated: readonly { readonly place: string; readonly pointer: string; readonly line: number }[];
}

interface Open { readonly keys: Set<string> | undefined; readonly place: Place; at: number; key: string }

/**
 * Reads places out of a JSON text, which must be valid. Example: `{"a":{"b":1,"b":2}}` has `/a/b` on line 1, and repeats it.
 */
export function jsonPlaces(text: string): JsonPlaces {
  const lines = new Map<string, number>([['', 1]]);
  const repeated: { place: string; pointer: string; line: number }[] = [];
  const open: Open[] = [];
  const here = (): Place => {
    const around = open.at(-1);
    return around ? [...around.place, around.keys ? around.key : around.at] : [];
  };
  let line = 1;
  for (const [token, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\],\n]|[^\s"{}[\],:]+/g)) {
    const around = open.at(-1);
    if (token === '\n') line += 1;
    else if (token === '}' || token === ']') open.pop();
    else if (token === ',') { if (around) around.at += 1; }
    else if (colon !== undefined && around?.keys) {
      around.key = String(JSON.parse(token.slice(0, -colon.length)));
      const place = here();
      if (around.keys.has(around.key)) repeated.push({ place: placeText(place), pointer: pointerText(place), line });
      around.keys.add(around.key);
      lines.set(pointerText(place), line);
      line += colon.split('\n').length - 1;
    } else {
      if (around && !around.keys) lines.set(pointerText(here()), line);
      if (token === '{' || token === '[') open.push({ keys: token === '{' ? new Set() : undefined, place: here(), at: 0, key: '' });
    }
  }
  return { lines, repeated };
}
