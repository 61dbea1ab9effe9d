import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Figure, Observation } from '../../../src/core/observation.ts';
import { monthPeriod } from '../../../src/core/period.ts';
import { readStaging } from '../../../src/store/staging/read-staging.ts';
import type { RowPlace } from '../../../src/store/staging/staged-rows.ts';
import { writeStaging } from '../../../src/store/staging/write-staging.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'threestar-staging-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const KEYS = { councils: new Map([['E07000106', 5], ['E07000105', 9]]), indicators: new Map([['a', 1], ['b', 2]]) };
const value = (number: number): Figure => ({ kind: 'value', value: number, status: 'actual' });
const observed = (month: number, figure: Figure, more: Partial<Observation> = {}): Observation =>
  ({ council: 'E07000106', indicator: 'a', period: monthPeriod(2026, month), figure, definitionVersion: 1, ...more });
const placed = (...observations: Observation[]): [Observation, RowPlace][] => observations.map((one, at) => [one, { line: at + 2 }]);

let files = 0;
function stage(rows: readonly (readonly [Observation, RowPlace])[], retracted: readonly RowPlace[] = []) {
  const file = path.join(folder, `${(files += 1)}.sqlite`);
  const staging = writeStaging(file, KEYS, Buffer.from('x'));
  for (const [observation, { line, cell }] of rows) staging.observation(line, observation, cell);
  staging.retract(retracted);
  const summary = staging.finish({
    kind: 'observations', fileName: 'x.csv', sha256: 'x', size: 1, createdAt: '2026-11-01', createdBy: 'u1',
    accepted: rows.length, normalised: 0, rejected: 0, repeated: 0, fileChanges: [], councils: [],
  });
  return { summary, rows: readStaging(file)?.lines(1, 1000) ?? [] };
}

describe('the digest over the rows of a file', () => {
  const january = observed(1, value(97.5));
  const february = observed(2, value(0));
  const digestOf = (...observations: Observation[]): string => stage(placed(...observations)).summary.rowsDigest;

  it('is the same in whatever order the rows come', () => {
    expect(digestOf(january, february)).toBe(digestOf(february, january));
    expect(digestOf(january)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('tells a value from another, from none, from a provisional one and from one with components', () => {
    const digests = [
      [january, february], [january], [january, observed(2, value(1))], [january, observed(2, { kind: 'none', reason: 'not-available' })],
      [january, observed(2, { kind: 'value', value: 0, status: 'provisional' })], [january, observed(2, { kind: 'value', value: 0, numerator: 0, denominator: 4, status: 'actual' })],
      [january, observed(2, value(0), { definitionVersion: 2 })], [january, observed(2, { kind: 'value', value: 0, numerator: 0, denominator: 4, status: 'actual' }, { definitionVersion: 2 })],
      [observed(3, value(97.5)), february], [observed(1, value(97.5), { indicator: 'b' }), february], [observed(1, value(97.5), { council: 'E07000105' }), february],
    ].map((rows) => digestOf(...rows));
    expect(new Set(digests).size).toBe(digests.length);
  });
});

it('keeps nothing of the rows that were taken back, plain or not', () => {
  const rows: [Observation, RowPlace][] = [
    [observed(1, value(1)), { line: 2 }], [observed(2, value(2)), { line: 3 }],
    [observed(3, value(3), { note: 'late' }), { line: 4 }], [observed(4, value(4)), { line: 5, cell: '2026-04' }], [observed(5, value(5)), { line: 5, cell: '2026-05' }],
  ];
  const kept = stage(rows, [{ line: 2 }, { line: 4 }, { line: 5, cell: '2026-04' }]);
  expect(kept.rows.map(({ line, cell, taken }) => [line, cell, taken?.figure])).toEqual([[3, undefined, value(2)], [5, '2026-05', value(5)]]);
});

it('keeps more rows than one statement writes, each with its own line', () => {
  const many = Array.from({ length: 100 }, (_, at) => observed(1 + at % 12, value(at), { period: monthPeriod(2000 + Math.floor(at / 12), 1 + at % 12) }));
  const { rows } = stage(placed(...many.toReversed()));
  expect(rows.map(({ taken }) => taken?.figure)).toEqual(many.toReversed().map(({ figure }) => figure));
});

it('is one file while it is written, so that a process that dies leaves nothing beside it', () => {
  const file = path.join(folder, 'dying.sqlite');
  const staging = writeStaging(file, KEYS, Buffer.from('x'));
  staging.observation(2, observed(1, value(1), { note: 'late' }));
  expect(fs.readdirSync(folder).filter((name) => name.startsWith('dying'))).toEqual(['dying.sqlite.part']);
  staging.abandon();
  expect(fs.readdirSync(folder).filter((name) => name.startsWith('dying'))).toEqual([]);
});
