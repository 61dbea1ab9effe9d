import { expect, it } from 'vitest';
import { CONSOLE_ACCESS } from '../../src/core/access.ts';
import { findCouncil } from '../../src/usecases/find-council.ts';
import { addNote } from '../../src/usecases/add-note.ts';
import { readFacts } from '../../src/usecases/read-facts.ts';
import { readOutlook } from '../../src/usecases/read-outlook.ts';
import { NORTHBOROUGH, loadNorthborough } from '../support/northborough.ts';
import { buildTestHouse } from '../support/test-house.ts';

it('serves while the facts are the same, whatever else was entered, and is worked out anew when one of them or the day changes', { timeout: 60_000 }, async () => {
  const built = await buildTestHouse();
  await loadNorthborough(built);
  const house = { ...built, catalogue: { ...built.catalogue, chanceRules: { ...built.catalogue.chanceRules, runs: 100 } } };
  const framework = house.catalogue.frameworks.get('best-value-2001');
  if (framework === undefined) throw new Error('the framework ships');
  const read = async () => readFacts(house, await findCouncil(house, NORTHBOROUGH), { asOf: '2026-11-23', framework });
  const facts = await read();
  const outlook = await readOutlook(house, framework, facts, '2027-03-03');
  const version = house.store.dataVersion();
  const indicator = [...house.catalogue.indicators.values()][0];
  if (indicator === undefined) throw new Error('indicators ship');
  await addNote(house, CONSOLE_ACCESS, { council: NORTHBOROUGH, indicator, period: '', kind: 'note', text: 'A new tool.' });
  expect(house.store.dataVersion()).toBeGreaterThan(version);
  expect(await readOutlook(house, framework, await read(), '2027-03-03')).toBe(outlook);

  const [first, ...others] = facts.observations;
  if (first === undefined) throw new Error('figures are held');
  expect(await readOutlook(house, framework, { ...facts, observations: [{ ...first, value: '1' }, ...others] }, '2027-03-03')).not.toBe(outlook);
  expect(await readOutlook(house, framework, facts, '2027-03-04')).not.toBe(outlook);
});
