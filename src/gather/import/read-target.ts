import type { Indicator } from '../../core/indicator.ts';
import { figureReader } from './check-figure.ts';

/** A target as somebody typed it: a value in the indicator's unit, or the sentence that says what is wrong and what to write. */
export type TypedTarget =
  | { readonly kind: 'value'; readonly text: string; readonly value: number }
  | { readonly kind: 'fault'; readonly text: string; readonly message: string };

/**
 * A reader of targets: they are read as a figure of the indicator would be, save that there is always a number.
 * Examples of a percentage: `95` and `95%` are 95; `0.95` is 0.95; `140` and `soon` are faults.
 */
export function targetReader(indicator: Indicator): (text: string) => TypedTarget {
  const read = figureReader(indicator, { powerOfTen: 0, missingWords: new Map(), column: 'value' });
  return (text) => {
    const cell = read(text);
    if (cell.kind === 'value') return { kind: 'value', text, value: cell.value };
    return { kind: 'fault', text, message: cell.kind === 'rejected' ? cell.reason.message : 'Enter a number' };
  };
}
