import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { FOLDERS } from '../../src/folders.ts';
import { temporaryFolder } from '../support/temporary-store.ts';

const COMMAND = path.join(import.meta.dirname, '..', '..', 'scripts', 'threestar.js');
const NAMES = ['demo', 'serve', 'import', 'rate', 'framework', 'councils', 'user', 'events', 'backup', 'pack', 'verify'];

function run(words: readonly string[], environment: Record<string, string> = {}) {
  const folder = path.join(temporaryFolder(), 'data');
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...words], {
    encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', THREESTAR_DATA_DIR: folder, ...environment },
  });
  return { status, stdout, stderr, opened: fs.existsSync(folder) };
}

/** Each command is a process of its own. */
const SLOW = { timeout: 60_000 };

describe('the threestar command, as built', SLOW, () => {
  beforeAll(() => {
    if (!fs.existsSync(path.join(path.dirname(COMMAND), '..', 'dist', 'main.js'))) throw new Error('Run npm run build first.');
  });

  it('may be run as it is', () => {
    expect(fs.statSync(COMMAND).mode & 0o111).toBe(0o111);
  });

  it('lists its commands', () => {
    const { status, stdout, opened } = run(['--help']);
    expect(status).toBe(0);
    for (const name of NAMES) expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    expect(opened).toBe(false);
  });

  it.each(NAMES)('%s has help that opens no database', (name) => {
    const { status, stdout, opened } = run([name, '--help']);
    expect({ status, opened }).toEqual({ status: 0, opened: false });
    expect(stdout).toContain('Usage: np');
  });

  it.each([
    ['no such command', ['stars'], 2, 'There is no command "stars"'],
    ['no such option', ['councils', '--starry'], 2, '--starry'],
    ['no such format', ['councils', '--format', 'xml'], 1, 'use text or json'],
    ['no such council', ['rate', '--council', 'E99', '--framework', 'best-value-2001'], 1, 'There is no council with the code E99'],
    ['no such framework', ['rate', '--council', 'E07000106', '--framework', 'cpa'], 1, 'There are: best-value-2000, best-value-2001'],
    ['a day that is none', ['rate', '--council', 'E07000106', '--framework', 'best-value-2001', '--as-of', '2026-02-30'], 1, 'is not a day'],
    ['a file that is not there', ['import', 'nowhere.csv'], 1, 'There is no file nowhere.csv'],
  ])('refuses %s in words, without a stack', (_case, words, status, says) => {
    const answer = run(words);
    expect(answer.status).toBe(status);
    expect(answer.stderr).toContain(says);
    expect(answer.stderr).not.toMatch(/^ +at /m);
  });

  it.each([
    ['a port that is none', ['demo'], { PORT: 'abc' }, 'PORT: write a whole number from 0 to 65535'],
    ['a folder that cannot be made', ['councils'], { THREESTAR_DATA_DIR: path.join(COMMAND, 'data') }, 'Set THREESTAR_DATA_DIR to a folder you may write in'],
    ['a copy in a folder that is not there', ['backup', path.join(FOLDERS.data, 'no-such-folder', 'copy.sqlite')], {}, 'no-such-folder/copy.sqlite does not exist'],
  ])('names %s, without a stack', (_case, words, environment: Record<string, string>, says) => {
    const answer = run(words, environment);
    expect(answer.status).toBe(1);
    expect(answer.stderr).toContain(says);
    expect(answer.stderr).not.toMatch(/^ +at /m);
  });

  it('says that its port is in use, and what to do', async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = String((other.address() as net.AddressInfo).port);
    const { status, stderr } = run(['serve'], { PORT: port, THREESTAR_SECRET: 'x'.repeat(32) });
    other.close();
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining(`Port ${port} of 127.0.0.1 is in use`) as string });
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it('does its work though nobody reads the output to its end', async () => {
    const child = spawn(process.execPath, [COMMAND, 'councils', '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString(); });
    const [status] = await once(child, 'close') as [number];
    expect({ status, said }).toEqual({ status: 0, said: '' });
  });

  it('does not serve without a secret of its own, and names the setting', () => {
    const { status, stderr } = run(['serve'], { PORT: '0' });
    expect(status).toBe(1);
    expect(stderr).toContain('THREESTAR_SECRET is not set');
    expect(run(['serve'], { PORT: '0', THREESTAR_SECRET: 'short' }).stderr).toContain('THREESTAR_SECRET: needs at least 32 characters');
  });

  it('rates a council of which nothing is known as 0 to 3 stars', () => {
    const words = ['rate', '--council', 'E07000106', '--framework', 'best-value-2001', '--as-of', '2026-10-31'];
    const text = run(words);
    expect(text.status).toBe(0);
    expect(text.stdout).toContain('How good is the service? 0 to 3 stars (poor to excellent), nothing known');
    const { judgements } = JSON.parse(run([...words, '--format', 'json']).stdout) as { judgements: { lower: string; upper: string }[] };
    expect(judgements.map(({ lower, upper }) => [lower, upper])).toEqual([['poor', 'excellent'], ['poor', 'excellent']]);
  });

  it('rates facts files without a database, one or many', () => {
    const folder = temporaryFolder();
    const facts = (level: string) => ({ council: { gss: 'X1', name: 'Anywhere' }, asOf: '2026-10-31', assessments: [
      { framework: 'best-value-2001', criterion: 'plan-is-approved', level, author: 'A', approver: 'B', approved: '2026-10-01', asOf: '2026-09-30' },
    ] });
    const file = path.join(folder, 'facts.json');
    fs.writeFileSync(file, JSON.stringify({ cases: [facts('excellent'), facts('poor')] }));
    const { status, stdout, opened } = run(['rate', '--facts', file, '--framework', 'best-value-2001', '--format', 'json']);
    expect({ status, opened }).toEqual({ status: 0, opened: false });
    const ratings = JSON.parse(stdout) as { judgements: { node: string; lower: string; upper: string }[] }[];
    expect(ratings.map(({ judgements }) => judgements.map(({ lower, upper }) => `${lower} to ${upper}`))).toEqual([
      ['poor to excellent', 'poor to excellent'], ['poor to excellent', 'poor to promising'],
    ]);
    fs.writeFileSync(file, JSON.stringify({ ...facts('poor'), observations: [{ indicator: 'x', period: '2026-13', value: '1' }] }));
    expect(run(['rate', '--facts', file, '--framework', 'best-value-2001']).stderr).toContain('observations.0.period: write a period as 2026-10');
  });

  it('rates by a scheme of rules alone: stated levels give the published stars, with what decided each node', () => {
    const file = path.join(temporaryFolder(), 'stockton.json');
    const levels = { 'corporate-assessment': '4', 'use-of-resources': '4', 'children-and-young-people': '4', 'social-care-adults': '3', housing: '4', environment: '3', culture: '3', benefits: '4' };
    fs.writeFileSync(file, JSON.stringify({ council: { gss: 'E06000004', name: 'Stockton-on-Tees' }, asOf: '2008-03-31', given: Object.entries(levels).map(([node, level]) => ({ node, level })) }));
    const { status, stdout } = run(['rate', '--facts', file, '--framework', 'cpa-2005', '--format', 'json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      judgements: [{ level: '4', lower: '4', upper: '4', uncapped: { level: '4' }, caps: [], binding: [] }],
      nodes: { category: { level: '4', rules: { worst: { kind: 'rule', index: 0 } }, caps: [] }, 'level-1': { level: 'none-below-3' }, housing: { level: '4' } },
    });
    expect(run(['rate', '--facts', file, '--framework', 'cpa-2005']).stdout).toContain('Rule: 4 stars when Corporate assessment is 4 and ');
  });

  it('says where a result can fall, as text and as JSON', () => {
    const file = path.join(FOLDERS.data, 'frameworks', 'cqc-2022.json');
    expect(run(['framework', 'check', file]).stdout).toContain('overall: its result can fall: "well-led" from inadequate to requires-improvement');
    expect(JSON.parse(run(['framework', 'check', file, '--format', 'json']).stdout)).toMatchObject({ kind: 'framework', failed: [], examples: 7, falls: [{ node: 'overall' }] });
  });

  it('checks framework files: none, one and several faults', () => {
    const shipped = path.join(FOLDERS.data, 'frameworks', 'best-value-2001.json');
    expect(run(['framework', 'check', shipped])).toMatchObject({ status: 0, opened: false, stdout: expect.stringContaining('no fault') as string });
    const broken = path.join(temporaryFolder(), 'broken.json');
    fs.writeFileSync(broken, fs.readFileSync(shipped, 'utf8').replace('"op": "compare"', '"op": "compar"'));
    const answer = run(['framework', 'check', broken]);
    expect(answer.status).toBe(1);
    expect(answer.stdout).toMatch(/^line \d+, nodes\.[a-z-]+\.levels\.\S*op: .*compar/m);
  });

  it('imports once, says so the second time, keeps a verified backup and a sound chain', () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'figures.csv');
    fs.writeFileSync(file, 'council,indicator,period,value\nE07000106,first-contact-fix,2026-10,58.4\nE07000106,first-contact-fix,2026-09,n/a\n');
    const environment = { THREESTAR_DATA_DIR: path.join(folder, 'data') };
    expect(run(['import', file, '--preview'], environment)).toMatchObject({ status: 0, stdout: '1 accepted, 1 accepted after normalisation, 0 rejected, 0 repeated. Nothing was saved.\n' });
    expect(run(['import', file], environment).stdout).toContain('1 accepted, 1 accepted after normalisation, 0 rejected, 0 repeated. Saved as batch 1.');
    expect(run(['import', file], environment)).toMatchObject({ status: 0, stdout: 'Nothing to do: this file was imported before, as batch 1.\n' });
    const backup = path.join(folder, 'copy.sqlite');
    expect(JSON.parse(run(['backup', backup, '--format', 'json'], environment).stdout)).toMatchObject({ events: 1 });
    expect(run(['backup', backup], environment)).toMatchObject({ status: 1 });
    expect(run(['events', 'verify'], environment).stdout).toContain('The chain of 1 events is sound.');
  });
});
