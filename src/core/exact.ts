/**
 * Decimals as whole units, for comparing and subtracting without the noise of binary fractions.
 * Figures have at most 15 significant digits, so their shortest text is the figure as published.
 */

/** Digits after the point in the number as written: 2 for 99.86, 7 for 1e-7. */
export function decimalPlaces(value: number): number {
  // Most figures have few places and few digits, and then dividing whole units gives the same double again: quicker than text.
  if (Math.abs(value) < 1e9) {
    for (let places = 0, scale = 1; places <= 2; places += 1, scale *= 10) if (Math.round(value * scale) / scale === value) return places;
  }
  const text = String(value);
  const exponent = text.indexOf('e-');
  const end = exponent === -1 ? text.length : exponent;
  const point = text.indexOf('.');
  const written = point === -1 ? 0 : end - point - 1;
  return exponent === -1 ? written : written + Number(text.slice(exponent + 2));
}

/** The value counted in units of 10^-places: 85.5 in tenths is 855. `places` must hold all its digits. */
export function inUnits(value: number, places: number): bigint {
  return BigInt(Math.round(value * 10 ** places));
}

/** `a - b` as a person would write it: 91.6 - 90.9 is 0.7, where a double says 0.6999999999999886. */
export function exactDifference(a: number, b: number): number {
  const scale = 10 ** Math.max(decimalPlaces(a), decimalPlaces(b));
  return (Math.round(a * scale) - Math.round(b * scale)) / scale;
}
