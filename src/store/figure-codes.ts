import { FIGURE_STATUSES, NO_FIGURE_REASONS } from '../core/observation.ts';
import type { Figure } from '../core/observation.ts';
import type { Granularity } from '../core/period.ts';

/** Granularities as stored: the months they hold. */
export const GRANULARITY_CODES: Record<Granularity, number> = { month: 1, quarter: 3, year: 12 };

const GRANULARITY_OF: Readonly<Record<number, Granularity>> = { 1: 'month', 3: 'quarter', 12: 'year' };

export function granularityFromCode(code: number): Granularity {
  const granularity = GRANULARITY_OF[code];
  if (granularity === undefined) throw new Error(`granularity ${code} in the store`);
  return granularity;
}

const FIRST_REASON = 10;

/** One small number for "actual, provisional, estimated" (0 to 2) or the reason why there is no figure (10 to 13). */
export function stateCode(figure: Figure): number {
  return figure.kind === 'value' ? FIGURE_STATUSES.indexOf(figure.status) : FIRST_REASON + NO_FIGURE_REASONS.indexOf(figure.reason);
}

export function figureFromCode(state: number, value: number | null, numerator: number | null, denominator: number | null): Figure {
  if (state >= FIRST_REASON) {
    const reason = NO_FIGURE_REASONS[state - FIRST_REASON];
    if (reason === undefined) throw new Error(`state ${state} in the store`);
    return { kind: 'none', reason };
  }
  const status = FIGURE_STATUSES[state];
  if (status === undefined || value === null) throw new Error(`state ${state} without a value in the store`);
  if (numerator !== null && denominator !== null) return { kind: 'value', value, numerator, denominator, status };
  return { kind: 'value', value, status };
}
