import type { Indicator } from '../core/indicator.ts';
import { checkFramework } from '../core/rating/check/check-framework.ts';
import type { FrameworkCheck } from '../core/rating/check/check-framework.ts';
import type { Fault } from '../core/rating/check/fault.ts';
import { jsonPlaces } from './json-places.ts';
import type { JsonPlaces } from './json-places.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Reads the text of a framework file and checks it whole: a framework, or every fault with its place as a path
 * (`nodes.q2.levels.good.all[0].op`), JSON pointer and line, and what to do. Text that is not JSON has one fault, with line and column.
 */
export function readFramework(text: string, indicators: ReadonlyMap<string, Indicator>): FrameworkCheck {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    const { line, column } = whereIn(text, error);
    const message = text.startsWith(BYTE_ORDER_MARK)
      ? 'begins with a byte-order mark, which JSON does not have; save the file as UTF-8 without it'
      : `is not JSON: ${error instanceof Error ? error.message : String(error)}`;
    return { kind: 'faults', faults: [{ place: `line ${line}, column ${column}`, pointer: '', message }] };
  }
  const check = checkFramework(document, indicators);
  const places = jsonPlaces(text);
  const repeated = places.repeated.map((one) => ({ ...one, message: 'is written twice in the same object; rename or remove one' }));
  if (check.kind === 'framework' && repeated.length === 0) return check;
  const faults = check.kind === 'faults' ? check.faults.map((fault) => ({ ...fault, line: lineOf(fault, places) })) : [];
  return { kind: 'faults', faults: [...repeated, ...faults] };
}

/** The line of a fault's place, or of the nearest thing around it that the file has. */
function lineOf({ pointer }: Fault, { lines }: JsonPlaces): number {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const line = lines.get(at);
    if (line !== undefined) return line;
  }
  return 1;
}

/** Line and column of the position a JSON error names; where it names none, of the token it did not expect, or the end of the text. */
function whereIn(text: string, error: unknown): { readonly line: number; readonly column: number } {
  const message = error instanceof Error ? error.message : '';
  const position = /position (\d+)/.exec(message)?.[1];
  const at = position === undefined ? unexpectedAt(text, message) : Number(position);
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Where the unexpected token stands: one before the end of the shortest beginning of the text that has the same error. */
function unexpectedAt(text: string, message: string): number {
  if (!isUnexpectedToken(message)) return text.length;
  let without = 0;
  let having = text.length;
  while (having - without > 1) {
    const middle = Math.floor((without + having) / 2);
    if (isUnexpectedToken(complaint(text.slice(0, middle)))) having = middle;
    else without = middle;
  }
  return having - 1;
}

const isUnexpectedToken = (message: string): boolean => message.startsWith('Unexpected token');

function complaint(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}
