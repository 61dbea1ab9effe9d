import { describe, expect, it } from 'vitest';
import { answerOf, months } from '../../../support/answer-of.ts';

const two = (indicator: string, before: string, now: string) => ({ observations: [...months(indicator, '2025-10', before), ...months(indicator, '2026-10', now)] });

describe('year-change', () => {
  it.each([
    ['higher is better and it rose', 'incidents-in-sla', '88.9', '91.6', undefined, 'met'],
    ['no change is no improvement', 'incidents-in-sla', '90', '90', undefined, 'not-met'],
    ['no change is no worse', 'incidents-in-sla', '90', '90', '0', 'met'],
    ['lower is better and it fell by 0.9', 'calls-abandoned', '5.0', '4.1', '0.9', 'met'],
    ['lower is better and it fell by 0.8', 'calls-abandoned', '5.0', '4.2', '0.9', 'not-met'],
  ])('%s', (_case, indicator, before, now, by, verdict) => {
    expect(answerOf({ op: 'year-change', indicator, ...(by === undefined ? {} : { by }) }, two(indicator, before, now)).verdict).toBe(verdict);
  });

  it('names both figures', () => {
    expect(answerOf({ op: 'year-change', indicator: 'incidents-in-sla' }, two('incidents-in-sla', '88.9', '91.6')).found)
      .toBe('91.6% in October 2026, after 88.9% in October 2025.');
  });

  it('does not compare figures under different definitions', () => {
    const observations = [{ indicator: 'incidents-in-sla', period: '2025-10', value: '80', definition: 1 }, { indicator: 'incidents-in-sla', period: '2026-10', value: '91', definition: 2 }];
    expect(answerOf({ op: 'year-change', indicator: 'incidents-in-sla' }, { observations })).toMatchObject({
      verdict: 'not-known', because: 'measured-differently',
      found: '“Incidents resolved within agreed times” is measured differently since October 2026; earlier figures are not compared with later ones.',
    });
    // One that says nothing follows the definition in force, which is the first here.
    expect(answerOf({ op: 'year-change', indicator: 'incidents-in-sla' }, { observations: [{ indicator: 'incidents-in-sla', period: '2025-10', value: '80' }, { ...observations[1], definition: 1 }] as never }).verdict).toBe('met');
  });

  it('is not known without the figure of a year earlier', () => {
    expect(answerOf({ op: 'year-change', indicator: 'incidents-in-sla' }, { observations: months('incidents-in-sla', '2026-10', '91') }))
      .toMatchObject({ verdict: 'not-known', because: 'missing', settle: 'Record the figure for October 2025.' });
  });
});
