import type { Trend } from '../core/trend/trend.ts';
import { warningSentence } from './trend-remarks.ts';

/**
 * A trend as programs read it, a JSON object: `name`, `points`, `variation`, `assurance`, `trial` and `warnings`, with null where
 * there is nothing; a point has `date, value, phase, mean, lower, upper, nearLower, nearUpper, label, rules, kind`, `phase` counted
 * from 0 and `rules` the labels of every rule met, that of `label` first. Numbers are unrounded. `remarks` are what was noticed
 * while the series was read; they come before the trend's own warnings. `more` is put last.
 *
 * Written as text at once: the lines of a phase are the same for all its points, and turning them into digits once is what
 * makes hundreds of series quick.
 */
export function trendJson(name: string, trend: Trend, remarks: readonly string[], more: object = {}): string {
  const lines = trend.phases.map(({ mean = null, limits }, phase) => {
    const { lower = null, upper = null, nearLower = null, nearUpper = null } = limits ?? {};
    return JSON.stringify({ phase, mean, lower, upper, nearLower, nearUpper }).slice(1, -1);
  });
  const points = trend.points.map(({ date, value, phase, signals, label, kind }) =>
    `{"date":${JSON.stringify(date)},"value":${String(value)},${lines[phase] ?? ''},"label":"${label}","rules":[${signals.map((signal) => `"${signal.label}"`).join(',')}],"kind":"${kind}"}`);
  const rest = JSON.stringify({
    variation: trend.variation ?? null, assurance: trend.assurance ?? null, trial: trend.trial,
    warnings: [...remarks, ...trend.warnings.map(warningSentence)], ...more,
  });
  return `{"name":${JSON.stringify(name)},"points":[${points.join(',')}],${rest.slice(1)}`;
}
