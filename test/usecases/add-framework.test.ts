import { describe, expect, it } from 'vitest';
import { CONSOLE_ACCESS, VISITOR, accessFor } from '../../src/core/access.ts';
import { addFramework } from '../../src/usecases/add-framework.ts';
import { frameworkShelf } from '../../src/usecases/framework-shelf.ts';
import { findFramework, rateCouncil } from '../../src/usecases/rate-council.ts';
import { CANTERBURY, buildTestHouse } from '../support/test-house.ts';

const file = (change: object = {}) => ({
  name: 'ours.json',
  content: Buffer.from(JSON.stringify({
    id: 'ours', version: '1', title: 'Ours', judgements: ['j'], scales: { s: { title: 'Scale', levels: [{ id: 'poor', title: 'Poor' }, { id: 'good', title: 'Good' }] } },
    nodes: { j: { scale: 's', from: ['c'], rules: [{ then: 'good', when: [{ at: 'good', atLeast: 1 }] }, { then: 'poor' }] }, c: { scale: 's', levels: { good: { op: 'compare', indicator: 'incidents-in-sla', atLeast: '90' } } } },
    ...change,
  })),
});

describe('adding a framework', () => {
  it('makes it one to rate by, kept over a restart', async () => {
    const house = await buildTestHouse();
    expect(await addFramework(house, CONSOLE_ACCESS, file())).toMatchObject({ kind: 'added', id: 'ours', version: '1' });
    const rating = await rateCouncil(house, CONSOLE_ACCESS, { council: CANTERBURY, framework: 'ours', asOf: '2026-11-23' });
    expect(rating.framework.title).toBe('Ours');
    const again = frameworkShelf({ ...house.catalogue, frameworks: new Map(), frameworkFiles: new Map() });
    await again.load(house.store);
    expect([...again.views.frameworks.keys()]).toEqual(['ours']);
    expect((await house.store.events.newest(1))[0]?.type).toBe('frameworks-recorded');
  });

  it('keeps every version: the newest by the id, each by id and version, and none is overwritten', async () => {
    const house = await buildTestHouse();
    await addFramework(house, CONSOLE_ACCESS, file());
    expect(await addFramework(house, CONSOLE_ACCESS, file())).toMatchObject({ kind: 'already-there' });
    expect(await addFramework(house, CONSOLE_ACCESS, file({ title: 'Changed' }))).toEqual({ kind: 'refused', faults: ['version: version “1” of “ours” is there already with other content; give the file a new version'] });
    await addFramework(house, CONSOLE_ACCESS, file({ version: '2', title: 'Second' }));
    expect([findFramework(house, 'ours').title, findFramework(house, 'ours@1').title]).toEqual(['Second', 'Ours']);
  });

  it('refuses one that ships, one with faults by their places, and one whose examples come out otherwise', async () => {
    const house = await buildTestHouse();
    const refused = async (change: object): Promise<string> => {
      const added = await addFramework(house, CONSOLE_ACCESS, file(change));
      return added.kind === 'refused' ? added.faults.join('\n') : added.kind;
    };
    expect(await refused({ id: 'best-value-2001' })).toContain('"best-value-2001" ships with the product');
    expect(await refused({ judgements: ['k'] })).toContain('judgements: unknown node "k"');
    const nodes = { j: { scale: 's', from: ['c'], rules: [{ then: 'poor' }] }, c: { scale: 's', levels: { good: { op: 'evidence' } }, examples: [{ name: 'wrong', asOf: '2026-10-31', expect: { lower: 'good', upper: 'good' } }] } };
    expect(await refused({ nodes })).toBe('nodes.c, example “wrong”: comes out otherwise than it says');
    expect(house.catalogue.frameworks.has('ours')).toBe(false);
    expect(await addFramework(house, CONSOLE_ACCESS, { name: 'x', content: new Uint8Array([0xff, 0xfe, 0x41]) })).toMatchObject({ kind: 'refused' });
  });

  it('is for administrators of every council', async () => {
    const house = await buildTestHouse();
    const { roles } = house.catalogue;
    await expect(addFramework(house, accessFor(roles, VISITOR), file())).rejects.toThrow(/may not add frameworks/);
    await expect(addFramework(house, accessFor(roles, { id: 'a', assignments: [{ role: 'administrator', council: CANTERBURY }] }), file())).rejects.toThrow(/may not add frameworks/);
    expect((await addFramework(house, accessFor(roles, { id: 'b', assignments: [{ role: 'administrator', council: null }] }), file())).kind).toBe('added');
  });
});
