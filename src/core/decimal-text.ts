import { z } from 'zod';

/** A double carries this many significant digits without loss. */
export const MAXIMUM_DIGITS = 15;
/** No figure of a council needs more zeros than this; an exponent may not blow a cell up. */
const MAXIMUM_EXPONENT = 30;

const ZERO = 48;
const NINE = 57;

/** A decimal number written out in a file of `data/`, so that no digit is lost between file and comparison. */
export const decimalText = z.string().regex(/^-?(0|[1-9]\d*)(\.\d+)?$/, 'write a plain decimal number in quotes, such as "97.5"');

/**
 * A double as a plain decimal number, without an exponent: what was published, since figures have at most 15 digits.
 * Example: 1e-7 is `0.0000001`, 97.5 is `97.5`.
 */
export function toDecimalText(value: number): string {
  const text = String(value);
  const [mantissa = '', exponent] = text.split('e');
  if (exponent === undefined) return text;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}

/** Digits after the point in the number as written: 2 for 99.86, 7 for 1e-7. */
export function decimalPlaces(value: number): number {
  const text = String(value);
  const exponent = text.indexOf('e-');
  const end = exponent === -1 ? text.length : exponent;
  const point = text.indexOf('.');
  const written = point === -1 ? 0 : end - point - 1;
  return exponent === -1 ? written : written + Number(text.slice(exponent + 2));
}

/**
 * Is the text a plain decimal number of at most 15 digits, such as `-12.5`? Written as a loop because an import asks it
 * of every cell; whatever else a number may look like goes the slow way round.
 */
export function isPlainDecimal(text: string): boolean {
  const { length } = text;
  let at = text.charCodeAt(0) === 45 ? 1 : 0;
  if (length - at > MAXIMUM_DIGITS + 1 || at === length) return false;
  let point = -1;
  const first = at;
  for (; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) continue;
    if (code !== 46 || point !== -1) return false;
    point = at;
  }
  if (point === first || point === length - 1) return false;
  if (point === -1 && length - first > MAXIMUM_DIGITS) return false;
  // A leading zero is plain before the point only; what may be minus zero is left to the slow way.
  if (text.charCodeAt(first) === ZERO && (first === 1 || (length > 1 && point !== 1))) return false;
  return true;
}

/** The decimal multiplied by ten to a power, on its text, so that no digit changes: `shiftDecimal('0.57', 2)` is `57`. */
export function shiftDecimal(text: string, power: number): string {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? text.slice(1) : text).split('.');
  const digits = whole + fraction;
  const point = whole.length + power;
  const left = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const right = point <= 0 ? digits.padStart(digits.length - point, '0') : digits.slice(point);
  const trimmed = left.replace(/^0+(?=\d)/, '');
  const decimals = right.replace(/0+$/, '');
  const sign = negative && /[1-9]/.test(digits) ? '-' : '';
  return `${sign}${trimmed}${decimals === '' ? '' : `.${decimals}`}`;
}

/** The plain decimal that `1.2E+05` writes; `undefined` where the exponent is beyond any figure. */
export function plainOfScientific(text: string): string | undefined {
  const parts = /^(-?\d+(?:\.\d+)?)e([+-]?\d+)$/i.exec(text);
  if (!parts?.[1] || Math.abs(Number(parts[2])) > MAXIMUM_EXPONENT) return undefined;
  return shiftDecimal(parts[1], Number(parts[2]));
}

/** Digits that matter: `0.0120` has two. */
export function significantDigits(text: string): number {
  const digits = text.replace('-', '');
  const kept = digits.includes('.') ? digits.replace(/0+$/, '') : digits;
  return kept.replace('.', '').replace(/^0+/, '').length;
}

/** Half of the last place written: 0.005 for `0.98`, 0.5 for `98`. */
export function halfLastPlace(text: string): number {
  const decimals = text.split('.')[1]?.length ?? 0;
  return Number(`5e-${decimals + 1}`);
}
