/** A coordinate to one decimal place: enough for the eye, and short in the page. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
