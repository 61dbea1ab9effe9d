import type { Assurance } from '../core/trend/assurance.ts';
import type { Trend } from '../core/trend/trend.ts';
import type { Variation } from '../core/trend/variation.ts';
import { warningSentence } from './trend-remarks.ts';

/** A trend as programs read it; null where there is none. Every number is unrounded. */
export interface TrendRecord {
  readonly name: string;
  readonly points: readonly {
    readonly date: string;
    readonly value: number | null;
    /** Counted from 0. */
    readonly phase: number;
    readonly mean: number | null;
    readonly lower: number | null;
    readonly upper: number | null;
    readonly nearLower: number | null;
    readonly nearUpper: number | null;
    readonly label: string;
    /** Labels of every rule met, the one of `label` first. */
    readonly rules: readonly string[];
    readonly kind: string;
  }[];
  readonly variation: Variation | null;
  readonly assurance: Assurance | null;
  readonly trial: boolean;
  readonly warnings: readonly string[];
}

/** `remarks` are what was noticed while the series was read; they come before the trend's own warnings. */
export function trendRecord(name: string, trend: Trend, remarks: readonly string[] = []): TrendRecord {
  return {
    name,
    points: trend.points.map(({ date, value, phase, signals, label, kind }) => {
      const { mean = null, limits } = trend.phases[phase] ?? {};
      const { lower = null, upper = null, nearLower = null, nearUpper = null } = limits ?? {};
      return { date, value, phase, mean, lower, upper, nearLower, nearUpper, label, rules: signals.map((signal) => signal.label), kind };
    }),
    variation: trend.variation ?? null,
    assurance: trend.assurance ?? null,
    trial: trend.trial,
    warnings: [...remarks, ...trend.warnings.map(warningSentence)],
  };
}
