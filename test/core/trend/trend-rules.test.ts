import { describe, expect, it } from 'vitest';
import { trendRulesSchema } from '../../../src/core/trend/trend-rules.ts';
import { RULES } from '../../support/trend-rules.ts';

describe('the order of a sheet of trends', () => {
  it.each([
    ['one left out', RULES.attentionOrder.slice(1)],
    ['one twice', [...RULES.attentionOrder, 'steady']],
    ['one that is not known', [...RULES.attentionOrder.slice(1), 'urgent']],
  ])('is refused with %s', (_, attentionOrder) => {
    expect(trendRulesSchema.safeParse({ ...RULES, attentionOrder }).success).toBe(false);
  });

  it('may be any order of all of them', () => {
    expect(trendRulesSchema.safeParse({ ...RULES, attentionOrder: [...RULES.attentionOrder].reverse() }).success).toBe(true);
  });
});
