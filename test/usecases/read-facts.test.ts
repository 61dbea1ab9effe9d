import fs from 'node:fs';
import { expect, it } from 'vitest';
import type { Observation } from '../../src/core/observation.ts';
import { periodFromCode } from '../../src/core/period.ts';
import { factsSchema } from '../../src/core/rating/facts.ts';
import { findCouncil } from '../../src/usecases/find-council.ts';
import { readFacts } from '../../src/usecases/read-facts.ts';
import { frameworkOf } from '../support/rating.ts';
import { save } from '../support/save-batch.ts';
import { ASHFORD, buildTestHouse, CANTERBURY } from '../support/test-house.ts';

const framework = frameworkOf({
  id: 'q', version: '1', title: 'Q', scales: { s: { title: 'S', levels: [{ id: 'no', title: 'No' }, { id: 'yes', title: 'Yes' }] } }, judgements: ['c'],
  nodes: { c: { scale: 's', levels: { yes: { op: 'quartile', indicator: 'incidents-in-sla', best: 1 } } } },
});

function figure(council: string, period: string, value: number): Observation {
  const at = periodFromCode(period);
  if (!at) throw new Error(period);
  return { council, indicator: 'incidents-in-sla', period: at, definitionVersion: 1, figure: { kind: 'value', value, status: 'actual' } };
}

it('reads what other councils published for the same period, where the framework compares, and nothing otherwise', async () => {
  const house = await buildTestHouse();
  fs.mkdirSync(house.store.stagingFolder, { recursive: true });
  await save(house.store, [figure(CANTERBURY, '2026-09', 90), figure(CANTERBURY, '2026-10', 91), figure(ASHFORD, '2026-09', 80), figure(ASHFORD, '2026-10', 85.5)]);
  await save(house.store, [figure(ASHFORD, '2026-10', 99)], { publish: false });
  const canterbury = await findCouncil(house, CANTERBURY);
  const seen = { asOf: '2026-10-31' };
  const facts = await readFacts(house, canterbury, { ...seen, framework });
  const peers = { indicator: 'incidents-in-sla', period: '2026-10', definition: 1, values: ['85.5'] };
  expect(facts.peers).toEqual([{ ...peers, group: 'all' }, { ...peers, group: 'kind' }]);
  expect((await readFacts(house, canterbury, seen)).peers).toEqual([]);
  expect(factsSchema.safeParse(facts).success).toBe(true);
});
