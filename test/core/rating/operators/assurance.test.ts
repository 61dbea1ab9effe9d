import { describe, expect, it } from 'vitest';
import { answerOf, months } from '../../../support/answer-of.ts';

const SLA = 'incidents-in-sla';
const steady = (count: number): string[] => Array.from({ length: count }, (_, at) => (at % 2 === 0 ? '90' : '92'));
const answer = (is: string, target: string | undefined, count = 20) => answerOf({ op: 'assurance', indicator: SLA, is }, {
  observations: months(SLA, '2026-10', ...steady(count)), targets: target === undefined ? [] : [{ indicator: SLA, from: '2024-04', value: target }],
});

describe('assurance', () => {
  // Mean 91, every moving range 2: limits 91 ± 2.66 × 2 = 85.68 and 96.32.
  it.each([
    ['pass', '85', 'met', 'If nothing changes, the target is met every time.'],
    ['pass', '86', 'not-met', 'If nothing changes, the target is met in some periods and missed in others, by chance.'],
    ['pass', '97', 'not-met', 'If nothing changes, the target is missed every time.'],
    ['not-fail', '96', 'met', 'If nothing changes, the target is met in some periods and missed in others, by chance.'],
    ['not-fail', '97', 'not-met', 'If nothing changes, the target is missed every time.'],
  ])('%s against %s is %s', (is, target, verdict, found) => {
    expect(answer(is, target)).toMatchObject({ verdict, found });
  });

  it('is not known without a target, and on twelve figures', () => {
    expect(answer('pass', undefined)).toMatchObject({ verdict: 'not-known', because: 'no-target', settle: 'Set a target for Incidents resolved within agreed times.' });
    expect(answer('pass', '85', 12)).toMatchObject({ verdict: 'not-known', because: 'little-history' });
  });

  it('does not apply where the latest figure does not', () => {
    const none = { indicator: SLA, period: '2026-10', value: null, reason: 'not-applicable' as const };
    expect(answerOf({ op: 'assurance', indicator: SLA, is: 'pass' }, { observations: [...months(SLA, '2026-09', ...steady(20)), none] }).verdict).toBe('not-applicable');
  });
});
