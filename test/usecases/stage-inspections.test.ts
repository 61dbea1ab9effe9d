import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessFor, CONSOLE_ACCESS } from '../../src/core/access.ts';
import type { Access } from '../../src/core/access.ts';
import type { Inspection } from '../../src/core/inspection.ts';
import type { InspectionAggregate } from '../../src/core/inspection-aggregate.ts';
import { FOLDERS } from '../../src/folders.ts';
import { confirmImport, findPreview } from '../../src/usecases/confirm-import.ts';
import type { ImportKind } from '../../src/usecases/read-into-staging.ts';
import { stageImport } from '../../src/usecases/stage-import.ts';
import { buildTestHouse, CANTERBURY } from '../support/test-house.ts';
import type { TestHouse } from '../support/test-house.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await buildTestHouse();
  await house.store.councils.sync(house.catalogue.councils);
});

const sample = (name: string): Buffer => fs.readFileSync(path.join(FOLDERS.data, 'samples', name));
const HEADER = 'council,service,body,date,published,scale,status,overall,prospects,sub_judgements,themes,recommendations,report';
const register = (...rows: string[]): Buffer => Buffer.from([HEADER, ...rows, ''].join('\n'));

async function load(content: Buffer, options: { kind?: ImportKind; mapping?: string; access?: Access; publish?: boolean; leaveOut?: boolean } = {}) {
  const { kind = 'inspections', mapping, access = CONSOLE_ACCESS, publish = true, leaveOut = false } = options;
  const staged = await stageImport(house, access, { content, fileName: 'inspections.csv', kind, ...(mapping !== undefined && { mapping }) });
  if (staged.kind !== 'staged') return { staged };
  const { summary } = findPreview(house, access, staged.id);
  return { staged, summary, confirmed: await confirmImport(house, access, { id: staged.id, publish, leaveOut }) };
}
const held = async (gss?: string) => house.store.register.current<Inspection>('inspections', gss);

describe('the inspections of children’s services, as downloaded', () => {
  it.each([['named', 'ilacs'], ['found by its header', undefined]])('are all taken with the mapping %s', async (_, mapping) => {
    const { summary } = await load(sample('childrens-services/ilacs-council-inspections.csv'), { ...(mapping !== undefined && { mapping }) });
    expect(summary).toMatchObject({ kind: 'inspections', mapping: 'ilacs', rejected: 0, repeated: 0 });
    expect((summary?.accepted ?? 0) + (summary?.normalised ?? 0)).toBe(497);
    const entries = await held();
    expect(entries).toHaveLength(497);
    // Line 3 of the file: barking and dagenham, inspection ended 2019-03-01.
    expect(entries.find(({ source }) => source?.line === 3)).toMatchObject({ council: 'E09000002', content: { date: '2019-03-01', overall: 'requires improvement', form: 'standard' }, source: { batch: 1 } });
  });
});

describe('the inspections of IT', () => {
  it('are four, one with the month of its report and none with a day of its own', async () => {
    expect((await load(sample('it-inspections/inspections.csv'))).summary).toMatchObject({ mapping: 'inspections', accepted: 4, rejected: 0 });
    expect((await held()).map(({ council, content }) => [council, content.date ?? content.published, content.overall, content.prospects])).toEqual([
      ['E07000022', '2003-07', 'excellent', 'excellent'],
      ['E07000056', undefined, 'poor', undefined],
      ['E07000160', undefined, 'poor', 'unlikely'],
      ['E07000226', undefined, 'good', 'probably'],
    ]);
  });

  it('keep the published aggregate apart, without a council', async () => {
    expect((await load(sample('it-inspections/published-aggregate.json'), { kind: 'aggregates' })).confirmed).toMatchObject({ kind: 'saved' });
    expect(await held()).toEqual([]);
    const [aggregate] = await house.store.register.current<InspectionAggregate>('aggregates');
    expect(aggregate).toMatchObject({ council: '', key: 'first-76-it-inspections', content: { inspections: 76 }, source: { batch: 1, line: 1 } });
  });

  it.each([
    ['no JSON', '54 of 76', 'not-json'],
    ['cells nobody published', JSON.stringify({ ...JSON.parse(sample('it-inspections/published-aggregate.json').toString()) as object, cells: [] }), 'aggregate-invalid'],
  ])('refuse an aggregate with %s', async (_, text, code) => {
    expect((await load(Buffer.from(text), { kind: 'aggregates' })).staged).toMatchObject({ kind: 'file-rejected', code });
  });
});

describe('a register file', () => {
  const fair = 'Canterbury,IT,Audit Commission,2002-05-01,,best-value-2001,scored,fair,promising,,,,';

  it('corrects the inspection of the same service, date, body and scale, and keeps what stood before', async () => {
    await load(register(fair));
    await load(register(fair.replace('fair', 'good')));
    expect((await held(CANTERBURY)).map(({ content }) => content.overall)).toEqual(['good']);
    expect((await house.store.register.history<Inspection>('inspections', CANTERBURY)).map(({ content }) => content.overall)).toEqual(['fair', 'good']);
  });

  it('is a draft until it is published: it holds only for those who see drafts', async () => {
    await load(register(fair));
    await load(register(fair.replace('fair', 'good')), { publish: false });
    const overall = async (seesDrafts: boolean) => (await house.store.register.current<Inspection>('inspections', undefined, undefined, () => seesDrafts)).map(({ content }) => content.overall);
    expect(await overall(false)).toEqual(['fair']);
    expect(await overall(true)).toEqual(['good']);
  });

  it('waits while a row is rejected, and says why with its line', async () => {
    const { summary, confirmed } = await load(register(fair, fair.replace('Canterbury', 'Nowhere')));
    expect(summary).toMatchObject({ accepted: 1, rejected: 1 });
    expect(confirmed).toEqual({ kind: 'blocked', rejected: 1 });
    expect(await held()).toEqual([]);
  });

  it('is refused with a mapping nobody saved, and with other columns', async () => {
    expect((await load(register(fair), { mapping: 'nobody' })).staged).toMatchObject({ kind: 'file-rejected', code: 'mapping-unknown' });
    expect((await load(Buffer.from('a,b\n1,2\n'))).staged).toMatchObject({ kind: 'file-rejected' });
  });
});

describe('who may bring inspections in', () => {
  const fair = 'Canterbury,IT,Audit Commission,2002-05-01,,best-value-2001,scored,fair,promising,,,,';
  const as = (role: string, council: string | null): Access => accessFor(house.catalogue.roles, { id: role, assignments: [{ role, council }] });

  it('an administrator of every council, publishing included', async () => {
    expect((await load(register(fair), { access: as('administrator', null) })).confirmed).toMatchObject({ kind: 'saved' });
  });

  it('not a contributor, who may enter figures', async () => {
    expect((await load(register(fair), { access: as('contributor', CANTERBURY) })).summary).toMatchObject({ accepted: 0, rejected: 1 });
  });

  it('an aggregate, which belongs to no council, only somebody of every council', async () => {
    const aggregate = sample('it-inspections/published-aggregate.json');
    await expect(load(aggregate, { kind: 'aggregates', access: as('head-of-ict', CANTERBURY) })).rejects.toMatchObject({ code: 'not-permitted' });
    expect((await load(aggregate, { kind: 'aggregates', access: as('administrator', null) })).confirmed).toMatchObject({ kind: 'saved' });
  });
});
