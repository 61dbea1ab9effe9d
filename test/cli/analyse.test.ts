import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyseCommand } from '../../src/cli/analyse.ts';
import { runCommand } from '../../src/cli/command.ts';
import type { Terminal } from '../../src/cli/command.ts';
import { expectClose, peerCase } from '../support/spc-cases.ts';
import { temporaryFolder } from '../support/temporary-store.ts';
import { monthly } from '../support/trend-rules.ts';

/** Runs the command on what is piped in; asking for the house, and so for a database, fails the test. */
async function analyse(piped: string, ...words: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal: Terminal = {
    out: (text) => void out.push(text), err: (text) => void err.push(text), progress: () => undefined, isInteractive: false, dataFolder: '',
    house: () => Promise.reject(new Error('no database is needed')), input: async () => piped,
  };
  const code = await runCommand(analyseCommand, ['-', ...words], terminal);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const seriesOf = (name: string) => {
  const { series, improvement, target, rebase } = peerCase(name);
  return { name, series, improvement, target, rebase };
};
const BAD = { name: 'bad one', series: [...monthly([1, 2]), ...monthly([3])], improvement: 'increase' };

interface Record { name: string; points: { mean: number; lower: number; upper: number; label: string; kind: string; phase: number }[]; variation: string; assurance: string; trial: boolean; warnings: string[]; error?: string }

describe('threestar analyse', () => {
  it('answers in JSON as the peer does', async () => {
    const { expected } = peerCase('england-t1-perf-rebase-2');
    const { code, out } = await analyse(JSON.stringify(seriesOf('england-t1-perf-rebase-2')), '--format', 'json');
    const [record] = JSON.parse(out) as Record[];
    expect(code).toBe(0);
    expect(Object.keys(record ?? {})).toEqual(['name', 'points', 'variation', 'assurance', 'trial', 'warnings']);
    expect(Object.keys(record?.points[0] ?? {})).toEqual(['date', 'value', 'phase', 'mean', 'lower', 'upper', 'nearLower', 'nearUpper', 'label', 'rules', 'kind']);
    expectClose(record?.points.map((point) => point.lower) ?? [], expected.lpl);
    expect(record?.points.map((point) => point.label)).toEqual(expected.special_cause_type);
    expect([record?.variation, record?.assurance, record?.trial]).toEqual(['common_cause', 'fail', true]);
    expect(record?.warnings).toHaveLength(3);
  });

  it('null stands where there is nothing', async () => {
    const { out } = await analyse(JSON.stringify({ series: monthly([5]), improvement: 'increase', target: 4 }), '--format', 'ndjson');
    expect(JSON.parse(out)).toEqual({
      name: 'series 1',
      points: [{ date: '2022-04-01', value: 5, phase: 0, mean: 5, lower: null, upper: null, nearLower: null, nearUpper: null, label: 'Common Cause', rules: [], kind: 'common_cause' }],
      variation: null, assurance: null, trial: true, warnings: ['There are no limits in phase 1: it has 1 figure, and limits need at least two in a row.'],
    });
  });

  it.each(['json', 'ndjson'])('names a bad series in %s, in its place, and answers the others', async (format) => {
    const { code, out, err } = await analyse(JSON.stringify([seriesOf('len-2'), BAD, seriesOf('negatives')]), '--format', format);
    const records = (format === 'json' ? JSON.parse(out) : out.split('\n').map((line) => JSON.parse(line) as Record)) as Record[];
    expect(code).toBe(1);
    expect(records.map((record) => [record.name, record.error])).toEqual([['len-2', undefined], ['bad one', 'the date 2022-04-01 is there twice; keep one of the two figures.'], ['negatives', undefined]]);
    expect(err).toBe('bad one: the date 2022-04-01 is there twice; keep one of the two figures.');
  });

  it('prints a sentence, notes and a table for people', async () => {
    const { code, out, err } = await analyse(JSON.stringify([seriesOf('rebase-date-not-in-data'), BAD]));
    expect(out.split('\n').slice(0, 7)).toEqual([
      'rebase-date-not-in-data',
      'The latest figure, 48 for May 2023, is within normal variation (42.8 to 57.5).',
      'Note: There is no figure dated 15 October 2022, so no new phase begins there; name the date of a figure.',
      '',
      'Date        Value  Mean  Lower  Upper  Signals',
      '----------  -----  ----  -----  -----  ------------',
      '2022-04-01     50  50.1   42.8   57.5  Common Cause',
    ]);
    expect([code, err]).toEqual([1, expect.stringMatching(/^bad one: /)]);
  });

  it('reads a table from a file', async () => {
    const file = path.join(temporaryFolder(), 'figures.csv');
    fs.writeFileSync(file, `date,value\n${monthly([50, 52, 49]).map(({ date, value }) => `${date},${value}`).join('\n')}\n`);
    const out: string[] = [];
    const terminal: Terminal = { out: (text) => void out.push(text), err: () => undefined, progress: () => undefined, isInteractive: false, dataFolder: '', house: () => Promise.reject(new Error('none')), input: async () => '' };
    expect(await runCommand(analyseCommand, [file, '--format', 'ndjson'], terminal)).toBe(0);
    expect(JSON.parse(out.join(''))).toMatchObject({ name: 'series 1', points: [{ value: 50 }, { value: 52 }, { value: 49 }] });
  });

  it.each([
    ['no file', [], '', /Name one file/],
    ['a file that is not there', ['nowhere.csv'], '', /nowhere\.csv cannot be read/],
    ['no series', ['-'], '[]', /no series in it/],
    ['nothing piped in', ['-'], '', /empty/],
    ['an unknown format', ['-', '--format', 'xml'], '{}', /text or json or ndjson/],
  ])('refuses %s', async (_name, words, piped, message) => {
    const terminal: Terminal = { out: () => undefined, err: () => undefined, progress: () => undefined, isInteractive: false, dataFolder: '', house: () => Promise.reject(new Error('none')), input: async () => piped };
    await expect(runCommand(analyseCommand, words, terminal)).rejects.toThrow(message);
  });

  it('gives the chance of the series’ own target for each step, where one is given', async () => {
    // Whole numbers, 88 and 92 in turn: mean 90, so that 90 or more (from 89.5 on) is as likely as 90 or less; reach 8 of 16 figures.
    const series = monthly(Array.from({ length: 16 }, (_, at) => (at % 2 === 0 ? 88 : 92)));
    const ask = async (more: object, ...words: string[]) => {
      const { out } = await analyse(JSON.stringify({ series, ...more }), '--format', 'ndjson', '--forecast', '9', ...words);
      return (JSON.parse(out) as { forecast: { chance?: number | null }[] }).forecast.map(({ chance }) => chance);
    };
    const higher = await ask({ improvement: 'increase', target: 90 }, '--chance');
    const lower = await ask({ improvement: 'decrease', target: 90 }, '--chance');
    expect(higher[0]).toBeGreaterThan(0.5);
    expect(lower[0]).toBeCloseTo(higher[0] ?? NaN, 12);
    expect([higher[7] === null, higher[8]]).toEqual([false, null]);
    expect(await ask({ improvement: 'neutral', target: 90 }, '--chance')).toEqual(Array.from({ length: 9 }, () => null));
    expect(await ask({ improvement: 'increase' }, '--chance')).toEqual(Array.from({ length: 9 }, () => null));
    expect(await ask({ improvement: 'increase', target: 90 })).toEqual(Array.from({ length: 9 }, () => undefined));
    expect((await analyse(JSON.stringify({ series, improvement: 'increase', target: 90 }), '--forecast', '1', '--chance')).out).toMatch(/; to meet the target: possible \(5\d%\)$/m);
    const below = Array.from({ length: 14 }, (_, at) => ({ date: `2025-${String((at % 12) + 1).padStart(2, '0')}-01`.replace('2025', String(2025 + Math.floor(at / 12))), value: at % 2 === 0 ? -50.3 : -49.6 }));
    expect((await analyse(JSON.stringify({ series: below }), '--forecast', '1')).out).toMatch(/^ {2}1: −\d+\.\d{2}; 80 % between −\d+\.\d{2} and −\d+\.\d{2};/m);
    await expect(analyse('[]', '--chance')).rejects.toThrow('--chance goes with --forecast H');
  });
});
