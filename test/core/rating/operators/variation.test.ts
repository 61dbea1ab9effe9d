import { describe, expect, it } from 'vitest';
import { answerOf, months } from '../../../support/answer-of.ts';

const SLA = 'incidents-in-sla';
const steady = (count: number): string[] => Array.from({ length: count }, (_, at) => (at % 2 === 0 ? '90' : '92'));
const seven = (value: string): string[] => Array.from({ length: 7 }, () => value);
const answer = (is: string, values: (string | null)[], more: object = {}) => answerOf({ op: 'variation', indicator: SLA, is }, { observations: months(SLA, '2026-10', ...values), ...more });

describe('variation', () => {
  // Seven in a row on one side of the mean are a shift: better above it, worse below it, since more is better.
  it.each([
    ['improvement', [...steady(17), ...seven('96')], 'met'],
    ['improvement', steady(24), 'not-met'],
    ['improvement', [...steady(17), ...seven('86')], 'not-met'],
    ['no-concern', [...steady(17), ...seven('86')], 'not-met'],
    ['no-concern', steady(24), 'met'],
    ['no-concern', [...steady(17), ...seven('96')], 'met'],
  ])('%s by %j is %s', (is, values, verdict) => {
    expect(answer(is, values).verdict).toBe(verdict);
  });

  it('says what was found and on which figures', () => {
    const met = answer('improvement', [...steady(17), ...seven('96')]);
    expect(met.needed).toBe('Incidents resolved within agreed times: an improvement that is more than chance, by the latest figure on the trend chart.');
    expect(met.found).toBe('The figure for October 2026 shows an improvement that is more than chance.');
    expect(met.observations).toHaveLength(24);
    expect(met.observations[0]).toMatchObject({ period: '2026-10', value: '96' });
  });

  it('is not known on twelve figures, and known on thirteen', () => {
    expect(answer('no-concern', steady(12))).toMatchObject({ verdict: 'not-known', because: 'little-history', found: '12 months under the same conditions, and 13 are needed to tell chance from change.' });
    expect(answer('no-concern', steady(13)).verdict).toBe('met');
  });

  it('begins anew where a person has rebased', () => {
    const rebases = [{ indicator: SLA, from: '2026-04' }];
    expect(answer('improvement', [...steady(17), ...seven('96')], { rebases })).toMatchObject({ verdict: 'not-known', because: 'little-history' });
  });

  it('begins anew where the definition changes', () => {
    const observations = months(SLA, '2026-10', ...steady(17), ...seven('96')).map((one, at) => ({ ...one, definition: at < 17 ? 1 : 2 }));
    expect(answerOf({ op: 'variation', indicator: SLA, is: 'improvement' }, { observations }))
      .toMatchObject({ verdict: 'not-known', because: 'little-history', found: '7 months under the same conditions, and 13 are needed to tell chance from change.' });
  });

  it('is not known from a draft or an old figure, nor from nothing', () => {
    const draft = { indicator: SLA, period: '2026-10', value: null, state: 'draft' as const };
    expect(answerOf({ op: 'variation', indicator: SLA, is: 'no-concern' }, { observations: [...months(SLA, '2026-09', ...steady(20)), draft] })).toMatchObject({ verdict: 'not-known', because: 'draft' });
    const earlier = { indicator: SLA, period: '2026-05', value: null, state: 'draft' as const };
    expect(answerOf({ op: 'variation', indicator: SLA, is: 'no-concern' }, { observations: [...months(SLA, '2026-10', ...steady(20)), earlier] })).toMatchObject({ verdict: 'not-known', because: 'draft' });
    expect(answerOf({ op: 'variation', indicator: SLA, is: 'no-concern' }, { observations: months(SLA, '2026-07', ...steady(20)) })).toMatchObject({ verdict: 'not-known', because: 'stale' });
    expect(answerOf({ op: 'variation', indicator: SLA, is: 'no-concern' }, {})).toMatchObject({ verdict: 'not-known', because: 'missing' });
  });

  it('does not apply where the latest figure does not', () => {
    const none = { indicator: SLA, period: '2026-10', value: null, reason: 'not-applicable' as const };
    expect(answerOf({ op: 'variation', indicator: SLA, is: 'no-concern' }, { observations: [...months(SLA, '2026-09', ...steady(20)), none] }).verdict).toBe('not-applicable');
  });
});
