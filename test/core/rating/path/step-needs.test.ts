import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../src/core/rating/evaluate.ts';
import { scaleOfNode } from '../../../../src/core/rating/framework.ts';
import { stepNeeds } from '../../../../src/core/rating/path/step-needs.ts';
import { traceNode } from '../../../../src/core/rating/trace.ts';
import { moveWords } from '../../../../src/present/path-words.ts';
import { definitions, factsOf, frameworkOf, ictIndicators } from '../../../support/rating.ts';

const framework = frameworkOf({
  id: 'made', version: '1', title: 'Made', judgements: ['j'],
  scales: { s: { title: 'Scale', levels: ['Poor', 'Good', 'Excellent'].map((title) => ({ id: title.toLowerCase(), title })) } },
  nodes: {
    j: { scale: 's', from: ['c'], rules: [{ then: 'excellent', when: [{ at: 'excellent', atLeast: 1 }] }, { then: 'poor' }] },
    c: {
      scale: 's', title: 'Incidents on time',
      levels: {
        good: { all: [{ op: 'target-met', indicator: 'incidents-in-sla', periods: 4, atLeast: 2 }, { op: 'assessment', level: 'good' }] },
        excellent: { atLeast: 2, of: [{ op: 'target-met', indicator: 'incidents-in-sla', periods: 4, atLeast: 3 }, { op: 'evidence' }, { op: 'assessment', level: 'excellent' }] },
      },
    },
  },
});

// July to October: 88, 91, 88, 88 against 90: 1 of 4 met. An assessment as excellent waits for approval; no evidence.
const facts = factsOf({
  observations: ['88', '91', '88', '88'].map((value, at) => ({ indicator: 'incidents-in-sla', period: `2026-${String(at + 7).padStart(2, '0')}`, value })),
  targets: [{ indicator: 'incidents-in-sla', from: '2026-04', value: '90' }],
  assessments: [{ criterion: 'c', level: 'excellent', author: 'Head of ICT', asOf: '2026-10-01' }],
});
const trace = traceNode(framework, evaluate(framework, definitions(), facts), 'c');
const scale = scaleOfNode(framework, 'c');

describe('what a movement needs', () => {
  it('is what is not met yet, the harder test alone where two ask the same', () => {
    if (trace.kind !== 'criterion') throw new Error('not a criterion');
    // Good: the target test (1 of 2) and the assessment. Excellent: 2 of 3, the one not known first, then the first not met.
    expect(stepNeeds(trace, scale, 'excellent').map(({ test }) => test)).toEqual([
      { op: 'assessment', level: 'excellent' }, { op: 'target-met', indicator: 'incidents-in-sla', periods: 4, atLeast: 3 },
    ]);
  });

  it('reads as an order with who is to do it', () => {
    const words = moveWords({ node: 'c', movement: 'rise', from: 'poor', to: 'excellent', effort: 6 }, trace, scale, {
      facts, indicators: ictIndicators(), owners: new Map([['incidents-in-sla', 'Service desk manager']]), reviewDate: '2027-03-03',
    });
    // Four months end by 3 March and replace the whole window, so 3 of the next 4.
    expect(words.steps).toEqual([
      'Have the assessment approved by somebody other than its author, at “excellent” or above.',
      'Hold 90% for incidents resolved within agreed times in 3 of the next 4 months.',
    ]);
    expect(words.owners).toEqual(['Head of ICT', 'Service desk manager']);
  });
});
