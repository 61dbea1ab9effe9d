import { describe, expect, it } from 'vitest';
import { answerOf, months } from '../../../support/answer-of.ts';

const SLA = 'incidents-in-sla';
const test = { op: 'average', indicator: SLA, periods: 2, atLeast: '90' };

describe('average', () => {
  it.each([
    ['90.1 and 89.9', 'met', '90.0%, from 2 months.'],
    ['90.0 and 89.9', 'not-met', '89.95%, from 2 months.'],
  ])('of %s is %s: it found %s', (values, verdict, found) => {
    expect(answerOf(test, { observations: months(SLA, '2026-10', ...values.split(' and ')) })).toMatchObject({ verdict, found });
  });

  it('is not known with a month missing, and says which', () => {
    expect(answerOf(test, { observations: months(SLA, '2026-10', '99', null) }))
      .toMatchObject({ verdict: 'not-known', because: 'missing', found: 'There is no figure for October 2026.', settle: 'Record the figure for October 2026.' });
  });

  it('takes no average over a change of definition', () => {
    const [first, second] = months(SLA, '2026-10', '91', '92');
    const answer = (definition: number) => answerOf(test, { observations: [{ ...first, definition: 1 }, { ...second, definition }] as never });
    expect(answer(1).verdict).toBe('met');
    expect(answer(2)).toMatchObject({ verdict: 'not-known', because: 'measured-differently', found: expect.stringContaining('since October 2026') });
  });

  it('leaves out months that do not apply, and does not apply when none is left', () => {
    const none = (period: string) => ({ indicator: SLA, period, value: null, reason: 'not-applicable' as const });
    expect(answerOf(test, { observations: [...months(SLA, '2026-09', '90'), none('2026-10')] }))
      .toMatchObject({ verdict: 'met', found: '90.0%, from 1 month; 1 not applicable and left out.' });
    expect(answerOf(test, { observations: [none('2026-09'), none('2026-10')] }).verdict).toBe('not-applicable');
  });
});
