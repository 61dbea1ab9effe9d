import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../support/answer-of.ts';

describe('given', () => {
  it.each([
    ['at the level', [{ node: 'grade', level: 'fair' }], 'met'],
    ['below it', [{ node: 'grade', level: 'poor' }], 'not-met'],
    ['not stated', [], 'not-known'],
    ['stated as no level of the scale', [{ node: 'grade', level: 'three' }], 'not-known'],
    ['stated as not applying', [{ node: 'grade', level: null }], 'not-applicable'],
    ['stated twice: the last counts', [{ node: 'grade', level: 'poor' }, { node: 'grade', level: 'good' }], 'met'],
  ])('%s', (_case, given, verdict) => {
    expect(answerOf({ op: 'given', node: 'grade', atLeast: 'fair' }, { given }).verdict).toBe(verdict);
  });
});
