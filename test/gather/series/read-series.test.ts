import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJsonFile } from '../../../src/catalogue/read-json-file.ts';
import { FOLDERS } from '../../../src/folders.ts';
import { importRulesSchema } from '../../../src/gather/import/import-rules.ts';
import { dayOfText } from '../../../src/gather/series/day-of-text.ts';
import { readSeries } from '../../../src/gather/series/read-series.ts';
import type { SeriesReading } from '../../../src/gather/series/series-request.ts';

const rules = readJsonFile(path.join(FOLDERS.data, 'import-rules.json'), importRulesSchema);
const read = async (text: string): Promise<SeriesReading[]> => [...(await readSeries(Buffer.from(text), rules))];
const POINTS = [{ date: '2026-04-01', value: 91.2 }, { date: '2026-05-01', value: null }];

describe('the day a text names', () => {
  it.each([
    ['2026-04-30', '2026-04-30'], ['2028-02-29', '2028-02-29'], ['30/04/2026', '2026-04-30'], ['2026-10', '2026-10-01'],
    ['October 2026', '2026-10-01'], ['2026/27 Q3', '2026-10-01'], ['2026/27', '2026-04-01'],
    ['2026-02-29', undefined], ['2100-02-29', undefined], ['2026-13-01', undefined], ['2026-00-10', undefined], ['31/06/2026', undefined], ['2019', undefined], ['soon', undefined], ['', undefined],
  ])('%s is %s', (text, day) => {
    expect(dayOfText(text)).toBe(day);
  });
});

describe('JSON', () => {
  it('one series with everything it may say', async () => {
    const one = { name: 'calls', series: POINTS, improvement: 'decrease', target: 0, rebase: ['2026-05-01'], baseline: 12, screen: false };
    expect(await read(JSON.stringify(one))).toEqual([{
      kind: 'series', name: 'calls', values: POINTS, remarks: [],
      options: { improvement: 'decrease', target: 0, rebase: ['2026-05-01'], baseline: 12, screen: false },
    }]);
  });

  it('what is left out, or null, is left out; without a direction it is neutral, and that is said', async () => {
    const [reading] = await read(`\uFEFF${JSON.stringify({ series: POINTS, target: null, rebase: null, baseline: null, screen: null })}`);
    expect(reading).toMatchObject({ kind: 'series', name: 'series 1', options: { improvement: 'neutral' } });
    expect(reading).toHaveProperty('remarks', [expect.stringMatching(/not said which way is better/)]);
    expect(Object.keys((reading as { options: object }).options)).toEqual(['improvement']);
  });

  it('a misspelt key is remarked upon', async () => {
    const [reading] = await read(JSON.stringify({ series: POINTS, improvement: 'increase', targit: 5 }));
    expect(reading).toHaveProperty('remarks', ['The key "targit" is not known and was passed over.']);
  });

  it.each([
    ['no points', {}, /^series: write the points as a list/],
    ['no object', 7, /^write a series as/],
    ['a point that is none', { series: [null] }, /^series\[0\]\.date: write a day as .*; series\[0\]\.value: write a number/],
    ['a day that is none', { series: [{ date: '2026-02-30', value: 1 }] }, /^series\[0\]\.date: "2026-02-30" is no day/],
    ['a value in quotes', { series: [{ date: '2026-04-01', value: '91' }] }, /^series\[0\]\.value: write a number, or null/],
    ['no value', { series: [{ date: '2026-04-01' }] }, /^series\[0\]\.value/],
    ['many faults', { series: Array.from({ length: 9 }, () => ({ date: '2026-04-01', value: 'x' })) }, /; and 6 more\.$/],
    ['no such direction', { series: POINTS, improvement: 'up' }, /^improvement: write increase, decrease, neutral/],
    ['a target in words', { series: POINTS, target: 'high' }, /^target: write a number/],
    ['a day of rebasing that is none', { series: POINTS, rebase: ['soon'] }, /^rebase\[0\]: "soon" is no day/],
  ])('%s: only that series is bad', async (_name, bad, message) => {
    const readings = await read(JSON.stringify([bad, { name: 'good', series: POINTS, improvement: 'increase' }]));
    expect(readings.map((reading) => [reading.kind, reading.name])).toEqual([['bad-series', 'series 1'], ['series', 'good']]);
    expect(readings[0]).toHaveProperty('message', expect.stringMatching(message));
  });

  it('a bad series keeps its name', async () => {
    expect((await read(JSON.stringify({ name: 'calls', series: 1 })))[0]).toMatchObject({ kind: 'bad-series', name: 'calls' });
  });

  it('a line that is cut off, or no JSON at all, costs that one only, and is named where its name can be read', async () => {
    const line = JSON.stringify({ name: 'a', series: POINTS, improvement: 'increase' });
    const readings = await read(`${line}\nno series\n${line}\n{"name": "calls", "series": [{"date": "2026-04`);
    expect(readings.map((reading) => [reading.kind, reading.name])).toEqual([['series', 'a'], ['bad-series', 'line 2'], ['series', 'a'], ['bad-series', 'calls']]);
    expect(readings[3]).toHaveProperty('message', expect.stringMatching(/^line 4 is not valid JSON/));
  });

  it('one series a line; a broken line costs that one only', async () => {
    const line = JSON.stringify({ name: 'a', series: POINTS, improvement: 'increase' });
    const readings = await read(`${line}\n{"name": "b", "series": [}\n\n${line}\r\n`);
    expect(readings.map((reading) => [reading.kind, reading.name])).toEqual([['series', 'a'], ['bad-series', 'b'], ['series', 'a']]);
  });

  it.each([['broken', '{"series": ['], ['broken over lines', '{\n"series": [\n'], ['two lists', '[]\n[]']])('%s JSON as a whole is refused', async (_name, text) => {
    await expect(read(text)).rejects.toThrow(/not valid JSON/);
  });

  it('that is not UTF-8 is refused', async () => {
    await expect(readSeries(Buffer.from([0x7b, 0x22, 0xff, 0x22]), rules)).rejects.toThrow(/not UTF-8/);
  });
});

describe('CSV', () => {
  it('several series by name, with settings in one row or all', async () => {
    const readings = await read('Name,Date,Value,Improvement,Target,Rebase,Baseline,Screen\na,2026-04-01,91.2,Increase,90,2026-05-01 2026-06-01,12,TRUE\nb,2026-04,1e2,decrease,,,,false\na,2026-05-01,n/a,,,,,\n');
    expect(readings).toEqual([
      { kind: 'series', name: 'a', values: POINTS, remarks: [], options: { improvement: 'increase', target: 90, rebase: ['2026-05-01', '2026-06-01'], baseline: 12, screen: true } },
      { kind: 'series', name: 'b', values: [{ date: '2026-04-01', value: 100 }], remarks: [], options: { improvement: 'decrease', screen: false } },
    ]);
  });

  it('one series from two columns, with semicolons; an unknown column is remarked upon', async () => {
    const [reading] = await read('date;value;note\n01/04/2026;91.2;\n01/05/2026;;late\n');
    expect(reading).toMatchObject({ kind: 'series', name: 'series 1', values: POINTS });
    expect(reading).toHaveProperty('remarks.0', 'The column “note” is not known and was passed over.');
  });

  it('a target may change: the one of the latest date counts, whatever the order', async () => {
    const [reading] = await read('date,value,target\n2026-05-01,2,80\n2026-06-01,3,\n2026-04-01,1,70\n');
    expect(reading).toMatchObject({ options: { target: 80 } });
  });

  it.each([
    ['a value', 'date,value\n2026-04-01,91\n2026-05-01,"1,091"\n', /^line 3, value: “1,091” is not a plain number/],
    ['a day', 'date,value\n2026-04-31,91\n', /^line 2, date: “2026-04-31” is no day/],
    ['settings that differ', 'date,value,baseline\n2026-04-01,91,12\n2026-05-01,91,13\n', /^line 3, baseline: “13” differs/],
    ['a target in words', 'date,value,target\n2026-04-01,91,high\n', /^line 2, target: “high” is not a plain number/],
    ['neither true nor false', 'date,value,screen\n2026-04-01,91,maybe\n', /^screen: write true or false/],
    ['no such direction', 'date,value,improvement\n2026-04-01,91,up\n', /^improvement: write/],
  ])('%s that cannot be read makes the series bad, with its line', async (_name, text, message) => {
    const [reading] = await read(text);
    expect(reading).toMatchObject({ kind: 'bad-series', message: expect.stringMatching(message) as string });
  });

  it.each([['no such columns', 'a,b\n1,2\n', /date and value/], ['nothing', '', /empty/], ['no rows', 'date,value\n', /no row below/], ['an open quotation mark', 'date,value\n"2026-04-01,1\n', /quotation mark/]])('%s is refused', async (_name, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });
});
