import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorWeight, projectedMean, smooth, varianceMultiple } from '../../../src/core/forecast/smoothing.ts';

interface PeerRun {
  par: { alpha: number; beta?: number; phi?: number };
  sigma2: number;
  initial_state: { l: number; b?: number };
  final_state: { l: number; b?: number };
  fitted: number[];
  mean: number[];
  lo80: number[];
  hi80: number[];
  lo95: number[];
  hi95: number[];
}
const cases = (JSON.parse(fs.readFileSync(new URL('../../fixtures/forecast-cases.json', import.meta.url), 'utf8')) as {
  cases: { name: string; value: number[]; methods: Record<'ses' | 'holt' | 'holt_damped', PeerRun> }[];
}).cases;

/** Upper points of the normal distribution at 90 % and 97.5 %, as in its tables. */
const Z80 = 1.2815515655446004;
const Z95 = 1.959963984540054;
/** What each method estimates: weights, first level, first slope. */
const ESTIMATED = { ses: 2, holt: 4, holt_damped: 5 } as const;

const runs = cases.flatMap((each) => (['ses', 'holt', 'holt_damped'] as const).map((method) => [each.name, method, each.value, each.methods[method]] as const));

describe('exponential smoothing with given parameters', () => {
  it.each(runs)('agrees with the peer: %s, %s', (_, method, values, peer) => {
    const smoothing = { alpha: peer.par.alpha, beta: peer.par.beta ?? 0, phi: method === 'holt_damped' ? peer.par.phi! : 1 };
    const { fitted, state, squaredError } = smooth(values, smoothing, { level: peer.initial_state.l, slope: peer.initial_state.b ?? 0 });
    const variance = squaredError / (values.length - ESTIMATED[method]);
    const agrees = (ours: number, theirs: number): void => expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(theirs)));

    peer.fitted.forEach((theirs, i) => agrees(fitted[i]!, theirs));
    agrees(state.level, peer.final_state.l);
    agrees(state.slope, peer.final_state.b ?? 0);
    agrees(variance, peer.sigma2);
    peer.mean.forEach((theirs, i) => {
      const mean = projectedMean(state, smoothing, i + 1);
      const deviation = Math.sqrt(variance * varianceMultiple(smoothing, i + 1));
      agrees(mean, theirs);
      agrees(mean - Z80 * deviation, peer.lo80[i]!);
      agrees(mean + Z80 * deviation, peer.hi80[i]!);
      agrees(mean - Z95 * deviation, peer.lo95[i]!);
      agrees(mean + Z95 * deviation, peer.hi95[i]!);
    });
  });

  // By hand: expected 8 + 0.8 = 8.8, e 1.2, level 9.4, slope 0.8 + 0.12; expected 9.4 + 0.736 = 10.136, e 1.864, level 11.068, slope 0.736 + 0.1864.
  const smoothing = { alpha: 0.5, beta: 0.1, phi: 0.8 };
  const start = { level: 8, slope: 1 };

  it('follows the hand calculation', () => {
    const { fitted, state, squaredError } = smooth([10, 12], smoothing, start);
    expect(fitted[0]).toBeCloseTo(8.8, 12);
    expect(fitted[1]).toBeCloseTo(10.136, 12);
    expect(state.level).toBeCloseTo(11.068, 12);
    expect(state.slope).toBeCloseTo(0.9224, 12);
    expect(squaredError).toBeCloseTo(1.44 + 1.864 ** 2, 12);
  });

  it('carries level and slope over a period without a figure', () => {
    const { state, squaredError } = smooth([10, null], smoothing, start);
    expect(state.level).toBeCloseTo(10.136, 12);
    expect(state.slope).toBeCloseTo(0.736, 12);
    expect(squaredError).toBeCloseTo(1.44, 12);
  });

  it('projects a slope that fades: 10 + (0.8 + 0.64) * 2', () => {
    expect(projectedMean({ level: 10, slope: 2 }, smoothing, 2)).toBeCloseTo(12.88, 12);
  });

  it('grows the variance with the step: 1 + (0.5 + 0.08)²', () => {
    expect(errorWeight(smoothing, 1)).toBeCloseTo(0.58, 12);
    expect(varianceMultiple(smoothing, 1)).toBe(1);
    expect(varianceMultiple(smoothing, 2)).toBeCloseTo(1.3364, 12);
  });
});
