import { expect, it } from 'vitest';
import { CONSOLE_ACCESS } from '../../src/core/access.ts';
import { stageImport } from '../../src/usecases/stage-import.ts';
import { CANTERBURY, buildTestHouse } from '../support/test-house.ts';

it('names the column mappings there are when it is asked for another', async () => {
  const house = await buildTestHouse();
  const staged = await stageImport(house, CONSOLE_ACCESS, { content: Buffer.from(`council,indicator,period,value\n${CANTERBURY},first-contact-fix,2026-10,58.4\n`), fileName: 'figures.csv', kind: 'observations', mapping: 'wat' });
  expect(staged).toMatchObject({ kind: 'file-rejected', code: 'mapping-unknown' });
  expect(staged).toHaveProperty('message', `There is no column mapping wat. Use one of ${house.imports.mappings.map(({ id }) => id).join(', ')}, or none: the header then decides.`);
});
