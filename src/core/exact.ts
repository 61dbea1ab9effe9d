import { decimalPlaces } from './decimal-text.ts';
import { ThreestarError } from './errors.ts';

/**
 * A number without rounding: `over ÷ under`, `under` above zero. Decimals, means and ratios all are such
 * fractions, so 0.57 × 100 is 57 and a mean of 89.95 is never taken for 90.
 */
export interface Exact {
  readonly over: bigint;
  readonly under: bigint;
}

/** Reads plain decimal text such as `-97.5`; `undefined` for anything else (`1e3`, ` 5`, `.5`, `1,000`). */
export function parseDecimal(text: string): Exact | undefined {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!parts) return undefined;
  const decimals = parts[3] ?? '';
  const size = BigInt(`${parts[2]}${decimals}`);
  return { over: parts[1] ? -size : size, under: 10n ** BigInt(decimals.length) };
}

/** Reads decimal text that a schema has checked already; throws `bad-input` for anything else. */
export function decimal(text: string): Exact {
  const value = parseDecimal(text);
  if (!value) throw new ThreestarError('bad-input', `"${text}" is not a plain decimal number. Write it like 97.5.`);
  return value;
}

/** A double as published: figures have at most 15 significant digits, so its shortest text is the figure. Example: 85.5 is 855 ÷ 10. */
export function exactOf(value: number): Exact {
  if (Number.isInteger(value)) return { over: BigInt(value), under: 1n };
  const places = decimalPlaces(value);
  return { over: BigInt(Math.round(value * 10 ** places)), under: 10n ** BigInt(places) };
}

/** Minus one, zero or one as `a` is less than, equal to or more than `b`. */
export function compareExact(a: Exact, b: Exact): -1 | 0 | 1 {
  const difference = a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function addExact(a: Exact, b: Exact): Exact {
  if (a.under === b.under) return { over: a.over + b.over, under: a.under };
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
}

export function subtractExact(a: Exact, b: Exact): Exact {
  return addExact(a, { over: -b.over, under: b.under });
}

export function multiplyExact(a: Exact, b: Exact): Exact {
  return { over: a.over * b.over, under: a.under * b.under };
}

/**
 * `a - b` of two figures as a person would write it: 91.6 - 90.9 is 0.7, where a double says 0.6999999999999886.
 * It stays in doubles, which hold the scaled figures whole, because every row of a dashboard asks it twice.
 */
export function differenceAsWritten(a: number, b: number): number {
  const scale = 10 ** Math.max(decimalPlaces(a), decimalPlaces(b));
  return (Math.round(a * scale) - Math.round(b * scale)) / scale;
}

/** `a ÷ b`, or `undefined` when `b` is zero. */
export function divideExact(a: Exact, b: Exact): Exact | undefined {
  if (b.over === 0n) return undefined;
  const sign = b.over < 0n ? -1n : 1n;
  return { over: a.over * b.under * sign, under: a.under * b.over * sign };
}

export function absoluteExact(a: Exact): Exact {
  return a.over < 0n ? { over: -a.over, under: a.under } : a;
}

/** The arithmetic mean, or `undefined` of no values. Example: the mean of 1, 2 and 2 is exactly 5 ÷ 3. */
export function meanExact(values: readonly Exact[]): Exact | undefined {
  const sum = values.reduce(addExact, { over: 0n, under: 1n });
  return divideExact(sum, { over: BigInt(values.length), under: 1n });
}

/** Decimal text with exactly so many decimals, halves away from zero: for show only. Example: 5 ÷ 3 with 1 is `1.7`. */
export function roundedText(value: Exact, decimals: number): string {
  const scaled = absoluteExact(value).over * 10n ** BigInt(decimals);
  const rounded = (scaled * 2n + value.under) / (value.under * 2n);
  const digits = String(rounded).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const sign = value.over < 0n && rounded > 0n ? '-' : '';
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-decimals)}`;
}

/** The nearest double, for what is worked out in doubles, such as a trend: the decimal as written where there is one. */
export function numberOf(value: Exact): number {
  const decimals = String(value.under).length - 1;
  return value.under === 10n ** BigInt(decimals) ? Number(roundedText(value, decimals)) : Number(value.over) / Number(value.under);
}
