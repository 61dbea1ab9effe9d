import { describe, expect, it } from 'vitest';
import { VISITOR, accessFor } from '../../src/core/access.ts';
import { showTrends } from '../../src/usecases/show-trends.ts';
import { NORTHBOROUGH, loadNorthborough } from '../support/northborough.ts';
import { buildTestHouse } from '../support/test-house.ts';

describe('a council’s sheet of trends', () => {
  it('is ordered as the rules say, the other way round when they do', async () => {
    const house = await buildTestHouse();
    await loadNorthborough(house);
    const visitor = accessFor(house.catalogue.roles, VISITOR);
    const changes = async (attentionOrder: typeof house.catalogue.trendRules.attentionOrder): Promise<string[]> => {
      const asked = { ...house, catalogue: { ...house.catalogue, trendRules: { ...house.catalogue.trendRules, attentionOrder } } };
      return (await showTrends(asked, visitor, { council: NORTHBOROUGH, asOf: '2026-11-23' })).rows.map(({ trend }) => trend.marks.change);
    };
    const order = house.catalogue.trendRules.attentionOrder;
    const shipped = await changes(order);
    expect(shipped[0]).toBe('worsening');
    expect(shipped.at(-1)).toBe('too-few');
    const turned = await changes([...order].reverse());
    expect([turned[0], turned.at(-1)]).toEqual(['too-few', 'worsening']);
  });
});
