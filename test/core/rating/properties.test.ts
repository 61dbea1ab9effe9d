import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rate } from '../../../src/core/rating/rate.ts';
import type { Judgement } from '../../../src/core/rating/rate.ts';
import type { z } from 'zod';
import type { Facts, observationSchema } from '../../../src/core/rating/facts.ts';
import type { ExpressionTrace } from '../../../src/core/rating/criterion.ts';
import type { Framework } from '../../../src/core/rating/framework.ts';
import type { NodeTrace } from '../../../src/core/rating/trace.ts';
import { definitions, factsOf, frameworkOf } from '../../support/rating.ts';
import { levelNames, naiveLevels } from './naive-evaluator.ts';
import type { NaiveBand, NaiveCondition, NaiveExpression, NaiveFramework, NaiveNode, NaiveRule, NaiveWorld } from './naive-evaluator.ts';

const scaleOf = (...ids: string[]) => ({ title: 'Scale', levels: ids.map((id, value) => ({ id, title: id, value: String(value) })) });
const SCALES = { s: scaleOf('l0', 'l1', 'l2'), t: scaleOf('no', 'yes') };
const LEVELS = ['l0', 'l1', 'l2'];

interface Made { readonly naive: NaiveFramework; readonly framework: Framework }
type Stated = Record<string, string | null>;

/** Small frameworks of two storeys: every given node is used once, so that what is not known is independent. */
function makeFramework(draw: fc.GeneratorValue): Made {
  const nodes: Record<string, NaiveNode> = {};
  const number = (min: number, max: number): number => draw(fc.integer, { min, max });
  const oneOf = <T,>(first: T, ...others: T[]): T => others[number(-1, others.length - 1)] ?? first;
  let made = 0;
  const given = (scale: string): string => {
    nodes[`g${made += 1}`] = { scale, given: true };
    return `g${made}`;
  };
  const test = (): NaiveExpression => ({ op: 'given', node: given('t'), atLeast: 'yes' });
  const expression = (): NaiveExpression => {
    const join = oneOf('test', 'all', 'any', 'of');
    if (join === 'all') return { all: [test(), test()] };
    if (join === 'any') return { any: [test(), test()] };
    return join === 'of' ? { atLeast: 1, of: [test(), { all: [test(), test()] }] } : test();
  };
  const leaf = (): string => {
    if (oneOf('given', 'given', 'criterion') === 'given') return given('s');
    const id = `c${made += 1}`;
    nodes[id] = { scale: 's', levels: { l1: test(), l2: expression() } };
    return id;
  };
  const condition = (count: number): NaiveCondition => {
    const bound = oneOf<NaiveCondition>({ atMost: number(0, count) }, { atLeast: number(0, count) });
    return { ...oneOf<NaiveCondition>({ below: oneOf('l1', 'l2') }, { at: oneOf('l0', 'l1', 'l2') }, { atOrAbove: oneOf('l1', 'l2') }), ...bound };
  };
  const rule = (count: number, always: boolean): NaiveRule => {
    const when = always ? [] : Array.from({ length: number(1, 2) }, () => condition(count));
    return oneOf('then', 'then', 'then', 'gap') === 'then' ? { then: oneOf('l0', 'l1', 'l2'), when } : { gap: 'unpublished', between: oneOf<[string, string]>(['l0', 'l1'], ['l1', 'l2'], ['l0', 'l2']), when };
  };
  const rules = (count: number): NaiveRule[] => {
    if (oneOf('plain', 'any') === 'any') return [...Array.from({ length: number(1, 3) }, () => rule(count, false)), ...(oneOf(true, false) ? [rule(count, true)] : [])];
    const most = number(0, 1);
    return [{ then: 'l2', when: [{ below: 'l2', atMost: most }, { below: 'l1', atMost: 0 }] }, { then: 'l1', when: [{ below: 'l1', atMost: most }] }, { then: 'l0', when: [] }];
  };
  const bands = (most: number): NaiveBand[] => {
    const levels = oneOf('rising', 'rising', 'any') === 'rising' ? (['l0', 'l1', 'l2'] as const) : [oneOf('l0', 'l1', 'l2'), oneOf('l0', 'l1', 'l2'), oneOf('l0', 'l1', 'l2')];
    const [low = 1, high = 2] = [number(1, most), number(1, most)].sort((a, b) => a - b);
    const middle = oneOf('then', 'gap') === 'gap' ? { gap: 'unpublished', between: ['l0', 'l1'] as [string, string] } : { then: levels[1] ?? 'l1' };
    return [{ below: String(low), then: levels[0] ?? 'l0' }, { below: String(high + 1), ...middle }, { then: levels[2] ?? 'l2' }];
  };
  const joined = (from: string[]): NaiveNode => {
    const kind = oneOf('rules', 'rules', 'weights', 'matrix');
    const [rows, columns] = from;
    if (kind === 'weights') {
      const weights = Object.fromEntries(from.map((child) => [child, number(1, 9)]));
      return { scale: 's', weights, divideBy: number(1, 3), bands: bands(12) };
    }
    if (kind === 'matrix' && rows !== undefined && columns !== undefined) {
      const cell = (row: number, column: number): string => oneOf('even', 'any') === 'even' ? LEVELS[Math.min(row, column)] ?? 'l0' : oneOf('l0', 'l1', 'l2');
      const cells = Object.fromEntries(LEVELS.map((name, row) => [name, Object.fromEntries(LEVELS.flatMap((other, column) => (oneOf(1, 1, 1, 0) === 1 ? [[other, cell(row, column)]] : [])))]));
      return { scale: 's', matrix: { rows, columns, cells, otherwise: oneOf<NonNullable<NaiveNode['matrix']>['otherwise']>({ then: 'l0' }, { gap: 'cell unpublished', between: ['l0', 'l2'] }, { gap: 'cell unpublished', between: ['l1', 'l2'] }) ?? { then: 'l0' } } };
    }
    return { scale: 's', from, rules: rules(from.length) };
  };
  const combination = (id: string, from: string[]): string => {
    const watched = oneOf('none', 'child', 'other');
    const node = watched === 'child' ? from[0] ?? '' : watched === 'other' ? given('s') : undefined;
    nodes[id] = { ...joined(from), caps: node === undefined ? [] : [{ id: 'cap', when: { node, below: 'l1' }, notAbove: oneOf('l0', 'l1'), reason: 'A reason.' }] };
    return id;
  };
  combination('j', [combination('q', [leaf(), leaf()]), leaf()]);
  const naive = { scales: SCALES, nodes };
  return { naive, framework: frameworkOf({ id: 'made', version: '1', title: 'Made', judgements: ['j'], ...naive }, new Map()) };
}

const givenNodes = ({ naive }: Made): string[] => Object.entries(naive.nodes).flatMap(([id, node]) => (node.given ? [id] : []));

function makeStated(draw: fc.GeneratorValue, made: Made, options: { unknown: boolean; notApplicable: boolean }): Stated {
  const stated: Stated = {};
  let open = 0;
  for (const id of givenNodes(made)) {
    const choice = draw(fc.integer, { min: 0, max: 9 });
    if (options.unknown && choice < 4 && open < 5) open += 1;
    else if (options.notApplicable && choice === 9) stated[id] = null;
    else stated[id] = levelNames(made.naive, id)[draw(fc.nat, 5) % levelNames(made.naive, id).length] ?? '';
  }
  return stated;
}

function judge(framework: Framework, stated: Stated): Judgement {
  const given = Object.entries(stated).map(([node, level]) => ({ node, level }));
  const [judgement] = rate(framework, { ...definitions(), indicators: new Map() }, factsOf({ given })).judgements;
  if (!judgement) throw new Error('no judgement');
  return judgement;
}

const range = (judgement: Judgement): [number, number] | null =>
  (judgement.lower === undefined || judgement.upper === undefined ? null : [LEVELS.indexOf(judgement.lower), LEVELS.indexOf(judgement.upper)]);

/** Worst and best of every way to state what is open. */
function bruteForce(made: Made, stated: Stated): [number, number] | null {
  const open = givenNodes(made).filter((id) => !(id in stated));
  let worlds: Stated[] = [stated];
  for (const id of open) worlds = worlds.flatMap((world) => levelNames(made.naive, id).map((level) => ({ ...world, [id]: level })));
  const levels = worlds.flatMap((world) => naiveLevels(made.naive, 'j', { stated: world, figures: {} })).filter((level) => level !== null);
  return levels.length === 0 ? null : [Math.min(...levels), Math.max(...levels)];
}

const inside = (inner: [number, number] | null, outer: [number, number] | null): boolean =>
  inner !== null && outer !== null && inner[0] >= outer[0] && inner[1] <= outer[1];

describe('rating of generated frameworks', { timeout: 60_000 }, () => {
  it('agrees with the naive evaluator on fully stated levels, and stars nothing where nothing applies', () => {
    fc.assert(fc.property(fc.gen(), (draw) => {
      const made = makeFramework(draw);
      const stated = makeStated(draw, made, { unknown: false, notApplicable: true });
      expect(range(judge(made.framework, stated))).toEqual(bruteForce(made, stated));
    }), { numRuns: 3000 });
  });

  it('finds the bounds that every completion of what is open gives, whether results can fall or not', () => {
    let falling = 0;
    fc.assert(fc.property(fc.gen(), (draw) => {
      const made = makeFramework(draw);
      const stated = makeStated(draw, made, { unknown: true, notApplicable: false });
      falling += made.framework.nonMonotone.length > 0 ? 1 : 0;
      expect(range(judge(made.framework, stated))).toEqual(bruteForce(made, stated));
    }), { numRuns: 2000 });
    expect(falling).toBeGreaterThan(400);
  });

  it('never falls when a stated level rises, where the check says so', () => {
    fc.assert(fc.property(fc.gen(), (draw) => {
      const made = makeFramework(draw);
      fc.pre(made.framework.nonMonotone.length === 0);
      const stated = makeStated(draw, made, { unknown: true, notApplicable: false });
      const risers = Object.entries(stated).flatMap(([id, level]) => {
        const names = levelNames(made.naive, id);
        const next = names[names.indexOf(level ?? '') + 1];
        return next === undefined ? [] : [{ ...stated, [id]: next }];
      });
      const before = range(judge(made.framework, stated));
      for (const riser of risers) {
        const after = range(judge(made.framework, riser));
        expect(after?.[0]).toBeGreaterThanOrEqual(before?.[0] ?? Infinity);
        expect(after?.[1]).toBeGreaterThanOrEqual(before?.[1] ?? Infinity);
      }
    }), { numRuns: 200 });
  });

  it('stays within the old bounds when something open is settled', () => {
    fc.assert(fc.property(fc.gen(), (draw) => {
      const made = makeFramework(draw);
      const stated = makeStated(draw, made, { unknown: true, notApplicable: false });
      const [open] = givenNodes(made).filter((id) => !(id in stated));
      fc.pre(open !== undefined);
      const before = range(judge(made.framework, stated));
      for (const level of levelNames(made.naive, open ?? '')) expect(inside(range(judge(made.framework, { ...stated, [open ?? '']: level })), before)).toBe(true);
    }), { numRuns: 200 });
  });

  it('raises the result by each binding movement alone, or by all of them together', () => {
    fc.assert(fc.property(fc.gen(), (draw) => {
      const made = makeFramework(draw);
      fc.pre(made.framework.nonMonotone.length === 0);
      const stated = makeStated(draw, made, { unknown: true, notApplicable: false });
      const judgement = judge(made.framework, stated);
      const before = range(judgement);
      const onGiven = judgement.binding.filter((one) => one.node.startsWith('g'));
      fc.pre(onGiven.length > 0 && onGiven.length === judgement.binding.length);
      const moved = (bindings: typeof onGiven): Stated => ({ ...stated, ...Object.fromEntries(bindings.map((one) => [one.node, one.to])) });
      const tries = onGiven.every((one) => one.alone) ? onGiven.map((one) => moved([one])) : [moved(onGiven)];
      for (const one of tries) expect(range(judge(made.framework, one))?.[0]).toBeGreaterThan(before?.[0] ?? Infinity);
    }), { numRuns: 200 });
  });
});

const SLA = 'incidents-in-sla';
const ABANDONED = 'calls-abandoned';

/** A criterion of measured tests beside given ones, joined under any kind of combination, and figures of twelve months. */
function makeMeasured(draw: fc.GeneratorValue): { readonly naive: NaiveFramework; readonly framework: Framework; readonly world: NaiveWorld } {
  const number = (min: number, max: number): number => draw(fc.integer, { min, max });
  const oneOf = <T,>(first: T, ...others: T[]): T => others[number(-1, others.length - 1)] ?? first;
  const limit = (indicator: string): { atLeast: string } | { atMost: string } => (indicator === ABANDONED ? { atMost: String(number(2, 8)) } : { atLeast: String(number(2, 8)) });
  const test = (): NaiveExpression => {
    const indicator = oneOf(SLA, ABANDONED);
    const periods = number(1, 6);
    return oneOf<NaiveExpression>(
      { op: 'compare', indicator, ...limit(indicator) },
      { op: 'average', indicator, periods, ...limit(indicator) },
      { op: 'target-met', indicator, periods, atLeast: number(1, periods) },
      { op: 'given', node: 'g', atLeast: 'l1' },
    );
  };
  const expression = (): NaiveExpression => oneOf<NaiveExpression>(test(), { all: [test(), test()] }, { any: [test(), test()] }, { atLeast: number(1, 3), of: [test(), test(), test()] });
  const nodes: Record<string, NaiveNode> = {
    g: { scale: 's', given: true },
    c: { scale: 's', levels: { l1: expression(), l2: expression() } },
    d: { scale: 's', levels: { l1: expression(), l2: expression() } },
    j: oneOf<NaiveNode>(
      { scale: 's', from: ['c', 'd', 'g'], rules: [{ then: 'l2', when: [{ below: 'l2', atMost: 1 }] }, { then: 'l1', when: [{ below: 'l1', atMost: 1 }] }, { then: 'l0', when: [] }] },
      { scale: 's', weights: { c: number(1, 5), d: number(1, 5), g: number(1, 5) }, bands: [{ below: '4', then: 'l0' }, { below: '9', gap: 'unpublished', between: ['l0', 'l1'] }, { then: 'l2' }] },
      { scale: 's', matrix: { rows: 'c', columns: 'd', cells: { l1: { l1: 'l1' }, l2: { l2: 'l2' } }, otherwise: { then: 'l0' } }, caps: [{ id: 'cap', when: { node: 'g', below: 'l1' }, notAbove: 'l1', reason: 'A reason.' }] },
    ),
  };
  const naive = { scales: SCALES, nodes };
  const figures = Object.fromEntries([SLA, ABANDONED].map((indicator) => [indicator, {
    lowerIsBetter: indicator === ABANDONED, target: number(2, 8), months: Array.from({ length: 12 }, () => (number(0, 5) === 0 ? null : number(0, 10))),
  }]));
  return { naive, framework: frameworkOf({ id: 'made', version: '1', title: 'Made', judgements: ['j'], ...naive }), world: { stated: { g: oneOf<string | null>('l0', 'l1', 'l2', null) }, figures } };
}

function worldFacts({ stated, figures }: NaiveWorld): Facts {
  return factsOf({
    given: Object.entries(stated).map(([node, level]) => ({ node, level })),
    targets: Object.entries(figures).map(([indicator, { target }]) => ({ indicator, from: '2025-04', value: String(target) })),
    observations: Object.entries(figures).flatMap(([indicator, { months }]) => months.map((value, at): z.input<typeof observationSchema> => (
      value === null ? { indicator, period: MONTHS[at] ?? '', value: null, reason: 'not-applicable' } : { indicator, period: MONTHS[at] ?? '', value: String(value) }))),
  });
}

/** Every leaf of a trace: what it says it looked at. */
function leavesOf(trace: NodeTrace): { readonly words: string; readonly facts: number; readonly verdict: string }[] {
  if (trace.kind === 'combination') return [...trace.children, ...trace.caps.map((cap) => cap.trace)].flatMap(leavesOf);
  if (trace.kind === 'given') return [{ words: trace.found, facts: trace.items.length, verdict: trace.settle === undefined ? 'known' : 'not-known' }];
  const tests = (one: ExpressionTrace): Extract<ExpressionTrace, { kind: 'test' }>[] => (one.kind === 'test' ? [one] : one.parts.flatMap(tests));
  return trace.levels.flatMap((level) => tests(level.needs)).map((test) => ({ words: test.found, facts: test.observations.length + test.items.length, verdict: test.verdict }));
}

describe('rating of generated criteria', { timeout: 60_000 }, () => {
  it('agrees with the naive evaluator on stated figures and levels, and points every verdict at its facts', () => {
    fc.assert(fc.property(fc.gen(), (draw) => {
      const { naive, framework, world } = makeMeasured(draw);
      const [judgement] = rate(framework, definitions(), worldFacts(world)).judgements;
      if (!judgement) throw new Error('no judgement');
      const levels = naiveLevels(naive, 'j', world).filter((level) => level !== null);
      expect(range(judgement)).toEqual(levels.length === 0 ? null : [Math.min(...levels), Math.max(...levels)]);
      for (const leaf of leavesOf(judgement.trace)) {
        expect(leaf.verdict).not.toBe('not-known');
        expect(leaf.facts, leaf.words).toBeGreaterThan(0);
      }
    }), { numRuns: 5000 });
  });

  it('never throws and never rates above what its facts allow, whatever the facts hold', () => {
    const anyText = fc.constantFrom('l0', 'l2', 'nonsense', 'constructor', '');
    const anyFigure = fc.record({
      indicator: fc.constantFrom(SLA, ABANDONED, 'unknown', 'constructor'), period: fc.constantFrom('2026-10', '2026/27', '2025/26 Q3', '1000-01', '2999-12'),
      value: fc.constantFrom('0', '-1', '99999999999999999999.5', '0.0000001'), state: fc.constantFrom('published' as const, 'draft' as const),
      numerator: fc.constantFrom('0', '5'), denominator: fc.constantFrom('0', '10'),
    }, { requiredKeys: ['indicator', 'period', 'value'] });
    const anyFacts = fc.record({
      observations: fc.array(anyFigure, { maxLength: 8 }),
      given: fc.array(fc.record({ node: fc.constantFrom('g', 'c', 'nobody'), level: fc.option(anyText.filter((text) => text !== '' && text !== 'constructor')) }), { maxLength: 3 }),
      targets: fc.array(fc.record({ indicator: fc.constantFrom(SLA, ABANDONED), from: fc.constantFrom('2025-04', '2026/27'), value: fc.constantFrom('5', '-5') }), { maxLength: 2 }),
    });
    fc.assert(fc.property(fc.gen(), anyFacts, (draw, facts) => {
      const { framework } = makeMeasured(draw);
      const [judgement] = rate(framework, definitions(), factsOf(facts)).judgements;
      const known = judgement && range(judgement);
      if (!judgement || !known) return;
      expect(known[0]).toBeLessThanOrEqual(known[1]);
      // With no usable fact at all nothing may be certain above the worst level.
      if (facts.observations.length === 0 && facts.given.length === 0) expect(known[0]).toBe(0);
    }), { numRuns: 1000 });
  });
});

const MONTHS = ['2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'];
const measured = (['incidents-in-sla', 'calls-abandoned'] as const).map((indicator) => {
  const better = indicator === 'incidents-in-sla' ? 'atLeast' : 'atMost';
  return {
    indicator,
    framework: frameworkOf({
      id: 'measured', version: '1', title: 'Measured', scales: SCALES, judgements: ['j'],
      nodes: { j: { scale: 's', levels: {
        l1: { any: [{ op: 'compare', indicator, [better]: '50' }, { op: 'average', indicator, periods: 3, [better]: '50' }] },
        l2: { atLeast: 2, of: [{ op: 'target-met', indicator, periods: 12, atLeast: 6 }, { op: 'average', indicator, periods: 12, [better]: '50' }, { op: 'compare', indicator, [better]: '60' }] },
      } } },
    }),
  };
});

type Value = number | 'absent' | 'not-available' | 'draft';
const hundredths = (value: number): string => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`;

function observed(indicator: string, values: readonly Value[]): Facts {
  return factsOf({
    targets: [{ indicator, from: '2025-04', value: '50' }],
    observations: values.flatMap((value, index): z.input<typeof observationSchema>[] => {
      const period = MONTHS[index] ?? '';
      if (value === 'absent') return [];
      if (value === 'not-available') return [{ indicator, period, value: null, reason: value }];
      return [value === 'draft' ? { indicator, period, value: '50', state: value } : { indicator, period, value: hundredths(value) }];
    }),
  });
}

const anyValue = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 4500, max: 6500 }) }, { weight: 1, arbitrary: fc.constantFrom<Value>('absent', 'not-available', 'draft') });
const anyYear = fc.array(anyValue, { minLength: 12, maxLength: 12 });

describe.each(measured)('rating of measured $indicator', { timeout: 60_000 }, ({ indicator, framework }) => {
  const rangeFor = (values: readonly Value[]): [number, number] => {
    const [judgement] = rate(framework, definitions(), observed(indicator, values)).judgements;
    return (judgement && range(judgement)) ?? [NaN, NaN];
  };

  it('never falls when a figure is better', () => {
    fc.assert(fc.property(anyYear, fc.nat(11), fc.integer({ min: 1, max: 2000 }), (values, at, by) => {
      const value = values[at];
      fc.pre(typeof value === 'number');
      const [before, after] = [rangeFor(values), rangeFor(values.with(at, typeof value !== 'number' ? 'absent' : indicator === 'incidents-in-sla' ? value + by : value - by))];
      expect(after[0]).toBeGreaterThanOrEqual(before[0]);
      expect(after[1]).toBeGreaterThanOrEqual(before[1]);
    }), { numRuns: 200 });
  });

  it('stays within the old bounds when a figure is settled that was a draft, not available, or missing before the latest', () => {
    fc.assert(fc.property(anyYear, fc.nat(11), fc.integer({ min: 4500, max: 6500 }), (values, at, settled) => {
      const before = values[at];
      const latest = values.findLastIndex((value) => value !== 'absent');
      fc.pre(typeof before !== 'number' && (before !== 'absent' || at < latest || latest < 0));
      expect(inside(rangeFor(values.with(at, settled)), rangeFor(values))).toBe(true);
    }), { numRuns: 200 });
  });

  it('gives the same bytes for the same facts', () => {
    fc.assert(fc.property(anyYear, (values) => {
      const write = (): string => JSON.stringify(rate(framework, definitions(), observed(indicator, values)));
      expect(write()).toBe(write());
    }), { numRuns: 50 });
  });
});
