import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../support/answer-of.ts';

const item = { id: 'E1', title: 'Training plan 2025/26', criteria: ['c'], owner: 'H. Sandhu' };

describe('evidence', () => {
  it.each([
    ['linked, without an end', [item], 1, 'met'],
    ['on its last day', [{ ...item, expires: '2026-10-31' }], 1, 'met'],
    ['a day after it', [{ ...item, expires: '2026-10-30' }], 1, 'not-known'],
    ['none at all', [], 1, 'not-met'],
    ['linked to another criterion', [{ ...item, criteria: ['other'] }], 1, 'not-met'],
    ['of a time to come', [{ ...item, evidencesFrom: '2026-11-01' }], 1, 'not-met'],
    ['one of two wanted', [item], 2, 'not-met'],
    ['one of two wanted expired', [item, { ...item, id: 'E2', expires: '2026-09-30' }], 2, 'not-known'],
  ])('%s', (_case, evidence, atLeast, verdict) => {
    expect(answerOf({ op: 'evidence', atLeast }, { evidence }).verdict).toBe(verdict);
  });

  it('says what expired and who owns it', () => {
    expect(answerOf({ op: 'evidence' }, { evidence: [{ ...item, expires: '2026-09-30' }] })).toMatchObject({
      because: 'expired', found: '0 on the register. 1 expired, “Training plan 2025/26” on 30 September 2026.', settle: 'Renew “Training plan 2025/26” (owner H. Sandhu).',
    });
  });
});
