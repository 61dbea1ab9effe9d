import { describe, expect, it } from 'vitest';
import { CONSOLE_ACCESS, VISITOR, accessFor } from '../../src/core/access.ts';
import type { Observation } from '../../src/core/observation.ts';
import { monthPeriod, periodCode } from '../../src/core/period.ts';
import type { Store } from '../../src/store/store.ts';
import { save } from '../support/save-batch.ts';
import { CANTERBURY, temporaryStore } from '../support/temporary-store.ts';

const OPEN = accessFor({ visitor: { label: 'Visitor', may: ['see-figures'] }, roles: [] }, VISITOR);

function figure(month: number, value: number): Observation {
  return { council: CANTERBURY.gss, indicator: 'first-contact-fix', period: monthPeriod(2026, month), figure: { kind: 'value', value, status: 'actual' }, definitionVersion: 1 };
}

async function values(store: Store, access = OPEN, knownAt?: string): Promise<Record<string, unknown>> {
  const [series] = await store.figures.series(access, { council: CANTERBURY.gss, ...(knownAt !== undefined && { knownAt }) });
  return Object.fromEntries((series?.points ?? []).map((point) => [periodCode(point.period), point.figure.kind === 'value' ? `${point.figure.value}${point.draft ? ' draft' : ''}` : point.figure.reason]));
}

describe('replacing one figure', () => {
  it('saves it only on top of the one that was seen, drafts counting before published ones', async () => {
    const store = await temporaryStore();
    expect(await save(store, [figure(10, 58.4)], { replaces: null })).toEqual({ kind: 'saved', batch: 1 });
    expect(await save(store, [figure(10, 59)], { replaces: null })).toEqual({ kind: 'changed-meanwhile' });
    expect(await save(store, [figure(10, 59)], { replaces: 1, publish: false })).toEqual({ kind: 'saved', batch: 2 });
    expect(await save(store, [figure(10, 60)], { replaces: 1 })).toEqual({ kind: 'changed-meanwhile' });
    await store.batches.withdraw(2, { actor: 'u1', at: '2026-11-02T09:00:00.000Z', reason: 'no' });
    expect(await save(store, [figure(10, 60)], { replaces: 1 })).toEqual({ kind: 'saved', batch: 3 });
    expect(await save(store, [figure(9, 60)], { replaces: 3 })).toEqual({ kind: 'changed-meanwhile' });
  });
});

describe('saving a batch', () => {
  it('keeps every figure with its line, and the file as received', async () => {
    const store = await temporaryStore();
    const saved = await save(store, [figure(9, 61.5), figure(10, 58.4)], { content: 'council,indicator\n' });
    expect(saved).toEqual({ kind: 'saved', batch: 1 });
    const [series] = await store.figures.series(OPEN, { council: CANTERBURY.gss });
    expect(series?.points.map((point) => point.source)).toEqual([{ batch: 1, line: 2 }, { batch: 1, line: 3 }]);
    const found = await store.batches.find(CONSOLE_ACCESS, 1);
    expect((await store.batches.file(found?.batch.fileSha256 ?? ''))?.content.toString()).toBe('council,indicator\n');
  });

  it('is a no-op for the same bytes, and one event tells of the first time only', async () => {
    const store = await temporaryStore();
    await save(store, [figure(10, 58.4)], { content: 'same' });
    const before = store.dataVersion();
    expect(await save(store, [figure(10, 58.4)], { content: 'same' })).toEqual({ kind: 'already-imported', batch: 1 });
    expect(store.dataVersion()).toBe(before);
    expect((await store.events.newest(10)).map((event) => event.type)).toEqual(['batch-saved']);
  });

  it('takes the same bytes again once the first batch is withdrawn', async () => {
    const store = await temporaryStore();
    await save(store, [figure(10, 58.4)], { content: 'same' });
    await store.batches.withdraw(1, { actor: 'u1', at: '2026-11-02T09:00:00.000Z', reason: 'wrong month' });
    expect(await save(store, [figure(10, 58.4)], { content: 'same' })).toEqual({ kind: 'saved', batch: 2 });
    expect(await values(store)).toEqual({ '2026-10': '58.4' });
  });

  it('keeps left-out rows with their reasons', async () => {
    const store = await temporaryStore();
    await save(store, [figure(10, 58.4)], { rejected: 2 });
    expect(await store.batches.leftOut(1)).toEqual([
      { line: 90, says: ['no such council'] }, { line: 91, says: ['no such council'] },
    ]);
  });

  it('tells missing apart from zero', async () => {
    const store = await temporaryStore();
    await save(store, [{ ...figure(9, 0), figure: { kind: 'none', reason: 'not-available' } }, figure(10, 0)]);
    expect(await values(store)).toEqual({ '2026-09': 'not-available', '2026-10': '0' });
  });
});

describe('drafts', () => {
  it('are seen by the council\'s own people only, and by all once published', async () => {
    const store = await temporaryStore();
    await save(store, [figure(9, 60), figure(10, 58.4)]);
    await save(store, [figure(10, 59.1)], { publish: false });
    expect(await values(store)).toEqual({ '2026-09': '60', '2026-10': '58.4' });
    expect(await values(store, CONSOLE_ACCESS)).toEqual({ '2026-09': '60', '2026-10': '59.1 draft' });
    await store.batches.publish(2, { actor: 'u2', at: '2026-11-03T09:00:00.000Z' });
    expect(await values(store)).toEqual({ '2026-09': '60', '2026-10': '59.1' });
    expect(await values(store, CONSOLE_ACCESS)).toEqual({ '2026-09': '60', '2026-10': '59.1' });
  });

  it('published late do not overwrite a newer published figure', async () => {
    const store = await temporaryStore();
    await save(store, [figure(10, 1)], { publish: false });
    await save(store, [figure(10, 2)]);
    await store.batches.publish(1, { actor: 'u2', at: '2026-11-03T09:00:00.000Z' });
    expect(await values(store, CONSOLE_ACCESS)).toEqual({ '2026-10': '2' });
  });
});

describe('withdrawing a batch', () => {
  it('returns each figure to its earlier revision', async () => {
    const store = await temporaryStore();
    await save(store, [figure(8, 89.7)], { at: '2026-09-03T09:00:00.000Z' });
    await save(store, [figure(8, 90.4), figure(9, 91)], { at: '2026-09-18T09:00:00.000Z' });
    await store.batches.withdraw(2, { actor: 'u2', at: '2026-10-01T09:00:00.000Z', reason: 'counted twice' });
    expect(await values(store)).toEqual({ '2026-08': '89.7' });
  });
});

describe('what was known at a moment', () => {
  it('sees only what was recorded, published and not yet withdrawn by then', async () => {
    const store = await temporaryStore();
    await save(store, [figure(8, 89.7)], { at: '2026-09-03T09:00:00.000Z' });
    await save(store, [figure(8, 90.4)], { at: '2026-09-18T09:00:00.000Z' });
    await save(store, [figure(9, 91)], { at: '2026-10-06T09:00:00.000Z', publish: false });
    await store.batches.withdraw(2, { actor: 'u2', at: '2026-10-20T09:00:00.000Z', reason: 'counted twice' });
    expect(await values(store, OPEN, '2026-09-02T00:00:00.000Z')).toEqual({});
    expect(await values(store, OPEN, '2026-09-10T00:00:00.000Z')).toEqual({ '2026-08': '89.7' });
    expect(await values(store, OPEN, '2026-10-10T00:00:00.000Z')).toEqual({ '2026-08': '90.4' });
    expect(await values(store, OPEN, '2026-10-21T00:00:00.000Z')).toEqual({ '2026-08': '89.7' });
  });
});

describe('a transaction that fails', () => {
  it('leaves nothing behind', async () => {
    const store = await temporaryStore();
    await expect(save(store, [figure(10, 1), figure(10, 2)])).rejects.toThrow('UNIQUE');
    expect(await values(store)).toEqual({});
    expect(await store.events.newest(10)).toEqual([]);
    expect(await save(store, [figure(10, 1)])).toEqual({ kind: 'saved', batch: 1 });
  });
});
