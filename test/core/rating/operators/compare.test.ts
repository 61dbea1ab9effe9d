import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../support/answer-of.ts';

const SLA = 'incidents-in-sla';
const atLeast70 = { op: 'compare', indicator: SLA, atLeast: '70' };
const figure = (period: string, value: string | null, more: object = {}) => ({ observations: [{ indicator: SLA, period, value, ...more }] });

describe('compare', () => {
  it.each([
    ['exactly the limit', '70', 'met'],
    ['the smallest step below it', '69.9999999999', 'not-met'],
    ['more', '91.6', 'met'],
  ])('%s: %s is %s', (_case, value, verdict) => {
    expect(answerOf(atLeast70, figure('2026-10', value)).verdict).toBe(verdict);
  });

  it('says what was needed and found, from which figure and line', () => {
    const answer = answerOf(atLeast70, {
      ...figure('2026-10', '91.6', { numerator: '1085', denominator: '1184', source: { batch: 131, line: 14 } }),
      files: { 131: { name: 'service-desk-2026-10.csv', sha256: 'ab12' } },
    });
    expect(answer).toMatchObject({
      needed: 'Incidents resolved within agreed times: 70% or more in the latest figure.',
      found: '91.6%, October 2026.',
      observations: [{
        indicator: SLA, unit: 'percent', period: '2026-10', value: '91.6', numerator: '1085', denominator: '1184', verdict: 'met',
        source: { batch: 131, line: 14, file: 'service-desk-2026-10.csv', sha256: 'ab12' },
      }],
    });
  });

  it('compares a ratio of counts exactly and shows enough digits: 8999 of 10000 is not 90 %', () => {
    const answer = answerOf({ ...atLeast70, atLeast: '90' }, figure('2026-10', null, { numerator: '8999', denominator: '10000' }));
    expect(answer).toMatchObject({ verdict: 'not-met', found: '89.99%, October 2026.' });
  });

  it.each([
    ['no figure', { observations: [] }, 'missing', 'Record a figure for “Incidents resolved within agreed times”.'],
    ['a draft', figure('2026-10', '91', { state: 'draft' }), 'draft', 'Publish the figure for October 2026'],
    ['a confidential figure', figure('2026-10', null, { reason: 'confidential' }), 'confidential', 'Publish the figure for October 2026'],
    ['a figure not available', figure('2026-10', null, { reason: 'not-available' }), 'not-available', 'figure for October 2026'],
    ['nothing recorded', figure('2026-10', null, { reason: 'none-recorded' }), 'none-recorded', 'figure for October 2026'],
    ['nothing of nothing', figure('2026-10', null, { numerator: '0', denominator: '0' }), 'none-recorded', 'Record a figure for October 2026.'],
    ['a figure older than two months', figure('2026-07', '91'), 'stale', 'Record a newer figure for “Incidents resolved within agreed times”.'],
  ])('is not known for %s', (_case, facts, because, settle) => {
    const answer = answerOf(atLeast70, facts);
    expect(answer).toMatchObject({ verdict: 'not-known', because });
    expect(answer.settle).toContain(settle);
  });

  it('counts age to the last day of the month: August stands until 31 October with a maximum age of two months', () => {
    expect(answerOf(atLeast70, { ...figure('2026-08', '91'), asOf: '2026-10-31' }).verdict).toBe('met');
    expect(answerOf(atLeast70, { ...figure('2026-08', '91'), asOf: '2026-11-01' }).because).toBe('stale');
  });

  it('does not see a month that has not ended', () => {
    expect(answerOf(atLeast70, { ...figure('2026-10', '91'), asOf: '2026-10-30' }).because).toBe('missing');
  });

  it('does not fall back to the month before a draft: publishing it could then lower a known result', () => {
    const both = [...figure('2026-09', '71').observations, ...figure('2026-10', '50', { state: 'draft' }).observations];
    expect(answerOf(atLeast70, { observations: both })).toMatchObject({ verdict: 'not-known', because: 'draft', settle: 'Publish the figure for October 2026.' });
  });

  it('does not judge a sample below the minimum of 100', () => {
    const survey = (sampleSize: number) => ({ observations: [{ indicator: 'user-satisfaction', period: '2025/26', value: '5.4', sampleSize }] });
    const test = { op: 'compare', indicator: 'user-satisfaction', atLeast: '5' };
    expect(answerOf(test, survey(99))).toMatchObject({ verdict: 'not-known', because: 'small-sample' });
    expect(answerOf(test, survey(100)).verdict).toBe('met');
  });

  it('says that it does not apply, and counts it as not known where the criterion says so', () => {
    const facts = figure('2026-10', null, { reason: 'not-applicable' });
    expect(answerOf(atLeast70, facts).verdict).toBe('not-applicable');
    expect(answerOf(atLeast70, facts, { whenNotApplicable: 'not-known' })).toMatchObject({ verdict: 'not-known', because: 'treated-as-not-known' });
  });

  it('holds figures between two limits, ends included, and names grades', () => {
    const between = { op: 'compare', indicator: SLA, between: ['70', '80'] };
    expect(['69.9', '70', '80', '80.1'].map((value) => answerOf(between, figure('2026-10', value)).verdict)).toEqual(['not-met', 'met', 'met', 'not-met']);
    expect(answerOf({ op: 'compare', indicator: 'website-grade', atLeast: '4' }, { observations: [{ indicator: 'website-grade', period: '2025/26', value: '3' }] }))
      .toMatchObject({ verdict: 'not-met', needed: 'Grade of the website: promotional to transactional: T or better in the latest figure.', found: 'C+, 2025/26.' });
  });
});
