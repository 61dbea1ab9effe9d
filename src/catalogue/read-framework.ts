import type { Indicator } from '../core/indicator.ts';
import { checkFramework } from '../core/rating/check/check-framework.ts';
import type { FrameworkCheck } from '../core/rating/check/check-framework.ts';
import { repeatedKeys } from './repeated-keys.ts';

/**
 * Reads the text of a framework file and checks it whole: a framework, or every fault with its place as a path
 * (`nodes.q2.levels.good.all[0].op`) and what to do. Text that is not JSON has one fault, with line and column.
 */
export function readFramework(text: string, indicators: ReadonlyMap<string, Indicator>): FrameworkCheck {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return { kind: 'faults', faults: [{ place: whereIn(text, error), message: `is not JSON: ${error instanceof Error ? error.message : String(error)}` }] };
  }
  const repeated = repeatedKeys(text).map((place) => ({ place, message: 'is written twice in the same object; rename or remove one' }));
  const check = checkFramework(document, indicators);
  if (repeated.length === 0) return check;
  return { kind: 'faults', faults: [...repeated, ...(check.kind === 'faults' ? check.faults : [])] };
}

/** `line 3, column 7`, from the position a JSON error names; the end of the text when it names none. */
function whereIn(text: string, error: unknown): string {
  const named = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  const before = text.slice(0, named === undefined ? text.length : Number(named)).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
