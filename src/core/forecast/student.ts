/** Halvings of an interval of 2000 that bring a quantile to the last bits of a double. */
const HALVINGS = 70;
const WIDEST = 1000;

/**
 * The share of Student's t distribution below `t`; `degrees` is a whole number of at least 1.
 *
 * Source: Abramowitz and Stegun, *Handbook of Mathematical Functions*, 26.7.3 and 26.7.4.
 * Example: with 2 degrees, 90 % lies below 1.8856.
 */
export function studentShareBelow(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const cosine = Math.cos(angle);
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = 0;
  for (let k = isOdd ? 1 : 0; k <= degrees - 2; k += 2) {
    sum += term;
    term *= (cosine * cosine * (k + 1)) / (k + 2);
  }
  const between = isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
  return 0.5 + between / 2;
}

/** The value below which the given share lies: `studentQuantile(0.9, 2)` is 1.8856. Shares so near 0 or 1 that it lies beyond 1000 give 1000. */
export function studentQuantile(share: number, degrees: number): number {
  let low = -WIDEST;
  let high = WIDEST;
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (low + high) / 2;
    if (studentShareBelow(middle, degrees) < share) low = middle;
    else high = middle;
  }
  return high;
}
