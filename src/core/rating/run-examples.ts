import type { Indicator } from '../indicator.ts';
import { periodCode, periodFromCode, shiftPeriod } from '../period.ts';
import { rangeOf } from './bounds.ts';
import { evaluate } from './evaluate.ts';
import type { Example } from './example.ts';
import type { Facts, ObservedFact } from './facts.ts';
import { isCriterion, scaleOfNode } from './framework.ts';
import type { Framework } from './framework.ts';
import { toBounds } from './trace.ts';

/** How one example beside a criterion came out. */
export interface ExampleResult {
  readonly node: string;
  readonly name: string;
  readonly passed: boolean;
  readonly expected: Example['expect'];
  readonly got: Example['expect'];
}

/** Runs every example that stands in a framework file, in the order of the file. */
export function runExamples(framework: Framework, indicators: ReadonlyMap<string, Indicator>): ExampleResult[] {
  return Object.entries(framework.nodes).flatMap(([id, node]) => (isCriterion(node) ? node.examples : []).map((example) => {
    const range = rangeOf(evaluate(framework, indicators, exampleFacts(example, id)).states.get(id));
    const bounds = range && toBounds(scaleOfNode(framework, id), range);
    const got: Example['expect'] = bounds ? { lower: bounds.lower, upper: bounds.upper } : { notRated: true };
    const passed = 'lower' in example.expect
      ? 'lower' in got && got.lower === example.expect.lower && got.upper === example.expect.upper
      : 'notRated' in got;
    return { node: id, name: example.name, passed, expected: example.expect, got };
  }));
}

/** The facts of an example: its series written out, and what names no criterion linked to the one it stands at. */
export function exampleFacts(example: Example, criterion: string): Facts {
  const fromSeries = example.series.flatMap(({ indicator, from, values }) => values.flatMap((value, step): ObservedFact[] => {
    const first = periodFromCode(from);
    if (!first || value === null) return [];
    return [{ indicator, period: periodCode(shiftPeriod(first, step)), value, status: 'actual', state: 'published' }];
  }));
  return {
    council: { gss: 'example', name: 'Example' },
    asOf: example.asOf,
    observations: [...fromSeries, ...example.observations],
    targets: example.targets,
    given: example.given,
    assessments: example.assessments.map((one) => ({ ...one, criterion: one.criterion ?? criterion })),
    evidence: example.evidence.map((one) => ({ ...one, criteria: one.criteria ?? [criterion] })),
    actions: example.actions.map((one) => ({ ...one, criteria: one.criteria ?? [criterion] })),
    files: {},
  };
}
