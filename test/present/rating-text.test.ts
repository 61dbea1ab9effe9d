import { expect, it } from 'vitest';
import { CONSOLE_ACCESS } from '../../src/core/access.ts';
import { bindingLines, ratingText } from '../../src/present/rating-text.ts';
import { rateCouncil } from '../../src/usecases/rate-council.ts';
import { NORTHBOROUGH, loadNorthborough } from '../support/northborough.ts';
import { buildTestHouse } from '../support/test-house.ts';

it('says once that no criterion raises a judgement alone, and nothing of the kind where one does', async () => {
  const house = await buildTestHouse();
  await loadNorthborough(house);
  const rating = await rateCouncil(house, CONSOLE_ACCESS, { council: NORTHBOROUGH, framework: 'best-value-2001', asOf: '2026-11-23' });
  const [service] = rating.judgements;
  if (service === undefined) throw new Error('the framework has judgements');
  const lines = bindingLines(service);
  expect(lines).toHaveLength(service.binding.length + 1);
  expect(lines[0]).toBe(`None of these ${service.binding.length} alone raises it; together they do:`);
  expect(lines[1]).toBe('Service standards are published: would have to rise from fair to excellent');
  expect(ratingText(rating)).toContain(`  What holds it back:\n    ${lines.join('\n    ')}\n`);
  const alone = { ...service, binding: service.binding.map((one) => ({ ...one, alone: true })) };
  expect(bindingLines(alone)).toEqual(lines.slice(1));
});
