import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../support/answer-of.ts';

const test = { op: 'assessment', level: 'fair' };
const base = { criterion: 'c', level: 'fair', author: 'P. Nair', asOf: '2026-09-30' };
const approved = { ...base, approver: 'C. Hale', approved: '2026-10-12' };

describe('assessment', () => {
  it.each([
    ['at the level', [approved], 'met', undefined],
    ['above it', [{ ...approved, level: 'good' }], 'met', undefined],
    ['below it', [{ ...approved, level: 'poor' }], 'not-met', undefined],
    ['waiting for approval', [base], 'not-known', 'unapproved'],
    ['approved by its author', [{ ...approved, approver: 'p. nair ' }], 'not-known', 'unapproved'],
    ['approved after the day', [{ ...approved, approved: '2026-11-01' }], 'not-known', 'unapproved'],
    ['of another criterion', [{ ...approved, criterion: 'other' }], 'not-known', 'missing'],
    ['of another framework', [{ ...approved, framework: 'best-value-2000' }], 'not-known', 'missing'],
    ['as of a later day', [{ ...approved, asOf: '2026-11-01' }], 'not-known', 'missing'],
    ['on another scale', [{ ...approved, level: 'promising' }], 'not-known', 'not-on-the-scale'],
    ['approved, with a later draft above', [{ ...approved, level: 'poor' }, { ...base, asOf: '2026-10-20' }], 'not-met', undefined],
    ['approved, with a later one whose approval is void', [{ ...approved, level: 'good' }, { ...base, asOf: '2026-10-20', approvalVoid: 'its approval of 21 October 2026 is void: it was drafted anew' }], 'not-known', 'unapproved'],
    ['approved twice: the later counts', [approved, { ...approved, level: 'poor', asOf: '2026-10-01' }], 'not-met', undefined],
  ])('%s', (_case, assessments, verdict, because) => {
    const answer = answerOf(test, { assessments });
    expect([answer.verdict, answer.because]).toEqual([verdict, because]);
  });

  it('says who waits for whom', () => {
    expect(answerOf(test, { assessments: [base] })).toMatchObject({
      needed: 'An approved assessment at “Fair” or above, approved by somebody other than its author.',
      found: 'Assessed “Fair” by P. Nair as of 30 September 2026; waiting for approval.',
    });
  });
});
