import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/command.ts';
import { rankCommand } from '../../src/cli/rank.ts';
import { CONSOLE_ACCESS } from '../../src/core/access.ts';
import { FOLDERS } from '../../src/folders.ts';
import type { RankRecord } from '../../src/present/rank-record.ts';
import { confirmImport } from '../../src/usecases/confirm-import.ts';
import type { House } from '../../src/usecases/house.ts';
import { stageImport } from '../../src/usecases/stage-import.ts';
import { buildTestHouse } from '../support/test-house.ts';
import { Database } from '../../src/store/sqlite-driver.ts';

const FILE = join(FOLDERS.data, 'samples', 'scottish-welfare-fund', 'lgbf-quarterly.csv');

interface PeerRank { readonly council: string; readonly indicator: string; readonly period: string; readonly value: number; readonly rank: number; readonly n: number }

/** What SQLite's own window functions say of the file as downloaded: nothing of ours between. */
function ranksBySqlite(): PeerRank[] {
  const sqlite = new Database(':memory:');
  sqlite.exec('CREATE TABLE raw (council TEXT, indicator TEXT, period TEXT, value REAL)');
  const insert = sqlite.prepare('INSERT INTO raw VALUES (?, ?, ?, ?)');
  const { data } = Papa.parse<string[]>(readFileSync(FILE, 'utf8').trim());
  // Nothing out of nothing is no figure: line 919, North Lanarkshire, CORP 10, 2022-23;Q4.
  for (const [council, indicator, period, value, , denominator] of data.slice(1)) if (Number(denominator) !== 0) insert.run(council, indicator, period, Number(value));
  const ranks = sqlite.prepare<[], PeerRank>(`SELECT council, indicator, period, value,
    rank() OVER (PARTITION BY indicator, period ORDER BY value DESC) AS rank, count(*) OVER (PARTITION BY indicator, period) AS n FROM raw`).all();
  sqlite.close();
  return ranks;
}

/** A house with the whole register and the Scottish file. */
async function filledHouse(): Promise<House> {
  const house = await buildTestHouse();
  await house.store.councils.sync(house.catalogue.councils);
  const staged = await stageImport(house, CONSOLE_ACCESS, { content: readFileSync(FILE), fileName: 'lgbf-quarterly.csv', kind: 'observations' });
  if (staged.kind !== 'staged') throw new Error(staged.kind);
  await confirmImport(house, CONSOLE_ACCESS, { id: staged.id, publish: true, leaveOut: false });
  return house;
}

async function run(house: House, ...words: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = {
    out: (text: string) => void out.push(text), err: (text: string) => void err.push(text), progress: () => undefined, isInteractive: false,
    dataFolder: FOLDERS.data, input: async () => '', house: async () => house,
  };
  const status = await runCommand(rankCommand, words, terminal);
  return { status, out: out.join('\n'), err: err.join('\n') };
}

/** `2018-19;Q1` → `2018/19 Q1`. */
const codeOf = (period: string): string => period.replace('-', '/').replace(';', ' ');

describe('ranking the 32 Scottish councils', { timeout: 60_000 }, () => {
  let ranks: PeerRank[] = [];
  beforeAll(() => void (ranks = ranksBySqlite()));

  it('gives the ranks SQLite gives for the file as downloaded, all periods of both indicators', async () => {
    const house = await filledHouse();
    expect(ranks).toHaveLength(1338);
    for (const indicator of ['CORP 09', 'CORP 10']) {
      const { status, out, err } = await run(house, '--indicator', indicator, '--all-periods');
      const found = JSON.parse(out) as RankRecord[];
      const keys = new Set(found.flatMap((one) => Object.keys(one)));
      expect([status, [...keys]]).toEqual([0, ['council', 'gss', 'period', 'value', 'rank', 'n', 'percentile', 'quartile']]);
      const wanted = ranks.filter((one) => one.indicator === indicator);
      const byPlace = (period: string, rank: number, n: number): string => `${period} rank ${rank} of ${n}`;
      expect(found.map(({ period, rank, n }) => byPlace(period, rank ?? 0, n)).sort()).toEqual(wanted.map(({ period, rank, n }) => byPlace(codeOf(period), rank, n)).sort());
      const aberdeen = (list: { council: string; period: string; rank: number | null }[]) => list.filter(({ council }) => council === 'Aberdeen City').map(({ period, rank }) => [codeOf(period), rank]).sort();
      expect(aberdeen(found)).toEqual(aberdeen(wanted));
      for (const { rank, n, percentile, quartile } of found) {
        expect(percentile).toBe((rank ?? 0) / n);
        expect(quartile).toBe(['top 25 %', 'above average', 'below average', 'bottom 25 %'][Math.ceil(((rank ?? 0) * 4) / n) - 1]);
      }
      expect(err).toContain('2022/23 Q2: 1 council left out, without a figure for the period: Midlothian');
    }
  });

  it('takes aliases, codes and periods as people write them, and writes CSV', async () => {
    const house = await filledHouse();
    const [asked, plain] = await Promise.all([
      run(house, '--indicator', 'corp 09', '--period', '2018-19;Q1', '--format', 'csv'),
      run(house, '--indicator', 'crisis-grants-in-1-day', '--period', 'Q1 2018/19', '--format', 'csv'),
    ]);
    expect(asked).toEqual(plain);
    const [header, ...rows] = asked.out.split('\n');
    expect(header).toBe('council,gss,period,value,rank,n,percentile,quartile');
    expect(rows).toHaveLength(32);
    // The file has 1.0 five times, then 0.99 four times and more: places 1 and 6.
    expect(rows[0]).toBe('Argyll and Bute,S12000035,2018/19 Q1,100,1,32,0.03125,top 25 %');
    expect(rows[5]).toBe('East Dunbartonshire,S12000045,2018/19 Q1,99,6,32,0.1875,top 25 %');
  });

  it('ranks each council in its own part of the group, and has no quartile with fewer than five', async () => {
    const house = await filledHouse();
    const islands = JSON.parse((await run(house, '--indicator', 'CORP 09', '--period', '2018/19 Q1', '--group', 'scottish-islands')).out) as RankRecord[];
    expect(islands.map(({ council, rank, n, quartile }) => ({ council, rank, n, quartile }))).toEqual([
      { council: 'Eilean Siar', rank: 1, n: 3, quartile: null }, { council: 'Orkney Islands', rank: 1, n: 3, quartile: null }, { council: 'Shetland Islands', rank: 3, n: 3, quartile: null },
    ]);
    const sizes = JSON.parse((await run(house, '--indicator', 'CORP 09', '--period', '2018/19 Q1', '--group', 'size')).out) as RankRecord[];
    // Scottish councils with fewer than 100,000 people in the register: counted there by hand, eleven.
    expect(sizes.find(({ council }) => council === 'Orkney Islands')).toMatchObject({ rank: 1, n: 11 });
  });

  it.each([
    ['no such indicator', ['--indicator', 'CORP 99', '--period', '2018/19 Q1'], 'There is no indicator "CORP 99"'],
    ['a period it is not reported for', ['--indicator', 'CORP 09', '--period', 'April 2018'], 'this indicator is reported by quarter'],
    ['no such group', ['--indicator', 'CORP 09', '--all-periods', '--group', 'friends'], 'There are: all, kind, region, size, greater-manchester'],
    ['neither one period nor all', ['--indicator', 'CORP 09'], 'Name one --period'],
  ])('refuses %s', async (_case, words, says) => {
    const house = await buildTestHouse();
    await expect(run(house, ...words)).rejects.toThrow(says);
  });
});
