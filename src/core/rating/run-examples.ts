import { periodCode, periodFromCode, shiftPeriod } from '../period.ts';
import { rangeOf } from './bounds.ts';
import { isCombination } from './combination.ts';
import type { Definitions } from './definitions.ts';
import { evaluate } from './evaluate.ts';
import type { Example } from './example.ts';
import type { Facts, ObservedFact } from './facts.ts';
import { isCriterion, scaleOfNode } from './framework.ts';
import type { Framework, FrameworkNode } from './framework.ts';
import { toBounds } from './trace.ts';

/** How one example came out. */
export interface ExampleResult {
  readonly node: string;
  readonly name: string;
  readonly passed: boolean;
  readonly expected: Example['expect'];
  readonly got: Example['expect'];
}

/** Runs every example that stands in a framework file, in the order of the file. */
export function runExamples(framework: Framework, definitions: Definitions): ExampleResult[] {
  return Object.entries(framework.nodes).flatMap(([id, node]) => examplesOf(node).map((example) => {
    const state = evaluate(framework, definitions, exampleFacts(example, id)).states.get(id);
    const wantsUncapped = 'lower' in example.expect && example.expect.uncapped !== undefined;
    const range = rangeOf(state);
    const ends = (one: { readonly lower: number; readonly upper: number }): { lower: string; upper: string } => {
      const { lower, upper } = toBounds(scaleOfNode(framework, id), one);
      return { lower, upper };
    };
    const got: Example['expect'] = range
      ? { ...ends(range), ...(wantsUncapped && { uncapped: ends(state?.kind === 'rated' && 'uncapped' in state ? state.uncapped : range) }) }
      : { notRated: true };
    return { node: id, name: example.name, passed: isAs(got, example.expect), expected: example.expect, got };
  }));
}

function examplesOf(node: FrameworkNode): readonly Example[] {
  return isCriterion(node) || isCombination(node) ? node.examples : [];
}

function isAs(got: Example['expect'], expected: Example['expect']): boolean {
  if (!('lower' in expected)) return 'notRated' in got;
  if (!('lower' in got) || got.lower !== expected.lower || got.upper !== expected.upper) return false;
  return expected.uncapped === undefined || (got.uncapped?.lower === expected.uncapped.lower && got.uncapped.upper === expected.uncapped.upper);
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
    peers: example.peers,
    rebases: example.rebases,
    files: {},
  };
}
