import { describe, expect, it } from 'vitest';
import { answerOf, months } from '../../../support/answer-of.ts';

const SLA = 'incidents-in-sla';
const nineOfTwelve = { op: 'target-met', indicator: SLA, periods: 12, atLeast: 9 };
const targets = [{ indicator: SLA, from: '2025-04', value: '90' }];
const year = (...values: (string | null)[]) => ({ targets, observations: months(SLA, '2026-10', ...values) });
const times = (count: number, value: string | null) => Array.from({ length: count }, () => value);

describe('target-met', () => {
  it.each([
    ['nine met', [...times(9, '90'), ...times(3, '89')], 'met', '9 of 12 against 90%.'],
    ['eight met', [...times(8, '90'), ...times(4, '89')], 'not-met', '8 of 12 against 90%. 1 short.'],
    ['eight met, one missing', [...times(8, '90'), ...times(3, '89'), null], 'not-known', '8 of 12 against 90%. 1 not known.'],
    ['nine met, three missing: they cannot change it', [...times(9, '90'), ...times(3, null)], 'met', '9 of 12 against 90%.'],
    ['seven met, one missing: it cannot help', [...times(7, '90'), ...times(4, '89'), null], 'not-met', '7 of 12 against 90%. 2 short, even if the one not known is met.'],
  ])('%s', (_case, values, verdict, found) => {
    expect(answerOf(nineOfTwelve, year(...values))).toMatchObject({ verdict, found });
  });

  it('counts a figure measured differently from the newest as not known', () => {
    const answer = (met: number) => answerOf({ ...nineOfTwelve, periods: 12, atLeast: 6 }, {
      targets, observations: months(SLA, '2026-10', ...times(12 - met, '89'), ...times(met, '90')).map((one, at) => ({ ...one, definition: at < 6 ? 1 : 2 })),
    });
    // Six of the newest six are enough whatever the six before them were; of five, the older six might have added one.
    expect(answer(6)).toMatchObject({ verdict: 'met', found: '6 of 12 against 90%.' });
    expect(answer(5)).toMatchObject({ verdict: 'not-known', because: 'measured-differently', found: expect.stringContaining('6 not known. “Incidents resolved within agreed times” is measured differently since May 2026') });
  });

  it('uses the target in force in each month, and lists each with its verdict', () => {
    const answer = answerOf({ ...nineOfTwelve, periods: 2, atLeast: 2 }, {
      observations: months(SLA, '2026-10', '88', '88'), targets: [{ indicator: SLA, from: '2025-04', value: '88' }, { indicator: SLA, from: '2026-10', value: '90' }],
    });
    expect(answer.verdict).toBe('not-met');
    expect(answer.observations.map((one) => [one.period, one.target, one.verdict])).toEqual([['2026-10', '90', 'not-met'], ['2026-09', '88', 'met']]);
  });

  it('takes the value of the profile: the third quarter is the third value', () => {
    const quarters = (value: string) => answerOf({ op: 'target-met', indicator: 'flexible-working', periods: 1, atLeast: 1 }, {
      asOf: '2026-12-31', observations: [{ indicator: 'flexible-working', period: '2026/27 Q3', value }],
      targets: [{ indicator: 'flexible-working', from: '2026/27 Q1', value: '50', profile: ['83', '85', '86', '87'] }],
    }).verdict;
    expect([quarters('85.9'), quarters('86')]).toEqual(['not-met', 'met']);
  });

  it('counts lower as better where it is: 5.0 meets 5.0, 5.1 does not', () => {
    const abandoned = (value: string) => answerOf({ op: 'target-met', indicator: 'calls-abandoned', periods: 1, atLeast: 1 }, {
      observations: months('calls-abandoned', '2026-10', value), targets: [{ indicator: 'calls-abandoned', from: '2026-04', value: '5.0' }],
    }).verdict;
    expect([abandoned('5.0'), abandoned('5.1')]).toEqual(['met', 'not-met']);
  });

  it('is not known without a target', () => {
    expect(answerOf(nineOfTwelve, { observations: months(SLA, '2026-10', ...times(12, '99')) })).toMatchObject({ verdict: 'not-known', because: 'no-target' });
  });

  it('asks for no more months than apply', () => {
    const none = { indicator: SLA, period: '2026-09', value: null, reason: 'not-applicable' as const };
    expect(answerOf({ ...nineOfTwelve, periods: 2, atLeast: 2 }, { targets, observations: [none, ...months(SLA, '2026-10', '91')] }))
      .toMatchObject({ verdict: 'met', found: '1 of 1 against 90%. 1 not applicable and left out, so 1 is asked for.' });
  });
});
