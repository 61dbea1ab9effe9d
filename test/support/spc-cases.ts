import fs from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { Trend } from '../../src/core/trend/trend.ts';
import type { Improvement } from '../../src/core/trend/improvement.ts';

/** What NHSRplotthedots answered; null is its NaN or NA. */
export interface PeerAnswer {
  readonly error?: string;
  readonly date?: readonly string[];
  readonly rebase_group?: readonly number[];
  readonly mean: readonly (number | null)[];
  readonly lpl: readonly (number | null)[];
  readonly upl: readonly (number | null)[];
  readonly relative_to_mean?: readonly (number | null)[];
  readonly special_cause_type: readonly string[];
  readonly point_type: readonly string[];
  readonly variation_icon: string | null;
  readonly assurance_icon: string | null;
  readonly short_group_warning?: readonly boolean[];
}

export interface PeerCase {
  readonly name: string;
  readonly kind: string;
  readonly conformance: string;
  readonly series: readonly { readonly date: string; readonly value: number | null; readonly numerator: number; readonly denominator?: number }[];
  readonly improvement: Improvement;
  readonly options: { readonly screen_outliers: boolean; readonly fix_after_n_points: number | null };
  readonly target?: number;
  readonly rebase?: readonly string[];
  readonly expected: PeerAnswer & { readonly cl: readonly number[]; readonly lcl: readonly number[]; readonly ucl: readonly number[]; readonly lcl95: readonly number[]; readonly ucl95: readonly number[] };
  readonly expected_unscreened?: PeerAnswer;
  readonly expected_screened?: PeerAnswer;
}

/** Provenance, versions and licences stand in the file itself. */
export const PEER_CASES = (JSON.parse(fs.readFileSync(path.join(import.meta.dirname, '../fixtures/spc-cases-open.json'), 'utf8')) as { cases: PeerCase[] }).cases;

export function peerCase(name: string): PeerCase {
  const found = PEER_CASES.find((one) => one.name === name);
  if (!found) throw new Error(`There is no case ${name}.`);
  return found;
}

const RELATIVE = 1e-9;

/** Every number agrees to 1e-9 of its own size. */
export function expectClose(actual: readonly (number | undefined)[], expected: readonly (number | null)[]): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((wanted, at) => {
    if (wanted === null) expect(actual[at], `at ${at}`).toBeUndefined();
    else expect(Math.abs((actual[at] ?? NaN) - wanted), `at ${at}: ${actual[at]} is not ${wanted}`).toBeLessThanOrEqual(RELATIVE * Math.abs(wanted));
  });
}

export function expectAgreement(trend: Trend, peer: PeerAnswer): void {
  const limits = trend.points.map((point) => trend.phases[point.phase]?.limits);
  expectClose(trend.points.map((point) => trend.phases[point.phase]?.mean), peer.mean);
  expectClose(limits.map((one) => one?.lower), peer.lpl);
  expectClose(limits.map((one) => one?.upper), peer.upl);
  expect(trend.points.map((point) => point.label)).toEqual(peer.special_cause_type);
  expect(trend.points.map((point) => point.kind)).toEqual(peer.point_type);
  expect(trend.variation ?? null).toBe(peer.variation_icon);
  expect(trend.assurance ?? null).toBe(peer.assurance_icon);
  if (peer.date) expect(trend.points.map((point) => point.date)).toEqual(peer.date);
  if (peer.rebase_group) expect(trend.points.map((point) => point.phase)).toEqual(peer.rebase_group);
  if (peer.relative_to_mean) expect(trend.points.map((point) => (point.value === null ? null : point.sideOfMean))).toEqual(peer.relative_to_mean);
  if (peer.short_group_warning) expect(trend.points.map((point) => trend.phases[point.phase]?.trial)).toEqual(peer.short_group_warning);
}
