import type { z } from 'zod';
import { evaluate } from '../../src/core/rating/evaluate.ts';
import type { ExpressionTrace } from '../../src/core/rating/criterion.ts';
import type { factsSchema } from '../../src/core/rating/facts.ts';
import type { Indicator } from '../../src/core/indicator.ts';
import { definitions, factsOf, frameworkOf, ictIndicators } from './rating.ts';

export type TestTrace = Extract<ExpressionTrace, { kind: 'test' }>;

const LEVELS = ['poor', 'fair', 'good'].map((id) => ({ id, title: id.charAt(0).toUpperCase() + id.slice(1) }));

/** What one test answers as the only test of criterion `c`, which stands beside `other` under question `q`. */
export function answerOf(
  test: Record<string, unknown>,
  facts: Partial<z.input<typeof factsSchema>>,
  { whenNotApplicable = 'leave-out', indicators = ictIndicators() }: { whenNotApplicable?: string; indicators?: ReadonlyMap<string, Indicator> } = {},
): TestTrace {
  const levels = { fair: test, good: { op: 'assessment', level: 'good' } };
  const framework = frameworkOf({
    id: 'one-test', version: '1', title: 'One test',
    scales: { stars: { title: 'Stars', levels: LEVELS } },
    judgements: ['q', 'grade'],
    nodes: {
      q: { scale: 'stars', from: ['c', 'other'], rules: [{ then: 'good', when: [{ below: 'good', atMost: 0 }] }, { then: 'poor' }] },
      c: { scale: 'stars', whenNotApplicable, levels },
      other: { scale: 'stars', levels: { fair: { op: 'evidence' }, good: { op: 'evidence' } } },
      grade: { scale: 'stars', given: true },
    },
  }, indicators);
  const leaf = evaluate(framework, { ...definitions(), indicators }, factsOf(facts)).leaves.get('c');
  const trace = leaf?.kind === 'criterion' ? leaf.levels[0]?.needs : undefined;
  if (trace?.kind !== 'test') throw new Error('criterion c has no single test');
  return trace;
}

/** Figures of following months that end with `last`, oldest first; null leaves the month out. */
export function months(indicator: string, last: string, ...values: (string | null)[]): { indicator: string; period: string; value: string }[] {
  const end = Number(last.slice(0, 4)) * 12 + Number(last.slice(5, 7)) - 1;
  return values.flatMap((value, index) => {
    if (value === null) return [];
    const month = end - values.length + 1 + index;
    return [{ indicator, period: `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`, value }];
  });
}
