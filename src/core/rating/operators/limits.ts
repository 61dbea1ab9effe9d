import { z } from 'zod';
import { compareExact, decimal } from '../../exact.ts';
import type { Exact } from '../../exact.ts';
import { decimalText } from '../../decimal-text.ts';
import type { Indicator } from '../../indicator.ts';
import { amountWords } from '../words.ts';

/** The limits a figure is held against: exactly one of them; both ends of `between` count as inside. */
export const limitsShape = {
  atLeast: decimalText.optional(),
  atMost: decimalText.optional(),
  between: z.tuple([decimalText, decimalText]).optional(),
};

export interface Limits {
  readonly atLeast?: string | undefined;
  readonly atMost?: string | undefined;
  readonly between?: readonly [string, string] | undefined;
}

export function hasOneLimit(limits: Limits): boolean {
  return [limits.atLeast, limits.atMost, limits.between].filter((one) => one !== undefined).length === 1;
}

export const ONE_LIMIT = 'write exactly one of atLeast, atMost and between';

export function isWithin(value: Exact, limits: Limits): boolean {
  if (limits.atLeast !== undefined) return compareExact(value, decimal(limits.atLeast)) >= 0;
  if (limits.atMost !== undefined) return compareExact(value, decimal(limits.atMost)) <= 0;
  return limits.between !== undefined && compareExact(value, decimal(limits.between[0])) >= 0 && compareExact(value, decimal(limits.between[1])) <= 0;
}

export function limitValues(limits: Limits): Exact[] {
  return [limits.atLeast, limits.atMost, ...(limits.between ?? [])].filter((one) => one !== undefined).map(decimal);
}

/** `70% or more`, `C+ or better`, `£400 or less`, `between 5 and 7`. */
export function limitWords(limits: Limits, indicator: Indicator): string {
  if (limits.atLeast !== undefined) return `${amountWords(limits.atLeast, indicator)} or ${indicator.unit === 'grade' ? 'better' : 'more'}`;
  if (limits.atMost !== undefined) return `${amountWords(limits.atMost, indicator)} or less`;
  return `between ${(limits.between ?? []).map((one) => amountWords(one, indicator)).join(' and ')}`;
}
