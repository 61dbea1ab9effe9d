import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { backtestCommand } from '../../src/cli/backtest.ts';
import { runCommand } from '../../src/cli/command.ts';
import type { Terminal } from '../../src/cli/command.ts';

async function run(words: readonly string[], piped = ''): Promise<{ code: number; out: string }> {
  const out: string[] = [];
  const terminal: Terminal = {
    out: (text) => void out.push(text), err: () => undefined, progress: () => undefined, isInteractive: false, dataFolder: fileURLToPath(new URL('../../data', import.meta.url)), input: async () => piped,
    house: async () => { throw new Error('opened a database'); },
  };
  return { code: await runCommand(backtestCommand, words, terminal), out: out.join('\n') };
}
const FILE = fileURLToPath(new URL('../fixtures/monthly-open.json', import.meta.url));
const CSV = ['date,value', ...Array.from({ length: 15 }, (_, i) => `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')},${i % 2 === 0 ? 9 : 11}`)].join('\n');

describe('threestar backtest', () => {
  it('prints a table for each origin and what its columns mean, without a database', async () => {
    const { code, out } = await run([FILE, '--origins', '28', '--horizon', '3', '--method', 'mean']);
    expect(code).toBe(0);
    expect(out).toMatch(/^248 series\n\nFrom 28 figures: 0 series forecast by their trend, 248 by their mean\.\n {2}1 whose figures never change/);
    expect(out).toMatch(/\n +step +figures +in 80 % +in 95 % +width +error +last +mean\n +1 +248 +\d\d\.\d /);
    expect(out).toMatch(/\n +all +744 /);
    expect(out).toMatch(/width: of the 80 % band/);
  });

  it('reads what is piped in and answers as JSON', async () => {
    const { out } = await run(['-', '--origins', '12', '--horizon', '4', '--method', 'mean', '--format', 'json'], CSV);
    const report = JSON.parse(out) as { series: number; method: string; origins: { origin: number; steps: { points: number }[]; all: object }[] };
    expect(report).toMatchObject({ series: 1, method: 'mean', horizon: 4 });
    expect(report.origins[0]).toMatchObject({ origin: 12, all: { points: 3, held80: 1 } });
    expect(report.origins[0]!.steps.map(({ points }) => points)).toEqual([1, 1, 1, 0]);
  });

  it('says of an origin that nothing can be held back from', async () => {
    const { code, out } = await run(['-', '--origins', '15,40'], CSV);
    expect(code).toBe(1);
    expect(out).toMatch(/From 15 figures: 0 series .*\n {2}1 without a forecast: The series ends/);
  });

  it('tries chances on the Scottish figures without a file, and says its target and how it did', async () => {
    const { code, out } = await run(['--chance']);
    expect(code).toBe(0);
    expect(out).toMatch(/^64 series\nTarget: each series' own median of the figures known by then, met at or above it; the last 8 periods held back\./);
    expect(out).toMatch(/\n +step +predictions +met +Brier +as last +as known\n +1 +\d{3} /);
    expect(out).toMatch(/chance said +predictions +said, mean +came true\n +0\.0 to 0\.2/);
    expect(out).toMatch(/The forecast's chance was (better|worse) than the last figure carried on/);
  });

  it.each([
    ['no file', [], /Name one file/],
    ['a file that is not there', ['nowhere.csv'], /nowhere\.csv cannot be read/],
    ['a horizon too far', [FILE, '--horizon', '13'], /at most 12 periods/],
    ['no number', [FILE, '--origins', '24,x'], /--origins: "x" is not a whole number/],
    ['an unknown method', [FILE, '--method', 'naive'], /use drawn or trend or mean/],
  ])('refuses %s', async (_, words, message) => {
    await expect(run(words)).rejects.toThrow(message);
  });
});
