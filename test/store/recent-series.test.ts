import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONSOLE_ACCESS, VISITOR, accessFor } from '../../src/core/access.ts';
import type { Access } from '../../src/core/access.ts';
import { FIGURE_STATUSES, NO_FIGURE_REASONS } from '../../src/core/observation.ts';
import type { Figure, Observation } from '../../src/core/observation.ts';
import { GRANULARITIES, hasEndedBy, monthPeriod, monthsIn, periodContaining } from '../../src/core/period.ts';
import type { Granularity } from '../../src/core/period.ts';
import { RECENT_POINTS } from '../../src/core/series.ts';
import type { Series } from '../../src/core/series.ts';
import type { Store } from '../../src/store/store.ts';
import { SPARKLINE_MONTHS } from '../../src/present/standing-sparkline.ts';
import { otherProcess } from '../support/other-process.ts';
import { save } from '../support/save-batch.ts';
import { CANTERBURY, temporaryStore } from '../support/temporary-store.ts';

const OPEN = accessFor({ visitor: { label: 'Visitor', may: ['see-figures'] }, roles: [] }, VISITOR);
const INDICATORS = ['first-contact-fix', 'major-incidents'];
const TODAY = '2026-11-23';
const LATER = { actor: 'u2', at: '2026-11-20T09:00:00.000Z' };

const council = CANTERBURY.gss;
const monthly = (year: number, month: number, value: number): Observation =>
  ({ council, indicator: 'first-contact-fix', period: monthPeriod(year, month), figure: { kind: 'value', value, status: 'actual' }, definitionVersion: 1 });

const inOrder = (series: readonly Series[]): Series[] => [...series].sort((a, b) => (`${a.indicator} ${a.granularity}` < `${b.indicator} ${b.granularity}` ? -1 : 1));

/** What `recent` promises, from the whole series: the newest points of ended periods, the newest and drafts with their source. */
async function cutFromAll(store: Store, access: Access, asOf: string): Promise<Series[]> {
  const all = await store.figures.series(access, { council });
  return inOrder(all.flatMap((series): Series[] => {
    const points = series.points.filter(({ period }) => hasEndedBy(period, asOf)).slice(-RECENT_POINTS);
    return points.length === 0 ? [] : [{ ...series, points }];
  }));
}

/** Sources are told or left out, never wrong; the newest point and drafts tell theirs. */
function expectSame(found: readonly Series[], wanted: readonly Series[]): void {
  const bare = (series: readonly Series[]) => inOrder(series).map((one) => ({ ...one, points: one.points.map((point) => ({ ...point, source: undefined })) }));
  expect(bare(found)).toEqual(bare(wanted));
  inOrder(found).forEach(({ points }, at) => points.forEach((point, index) => {
    const told = wanted[at]?.points[index]?.source;
    if (point.source !== undefined || point.draft || index === points.length - 1) expect(point.source).toEqual(told);
  }));
}

const figure: fc.Arbitrary<Figure> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('value' as const), value: fc.integer({ min: -9999, max: 9999 }).map((units) => units / 10), status: fc.constant('actual' as const) }) },
  fc.record({ kind: fc.constant('value' as const), value: fc.constantFrom(0, 1e-7, 123456789012345, 0.123456789012345, 99.86), status: fc.constantFrom(...FIGURE_STATUSES) }),
  fc.record({ kind: fc.constant('value' as const), value: fc.constant(12.5), numerator: fc.integer({ min: 1, max: 99 }), denominator: fc.constant(800), status: fc.constantFrom(...FIGURE_STATUSES) }),
  fc.record({ kind: fc.constant('none' as const), reason: fc.constantFrom(...NO_FIGURE_REASONS) }),
);
const content = fc.record({
  figure, definitionVersion: fc.constantFrom(1, 1, 1, 2),
}).chain((plain) => fc.record({ sampleSize: fc.nat(500), note: fc.constantFrom('a note', '“−”'), publishedStatus: fc.constantFrom('green', 'red') }, { requiredKeys: [] })
  .map((more) => (plain.figure.kind === 'none' ? plain : { ...plain, ...more })));

/** A run of figures of one series, some periods left out. */
const run: fc.Arbitrary<Observation[]> = fc.tuple(
  fc.constantFrom(...INDICATORS), fc.constantFrom<Granularity>(...GRANULARITIES), fc.integer({ min: 0, max: 60 }), fc.array(fc.option(content, { freq: 6 }), { minLength: 1, maxLength: 50 }),
).map(([indicator, granularity, back, contents]) => contents.flatMap((one, index): Observation[] => {
  const newest = periodContaining(monthPeriod(2027, 3), granularity);
  const period = { granularity, month: newest.month - (back + index) * monthsIn(granularity) };
  return one === null ? [] : [{ council, indicator, period, ...one }];
}));

const change = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('save' as const), rows: run, publish: fc.boolean() }) },
  fc.record({ kind: fc.constantFrom('publish' as const, 'withdraw' as const), batch: fc.integer({ min: 1, max: 4 }) }),
);

describe('the recent series of a council', () => {
  it('are the same whether they are kept, just now kept, or read while somebody else writes', async () => {
    await fc.assert(fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), fc.constantFrom(TODAY, '2025-06-30', '2021-01-01', '2028-01-01'), async (changes, asOf) => {
      const store = await temporaryStore(INDICATORS);
      const other = otherProcess(store, 'recent_series');
      for (const one of changes) {
        if (one.kind === 'save') await save(store, one.rows, { publish: one.publish });
        else if (one.kind === 'publish') await store.batches.publish(one.batch, LATER);
        else await store.batches.withdraw(one.batch, { ...LATER, reason: 'wrong' });
        for (const access of [OPEN, CONSOLE_ACCESS]) {
          const ask = async (): Promise<Series[]> => store.figures.recent(access, { council, asOf });
          const wanted = await cutFromAll(store, access, asOf);
          expectSame(await other.whileWriting(ask), wanted);
          expectSame(await ask(), wanted);
          expectSame(await ask(), wanted);
        }
        expectSame(await store.figures.recent(OPEN, { council, asOf, knownAt: '9999-12-31' }), await cutFromAll(store, OPEN, asOf));
      }
      other.close();
      store.close();
    }), { numRuns: 40 });
  }, 60_000);

  it('hold what the sparkline and the change on a year ago need', () => {
    expect(RECENT_POINTS).toBeGreaterThanOrEqual(SPARKLINE_MONTHS);
    expect(RECENT_POINTS).toBeGreaterThan(12);
  });

  it('are told however old they are', async () => {
    const store = await temporaryStore();
    await save(store, [monthly(2004, 3, 41.5)]);
    const [series] = await store.figures.recent(OPEN, { council, asOf: TODAY });
    expect(series?.points).toEqual([{ period: monthPeriod(2004, 3), figure: { kind: 'value', value: 41.5, status: 'actual' }, definitionVersion: 1, draft: false, source: { batch: 1, line: 2 } }]);
  });
});

describe('what is kept ready', () => {
  it('is thrown away by saving, publishing and withdrawing, and made again by the next reading', async () => {
    const store = await temporaryStore();
    const other = otherProcess(store, 'recent_series');
    const read = async (): Promise<unknown> => (await store.figures.recent(OPEN, { council, asOf: TODAY }))[0]?.points.map((point) => (point.figure.kind === 'value' ? point.figure.value : point.figure.reason));
    const changed = async (work: Promise<unknown>): Promise<unknown> => {
      await work;
      expect(other.kept()).toBe(0);
      const now = await read();
      expect(other.kept()).toBe(1);
      return now;
    };
    expect(await changed(save(store, [monthly(2026, 9, 61), monthly(2026, 10, 58.4)]))).toEqual([61, 58.4]);
    expect(await changed(save(store, [monthly(2026, 10, 59.1)], { publish: false }))).toEqual([61, 58.4]);
    expect(await changed(store.batches.publish(2, LATER))).toEqual([61, 59.1]);
    expect(await changed(store.batches.withdraw(2, { ...LATER, reason: 'counted twice' }))).toEqual([61, 58.4]);
    other.close();
  });

  it('stays untouched by a change to another council', async () => {
    const store = await temporaryStore();
    const other = otherProcess(store, 'recent_series');
    await save(store, [monthly(2026, 10, 58.4)]);
    await store.figures.recent(OPEN, { council, asOf: TODAY });
    await store.figures.recent(OPEN, { council: 'E07000110', asOf: TODAY });
    expect(other.kept()).toBe(1);
    other.close();
  });

  it('is not waited for: while another process writes, a reader answers at once and keeps nothing', async () => {
    const store = await temporaryStore();
    const other = otherProcess(store, 'recent_series');
    await save(store, [monthly(2026, 10, 58.4)]);
    const started = performance.now();
    const found = await other.whileWriting(async () => store.figures.recent(OPEN, { council, asOf: TODAY }));
    expect(performance.now() - started).toBeLessThan(2000);
    expect([found.length, other.kept()]).toEqual([1, 0]);
    await store.figures.recent(OPEN, { council, asOf: TODAY });
    expect(other.kept()).toBe(1);
    other.close();
  });
});
