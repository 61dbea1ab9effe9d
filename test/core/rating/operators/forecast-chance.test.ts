import { describe, expect, it } from 'vitest';
import { answerOf, months } from '../../../support/answer-of.ts';

const SLA = 'incidents-in-sla';
const steady = (count: number): string[] => Array.from({ length: count }, (_, at) => (at % 2 === 0 ? '90' : '92'));
const answer = (more: object, count = 24) => answerOf({ op: 'forecast-chance', indicator: SLA, atLeast: '80', ...more }, {
  observations: months(SLA, '2026-10', ...steady(count)), targets: [{ indicator: SLA, from: '2024-04', value: '85' }, { indicator: SLA, from: '2027-04', value: '99' }],
});

describe('forecast-chance', () => {
  // Figures alternate between 90 and 92 for two years without a signal, so 91 or thereabouts is expected.
  it('is met where the target lies well below, and not met where it lies well above', () => {
    expect(answer({ ahead: 3 })).toMatchObject({ verdict: 'met', found: expect.stringMatching(/^A chance of \d+(\.\d)?% to meet 85% in January 2027: likely\.$/) });
    expect(answer({ by: '2027-03' }).verdict).toBe('met');
    expect(answer({ by: '2027-04' })).toMatchObject({ verdict: 'not-met', found: expect.stringMatching(/ to meet 99% in April 2027: unlikely\.$/) });
    expect(answer({ ahead: 3, target: '97' }).verdict).toBe('not-met');
    // One half of the way, whichever way it is: neither likely nor unlikely.
    expect(answer({ ahead: 3, target: '91' })).toMatchObject({ verdict: 'not-met', found: expect.stringContaining(': possible.') });
  });

  it('is not known on twelve figures, too far ahead, or without a target', () => {
    expect(answer({ ahead: 3 }, 12)).toMatchObject({ verdict: 'not-known', because: 'little-history' });
    expect(answer({ ahead: 9 }, 14)).toMatchObject({ verdict: 'not-known', because: 'little-history', found: expect.stringContaining('that far ahead') });
    expect(answerOf({ op: 'forecast-chance', indicator: SLA, atLeast: '80', ahead: 3 }, { observations: months(SLA, '2026-10', ...steady(24)) })).toMatchObject({ verdict: 'not-known', because: 'no-target' });
    expect(answer({ by: '2026/27 Q4' }).verdict).toBe('not-known');
  });

  it('does not apply once the period has ended', () => {
    expect(answer({ by: '2026-10' })).toMatchObject({ verdict: 'not-applicable', found: 'October 2026 has ended; there is nothing to forecast.' });
  });
});
