import { describe, expect, it } from 'vitest';
import { checkEffect, inPlanOrder, isOverdue, milestonesText, readMilestones } from '../../src/core/action-plan.ts';
import { monthPeriod } from '../../src/core/period.ts';
import type { ActionEntry } from '../../src/core/register.ts';
import type { Series } from '../../src/core/series.ts';
import { ictIndicators } from '../support/rating.ts';
import { RULES } from '../support/trend-rules.ts';

const action = (id: string, part: Partial<ActionEntry>): ActionEntry => ({ id, title: id, status: 'under-way', criteria: [], indicators: [], ...part });

describe('the order of a plan', () => {
  it('has the longest overdue first, then what is open by its date, then the latest done, then what was dropped', () => {
    const plan = [action('dropped', { status: 'dropped', due: '2020-01-01' }), action('done-early', { status: 'done', finished: '2026-01-01' }), action('later', { due: '2027-01-01' }), action('late', { due: '2026-11-01' }), action('done', { status: 'done', finished: '2026-06-01' }), action('later-still', {}), action('very-late', { due: '2026-10-01', status: 'not-started' })];
    expect(inPlanOrder(plan, '2026-11-23').map(({ id }) => id)).toEqual(['very-late', 'late', 'later', 'later-still', 'done', 'done-early', 'dropped']);
  });

  it('does not call an action overdue on its own day', () => {
    expect([isOverdue(action('a', { due: '2026-11-23' }), '2026-11-23'), isOverdue(action('a', { due: '2026-11-22' }), '2026-11-23')]).toEqual([false, true]);
  });
});

describe('milestones', () => {
  it('are read as they are written, by their days', () => {
    const text = '2026-12-01 Contract signed|2026-09-30 Supplier chosen (done 2026-10-02)';
    const read = readMilestones(text);
    expect(read).toEqual({ kind: 'milestones', milestones: [{ due: '2026-09-30', title: 'Supplier chosen', reached: '2026-10-02' }, { due: '2026-12-01', title: 'Contract signed' }] });
    expect(read.kind === 'milestones' && milestonesText(read.milestones, '\n')).toBe('2026-09-30 Supplier chosen (done 2026-10-02)\n2026-12-01 Contract signed');
  });

  it.each([['soon Supplier chosen', 'soon Supplier chosen'], ['2026-02-30 Never', '2026-02-30 Never'], ['2026-09-30', '2026-09-30'], ['2026-09-30 A (done 2026-13-01)', '2026-09-30 A (done 2026-13-01)']])('%s is not one', (text, part) => {
    expect(readMilestones(text)).toEqual({ kind: 'fault', part });
  });
});

describe('the effect of an action', () => {
  const indicator = ictIndicators().get('incidents-in-sla');
  const effect = { indicator: 'incidents-in-sla', from: '85', to: '90', by: '2026-03' };
  /** Twelve figures around 85 from January 2025, then what came after. */
  const series = (...after: number[]): Series => ({
    council: 'E07000106', indicator: 'incidents-in-sla', granularity: 'month',
    points: [85, 86, 84, 85, 86, 84, 85, 86, 84, 85, 86, 84, ...after].map((value, at) => ({ period: monthPeriod(2025, at + 1), figure: { kind: 'value', value, status: 'actual' }, definitionVersion: 1, draft: false })),
  });
  const check = (part: Partial<ActionEntry>, held: Series | undefined = series(), day = '2026-11-23') => checkEffect(action('a', { status: 'done', finished: '2026-01-01', effect, ...part }), { indicator, series: held, day, rules: RULES });

  it('is a signal where the figures after it lie outside what was usual', () => {
    // 95 stands ten points over a mean near 86.9; the moving ranges are about 1.4, so the upper limit is under 91.
    expect(check({}, series(95, 95, 96))).toMatchObject({ kind: 'checked', figures: 3, signal: 'improvement', since: '2026-01-01', reached: true });
    expect(check({}, series(75, 75, 74))).toMatchObject({ signal: 'concern', reached: false });
    expect(check({}, series(85, 84, 86))).toEqual({ kind: 'checked', figures: 3, signal: 'none', reached: false });
  });

  it('is not spoken of where it was there before already', () => {
    // Finished in the middle of twelve figures that all lie far above the earlier ones.
    expect(check({ finished: '2026-04-01' }, series(95, 96, 95, 96, 95, 96))).toMatchObject({ kind: 'checked', figures: 3, signal: 'already-improving' });
  });

  it('is not spoken of too early, before the end, or where nothing was expected', () => {
    expect(check({}, series(95, 95))).toEqual({ kind: 'too-early', figures: 2, reached: true });
    expect(check({})).toEqual({ kind: 'too-early', figures: 0 });
    expect(check({}, series(95, 95, 96), '2026-03-30')).toMatchObject({ kind: 'too-early', figures: 2 });
    expect(check({ status: 'under-way' })).toEqual({ kind: 'not-finished' });
    expect(checkEffect(action('a', { status: 'done', finished: '2026-01-01' }), { indicator, series: series(), day: '2026-11-23', rules: RULES })).toEqual({ kind: 'no-effect-expected' });
    expect(checkEffect(action('a', { status: 'done', finished: '2026-01-01', effect }), { indicator, series: undefined, day: '2026-11-23', rules: RULES })).toEqual({ kind: 'no-series' });
  });
});
