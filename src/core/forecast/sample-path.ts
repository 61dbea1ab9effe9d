import type { SeededRandom } from '../seeded-random.ts';
import type { ForecastStep } from './forecast.ts';

/**
 * One course the figures may take over the steps of a forecast. At every step the figures of many such courses are spread
 * as the forecast says: Student's t with the step's degrees, times its scale, around its mean.
 *
 * From step to step they hang together: each period has an error of its own, as wide as the first step's spread, and what
 * the spread gains with distance is the sum of shocks that stay. How wide the course as a whole swings is drawn once, so a
 * course that is wild early is wild late; that is what makes the t distribution.
 *
 * Example: a forecast by the mean has the same scale at every step, so nothing stays and the errors are independent.
 */
export function samplePath(steps: readonly Pick<ForecastStep, 'mean' | 'spread'>[], random: SeededRandom): number[] {
  const degrees = Math.max(1, ...steps.map(({ spread }) => spread.degrees));
  const sums = [0];
  for (let at = 1; at <= degrees; at += 1) sums.push((sums[at - 1] ?? 0) + random.normal() ** 2);
  const own = steps[0]?.spread.scale ?? 0;
  let drift = 0;
  let widest = own;
  return steps.map(({ mean, spread }) => {
    // A season may narrow a step; what has drifted then counts for less, and no shock is taken back.
    const gained = Math.max(0, spread.scale ** 2 - widest ** 2);
    drift += Math.sqrt(gained) * random.normal();
    widest = Math.max(widest, spread.scale);
    const chi = sums[spread.degrees] ?? spread.degrees;
    const factor = widest > 0 ? spread.scale / widest : 0;
    return mean + Math.sqrt(spread.degrees / Math.max(chi, Number.MIN_VALUE)) * factor * (own * random.normal() + drift);
  });
}
