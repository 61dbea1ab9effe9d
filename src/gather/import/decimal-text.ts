/** A double carries this many significant digits without loss. */
export const MAXIMUM_DIGITS = 15;
/** No figure of a council needs more zeros than this; an exponent may not blow a cell up. */
const MAXIMUM_EXPONENT = 30;

const ZERO = 48;
const NINE = 57;

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
