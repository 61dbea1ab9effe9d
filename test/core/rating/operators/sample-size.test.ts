import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../support/answer-of.ts';

const answer = (observation: object) => answerOf({ op: 'sample-size', indicator: 'user-satisfaction', atLeast: 150 }, { observations: [{ indicator: 'user-satisfaction', period: '2025/26', value: '5.4', ...observation }] });

describe('sample-size', () => {
  it.each([
    ['177 answers', { sampleSize: 177 }, 'met', 'A sample of 177, 2025/26.'],
    ['exactly enough', { sampleSize: 150 }, 'met', 'A sample of 150, 2025/26.'],
    ['149 answers', { sampleSize: 149 }, 'not-met', 'A sample of 149, 2025/26.'],
    ['fewer than the indicator itself asks for', { sampleSize: 84 }, 'not-met', 'A sample of 84, 2025/26.'],
    ['the denominator where no sample is stated', { numerator: '810', denominator: '150' }, 'met', 'A sample of 150, 2025/26.'],
  ])('%s', (_case, observation, verdict, found) => {
    expect(answer(observation)).toMatchObject({ verdict, found });
  });

  it('is not known where no sample is stated or no figure is there', () => {
    expect(answer({})).toMatchObject({ verdict: 'not-known', because: 'missing', settle: 'State the sample behind the figure for 2025/26.' });
    expect(answer({ state: 'draft' })).toMatchObject({ verdict: 'not-known', because: 'draft' });
    expect(answerOf({ op: 'sample-size', indicator: 'user-satisfaction', atLeast: 150 }, {})).toMatchObject({ verdict: 'not-known', because: 'missing' });
  });

  it('does not apply where the figure does not', () => {
    expect(answer({ value: null, reason: 'not-applicable' }).verdict).toBe('not-applicable');
  });
});
