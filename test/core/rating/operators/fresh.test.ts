import { describe, expect, it } from 'vitest';
import { answerOf, months } from '../../../support/answer-of.ts';

const SLA = 'incidents-in-sla';

describe('fresh', () => {
  it.each([
    ['within the indicator’s two months', '2026-08', undefined, 'met'],
    ['older than them', '2026-07', undefined, 'not-met'],
    ['within the test’s own six months', '2026-05', 6, 'met'],
  ])('%s', (_case, last, withinMonths, verdict) => {
    expect(answerOf({ op: 'fresh', indicator: SLA, ...(withinMonths ? { withinMonths } : {}) }, { observations: months(SLA, last, '91') }).verdict).toBe(verdict);
  });

  it('is not known when there is only a draft', () => {
    expect(answerOf({ op: 'fresh', indicator: SLA }, { observations: [{ indicator: SLA, period: '2026-10', value: '91', state: 'draft' }] }))
      .toMatchObject({ verdict: 'not-known', because: 'draft' });
  });
});
