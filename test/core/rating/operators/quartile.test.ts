import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../support/answer-of.ts';

const SLA = 'incidents-in-sla';
const times = (count: number, value: string): string[] => Array.from({ length: count }, () => value);
/** CORP 09, April to June 2018, 32 Scottish councils as published by the Improvement Service (in percent): ranks 1, 6, 10, 18, 20, … */
const SCOTLAND = [...times(5, '100'), ...times(4, '99'), ...times(8, '98'), ...times(2, '97'), ...times(6, '96'), '94', '92', ...times(2, '91'), '87', '85', '71'];
const without = (value: string): string[] => SCOTLAND.toSpliced(SCOTLAND.indexOf(value), 1);

function answer(best: number, own: string, values: string[], more: object = {}) {
  return answerOf({ op: 'quartile', indicator: SLA, best, ...more }, {
    observations: [{ indicator: SLA, period: '2026-10', value: own }], peers: [{ indicator: SLA, period: '2026-10', values }],
  });
}

describe('quartile', () => {
  it.each([
    // 6 ÷ 32 = 0.1875 is in the best quarter; 10 ÷ 32 = 0.3125 (as published) is in the better half only; 20 ÷ 32 = 0.625 in neither.
    [1, '99', 'met', '99%, October 2026: rank 6 of 32.'],
    [1, '98', 'not-met', '98%, October 2026: rank 10 of 32.'],
    [2, '98', 'met', '98%, October 2026: rank 10 of 32.'],
    [2, '96', 'not-met', '96%, October 2026: rank 20 of 32.'],
    [3, '96', 'met', '96%, October 2026: rank 20 of 32.'],
    [4, '71', 'met', '71%, October 2026: rank 32 of 32.'],
  ])('best %d with %s is %s', (best, own, verdict, found) => {
    expect(answer(best, own, without(own))).toMatchObject({ verdict, found, needed: expect.stringContaining('of 5 or more') });
  });

  it('is met at exactly a quarter: rank 1 of 4 where four are enough', () => {
    expect(answer(1, '95', ['90', '91', '92'], { leastCouncils: 4 }).verdict).toBe('met');
    expect(answer(1, '91', ['90', '89', '92'], { leastCouncils: 4 }).verdict).toBe('not-met');
  });

  it('compares with councils that measure alike only', () => {
    const answerUnder = (...definitions: number[]) => answerOf({ op: 'quartile', indicator: SLA, best: 1 }, {
      observations: [{ indicator: SLA, period: '2026-10', value: '99', definition: 2 }],
      peers: definitions.map((definition) => ({ indicator: SLA, period: '2026-10', values: without('99'), definition })),
    });
    expect(answerUnder(1, 2).found).toBe('99%, October 2026: rank 6 of 32.');
    expect(answerUnder(1)).toMatchObject({ verdict: 'not-known', because: 'measured-differently' });
  });

  it('takes lower as better where it is', () => {
    const peers = [{ indicator: 'calls-abandoned', period: '2026-10', values: ['5', '6', '7', '8'] }];
    const own = (value: string) => answerOf({ op: 'quartile', indicator: 'calls-abandoned', best: 1 }, { observations: [{ indicator: 'calls-abandoned', period: '2026-10', value }], peers });
    expect(own('4').verdict).toBe('met');
    expect(own('9').verdict).toBe('not-met');
  });

  it('is not known with fewer than five councils, for another period or group, or without an own figure', () => {
    expect(answer(1, '95', ['90', '91', '92'])).toMatchObject({ verdict: 'not-known', because: 'few-peers', found: 'Only 4 councils have a figure for October 2026.' });
    expect(answer(1, '95', SCOTLAND, { group: 'family' })).toMatchObject({ verdict: 'not-known', because: 'few-peers', found: 'No other council’s figure for October 2026 is known.'.replace('’', "'") });
    expect(answerOf({ op: 'quartile', indicator: SLA, best: 1 }, { observations: [{ indicator: SLA, period: '2026-09', value: '95' }], peers: [{ indicator: SLA, period: '2026-10', values: SCOTLAND }] }).verdict).toBe('not-known');
    expect(answerOf({ op: 'quartile', indicator: SLA, best: 1 }, { peers: [{ indicator: SLA, period: '2026-10', values: SCOTLAND }] })).toMatchObject({ verdict: 'not-known', because: 'missing' });
  });

  it('does not apply where the figure does not', () => {
    expect(answerOf({ op: 'quartile', indicator: SLA, best: 1 }, { observations: [{ indicator: SLA, period: '2026-10', value: null, reason: 'not-applicable' }] }).verdict).toBe('not-applicable');
  });
});
