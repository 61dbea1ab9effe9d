import { describe, expect, it } from 'vitest';
import { evaluate, leafEvaluator } from '../../../src/core/rating/evaluate.ts';
import type { Facts, ObservedFact } from '../../../src/core/rating/facts.ts';
import { forgetFigures, indexObservations, noneKept, seriesKey } from '../../../src/core/rating/test-context.ts';
import { definitions, factsOf, frameworkOf } from '../../support/rating.ts';

const indicator = 'incidents-in-sla';
const OTHER = 'first-contact-fix';
/** Every operator that looks at figures. */
const TESTS = [
  { op: 'compare', indicator, atLeast: '90' },
  { op: 'average', indicator, periods: 3, atLeast: '90' },
  { op: 'target-met', indicator, periods: 12, atLeast: 10 },
  { op: 'year-change', indicator },
  { op: 'variation', indicator, is: 'no-concern' },
  { op: 'assurance', indicator, is: 'pass' },
  { op: 'quartile', indicator, best: 1 },
  { op: 'forecast-chance', indicator, ahead: 1, atLeast: '50' },
  { op: 'fresh', indicator, withinMonths: 1 },
  { op: 'sample-size', indicator, atLeast: 100 },
];
const framework = frameworkOf({
  id: 'made', version: '1', title: 'Made', judgements: ['j'],
  scales: { s: { title: 'Scale', levels: ['poor', 'good'].map((id) => ({ id, title: id })) } },
  nodes: {
    j: { scale: 's', from: ['other', 'record', ...TESTS.map(({ op }) => op)], rules: [{ then: 'good', when: [{ below: 'good', atMost: 0 }] }, { then: 'poor' }] },
    other: { scale: 's', levels: { good: { op: 'compare', indicator: OTHER, atLeast: '50' } } },
    record: { scale: 's', levels: { good: { op: 'evidence' } } },
    ...Object.fromEntries(TESTS.map((test) => [test.op, { scale: 's', levels: { good: test } }])),
  },
});

const FIRST = 2024 * 12 + 9;
const code = (month: number): string => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
const figure = (month: number, value: string): ObservedFact => ({ indicator, period: code(month), value, sampleSize: value === '70' ? 40 : 400, status: 'actual', state: 'published' });
/** Up to September 2026 a little above the target of 90, so that October is the latest month there is nothing for. */
const HELD = Array.from({ length: 24 }, (_, at) => figure(FIRST + at, String(92 + (at % 3))));
const CHANGED = [FIRST + 22, FIRST + 23, FIRST + 24];
const NEW = CHANGED.map((month) => figure(month, '70'));

const factsWith = (figures: Facts['observations']): Facts => factsOf({
  observations: [...figures, { indicator: OTHER, period: '2026-10', value: '60' }],
  targets: [{ indicator, from: '2024-04', value: '90' }],
  peers: ['2026-09', '2026-10'].map((period) => ({ indicator, period, values: ['80', '81', '82', '83', '84', '85', '86'] })),
});

describe('what was read and is kept', () => {
  it('is forgotten with the figures it stands on, so that each test answers as if read for the first time', () => {
    const facts = factsWith(HELD);
    const index = new Map([...indexObservations(facts)].map(([key, series]) => [key, new Map(series)]));
    const kept = noneKept();
    const evaluateLeaf = leafEvaluator(framework, definitions(), facts, index, kept);
    const before = new Map(framework.order.filter((id) => id !== 'j').map((id) => [id, evaluateLeaf(id)]));
    for (const one of NEW) index.get(seriesKey(indicator, 'month'))?.set(CHANGED[NEW.indexOf(one)] ?? 0, one);
    forgetFigures(kept, indicator, 'month', CHANGED);

    const anew = evaluate(framework, definitions(), factsWith([...HELD.slice(0, 22), ...NEW])).leaves;
    for (const { op } of TESTS) {
      expect(anew.get(op), `${op} is answered otherwise`).not.toEqual(before.get(op));
      expect(evaluateLeaf(op), op).toEqual(anew.get(op));
    }
  });

  it('stays where its figures have not changed', () => {
    const facts = factsWith(HELD);
    const kept = noneKept();
    const evaluateLeaf = leafEvaluator(framework, definitions(), facts, indexObservations(facts), kept);
    const needs = (id: string): unknown => {
      const leaf = evaluateLeaf(id);
      return leaf.kind === 'criterion' ? leaf.levels[0]?.needs : undefined;
    };
    const items = (id: string): unknown => (needs(id) as { items: unknown }).items;
    const [other, record, own] = [items('other'), items('record'), items('compare')];
    forgetFigures(kept, indicator, 'month', CHANGED);
    expect(items('other')).toBe(other);
    expect(items('record')).toBe(record);
    expect(items('compare')).not.toBe(own);
  });

  it('is kept for one place of the file, even where two criteria ask with the same object', () => {
    const good = { op: 'compare', indicator, atLeast: '90' };
    const levels = { good };
    const twice = frameworkOf({
      id: 'made', version: '1', title: 'Made', judgements: ['strict', 'loose'], scales: framework.scales,
      nodes: { strict: { scale: 's', whenNotApplicable: 'not-known', levels }, loose: { scale: 's', levels } },
    });
    const { leaves } = evaluate(twice, definitions(), factsOf({ observations: [{ indicator, period: '2026-09', value: null, reason: 'not-applicable' }] }));
    expect([leaves.get('strict')?.state, leaves.get('loose')?.state]).toEqual([{ kind: 'rated', possible: [0, 1] }, { kind: 'not-rated', reason: 'nothing-applicable' }]);
  });
});
