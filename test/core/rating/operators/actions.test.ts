import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../support/answer-of.ts';

const action = { id: 'A1', title: 'Appoint a lead', owner: 'Service desk manager', due: '2026-12-18', status: 'under-way' as const, criteria: ['c'] };
const done = { ...action, id: 'A2', status: 'done' as const, due: '2026-09-30' };
const overdue = { ...action, id: 'A3', due: '2026-10-30' };

describe('actions', () => {
  it.each([
    ['one owned and dated', {}, [action], 'met'],
    ['none', {}, [], 'not-met'],
    ['two wanted, one dropped', { atLeast: 2 }, [action, { ...done, status: 'dropped' as const }], 'not-met'],
    ['without an owner', {}, [{ ...action, owner: undefined }], 'not-met'],
    ['without a date', {}, [{ ...action, due: undefined }], 'not-met'],
    ['of another criterion', {}, [{ ...action, criteria: ['other'] }], 'not-met'],
    ['of the question it belongs to', { scope: ['q'] }, [{ ...action, criteria: ['other'] }], 'met'],
    ['anywhere in the plan', { scope: 'plan' }, [{ ...action, criteria: [] }], 'met'],
    ['overdue, and that does not matter', {}, [overdue], 'met'],
    ['overdue, and it does', { noneOverdue: true }, [overdue], 'not-met'],
    ['done late is not overdue', { noneOverdue: true }, [done], 'met'],
    ['half done, half wanted', { doneShare: '50' }, [action, done], 'met'],
    ['half done, more wanted', { doneShare: '50.1' }, [action, done], 'not-met'],
  ])('%s', (_case, options, actions, verdict) => {
    const present = actions.map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as typeof action);
    expect(answerOf({ op: 'actions', ...options }, { actions: present }).verdict).toBe(verdict);
  });

  it('lists each with its owner and date', () => {
    expect(answerOf({ op: 'actions', noneOverdue: true }, { actions: [overdue] })).toMatchObject({
      needed: '1 or more actions for this criterion, each with an owner and a date, none overdue.',
      found: '1 on the register, 0 done, 1 overdue, all with an owner and a date.',
      items: [{ kind: 'action', id: 'A3', words: 'Appoint a lead; Service desk manager, due 30 October 2026, under way, overdue' }],
    });
  });
});
