import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublishedFigure } from '../../src/core/benchmark/published-figure.ts';
import type { Council } from '../../src/core/council.ts';
import type { Observation } from '../../src/core/observation.ts';
import { monthPeriod, yearPeriod } from '../../src/core/period.ts';
import type { Period } from '../../src/core/period.ts';
import { FOLDERS } from '../../src/folders.ts';
import { openStore } from '../../src/store/store.ts';
import type { Store } from '../../src/store/store.ts';
import { otherProcess } from '../support/other-process.ts';
import { save } from '../support/save-batch.ts';
import { CANTERBURY, MAIDSTONE, council, temporaryStore } from '../support/temporary-store.ts';

const COUNTY = council('E10000016', 'Kent', { kind: 'County' });
const INVENTED = council('X07000001', 'Northborough', { illustrative: true });
const ALSO_INVENTED = council('X07000002', 'Southborough', { illustrative: true });
const COUNCILS = [CANTERBURY, MAIDSTONE, COUNTY, INVENTED, ALSO_INVENTED];
const INDICATORS = ['first-contact-fix', 'major-incidents'];
const PERIODS: readonly Period[] = [monthPeriod(2026, 9), monthPeriod(2026, 10), yearPeriod(2025)];
const LATER = { actor: 'u1', at: '2026-11-10T09:00:00.000Z' };

async function storeOfAll(): Promise<Store> {
  const store = await temporaryStore(INDICATORS);
  await store.councils.sync(COUNCILS);
  return store;
}

const observation = (gss: string, period: Period, value: number | null, more: Partial<Observation> = {}): Observation => ({
  council: gss, indicator: 'first-contact-fix', period, definitionVersion: 1,
  figure: value === null ? { kind: 'none', reason: 'not-available' } : { kind: 'value', value, status: 'actual' }, ...more,
});

const ASKED = PERIODS.flatMap((period) => INDICATORS.flatMap((indicator) => [1, 2].map((definitionVersion) => ({ indicator, period, definitionVersion }))));

/** What a council's figure is compared with, from the published figures themselves. */
function fromFigures(figures: readonly PublishedFigure[], register: readonly Council[], own: Council, group: 'all' | 'kind', definition: number): number[] {
  return figures.flatMap(({ council: gss, figure, definitionVersion }) => {
    const peer = register.find((one) => one.gss === gss);
    const isComparable = peer?.illustrative === own.illustrative && (group === 'all' || peer.kind === own.kind) && definitionVersion === definition;
    return isComparable && figure.kind === 'value' ? [figure.value] : [];
  }).sort((a, b) => a - b);
}

const row: fc.Arbitrary<Observation> = fc.record({
  council: fc.constantFrom(...COUNCILS.map(({ gss }) => gss)), indicator: fc.constantFrom(...INDICATORS), period: fc.constantFrom(...PERIODS),
  value: fc.option(fc.integer({ min: -50, max: 50 }).map((units) => units / 10), { freq: 6 }), definitionVersion: fc.constantFrom(1, 1, 2),
}).map(({ council: gss, period, value, ...more }) => observation(gss, period, value, more));
const file = fc.uniqueArray(row, { minLength: 1, maxLength: 8, selector: (one) => `${one.council} ${one.indicator} ${one.period.granularity} ${one.period.month}` });
const change = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('save' as const), rows: file, publish: fc.boolean() }) },
  fc.record({ kind: fc.constantFrom('publish' as const, 'withdraw' as const), batch: fc.integer({ min: 1, max: 5 }) }),
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), to: fc.constantFrom('County', 'Unitary authority') }) },
);

describe('the quartile tables', () => {
  it('are what the published figures say, after any changes, kept or not', async () => {
    await fc.assert(fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 7 }), async (changes) => {
      const store = await storeOfAll();
      const other = otherProcess(store, 'peer_values');
      for (const one of changes) {
        if (one.kind === 'save') await save(store, one.rows, { publish: one.publish, councils: COUNCILS.map(({ gss }) => gss) });
        else if (one.kind === 'move') await store.councils.sync([{ ...MAIDSTONE, kind: one.to }]);
        else if (one.kind === 'publish') await store.batches.publish(one.batch, LATER);
        else await store.batches.withdraw(one.batch, { ...LATER, reason: 'wrong' });
        const register = await store.councils.all();
        // One that reads while somebody writes and keeps nothing, one that keeps, one that finds what was kept.
        const [keeping, finding] = [0, 1].map(() => openStore({ folder: store.folder, migrations: FOLDERS.migrations }));
        for (const own of register.filter(({ gss }) => gss !== ALSO_INVENTED.gss)) {
          for (const group of ['all', 'kind'] as const) {
            const now = await Promise.all(ASKED.map(async (each) => fromFigures(await store.peers.figures(each.indicator, each.period), register, own, group, each.definitionVersion)));
            const read = async (from: Store | undefined, knownAt?: string) => (await from?.peers.comparable(ASKED, { council: own, group }, knownAt))?.map((values) => [...values]);
            expect(await other.whileWriting(async () => read(store))).toEqual(now);
            expect(await read(store)).toEqual(now);
            expect(await read(keeping)).toEqual(now);
            expect(await read(finding)).toEqual(now);
            expect(await read(store, '9999-12-31')).toEqual(now);
          }
        }
        keeping?.close();
        finding?.close();
      }
      other.close();
      store.close();
    }), { numRuns: 15 });
  }, 120_000);

  it('hold published figures only, real and illustrative apart, each definition by itself', async () => {
    const store = await storeOfAll();
    const october = monthPeriod(2026, 10);
    const all = { councils: COUNCILS.map(({ gss }) => gss) };
    await save(store, [observation(CANTERBURY.gss, october, 61), observation(MAIDSTONE.gss, october, 58.4), observation(COUNTY.gss, october, 70), observation(INVENTED.gss, october, 99)], all);
    await save(store, [observation(MAIDSTONE.gss, october, 80)], { ...all, publish: false });
    const asked = { indicator: 'first-contact-fix', period: october, definitionVersion: 1 };
    const read = async (own: Council, group: 'all' | 'kind', version = 1) => [...(await store.peers.comparable([{ ...asked, definitionVersion: version }], { council: own, group }))[0] ?? []];
    expect(await read(CANTERBURY, 'all')).toEqual([58.4, 61, 70]);
    expect(await read(CANTERBURY, 'kind')).toEqual([58.4, 61]);
    expect(await read(INVENTED, 'all')).toEqual([99]);
    await store.batches.publish(2, LATER);
    expect(await read(CANTERBURY, 'all')).toEqual([61, 70, 80]);
    await save(store, [observation(COUNTY.gss, october, 71, { definitionVersion: 2 })], all);
    expect(await read(CANTERBURY, 'all')).toEqual([61, 80]);
    expect(await read(COUNTY, 'all', 2)).toEqual([71]);
    await store.batches.withdraw(3, { ...LATER, reason: 'measured otherwise' });
    expect(await read(CANTERBURY, 'all')).toEqual([61, 70, 80]);
  });

  it('go out of date for what a change touches, and for nothing else', async () => {
    const store = await storeOfAll();
    const other = otherProcess(store, 'peer_values');
    const [september, october] = [monthPeriod(2026, 9), monthPeriod(2026, 10)];
    await save(store, [observation(CANTERBURY.gss, september, 60), observation(CANTERBURY.gss, october, 61)]);
    const asked = [september, october].map((period) => ({ indicator: 'first-contact-fix', period, definitionVersion: 1 }));
    await store.peers.comparable(asked, { council: CANTERBURY, group: 'all' });
    expect(other.kept()).toBe(4);
    await save(store, [observation(CANTERBURY.gss, october, 62)], { publish: false });
    expect(other.kept()).toBe(4);
    await store.batches.publish(2, LATER);
    expect(other.kept()).toBe(2);
    other.close();
  });
});
