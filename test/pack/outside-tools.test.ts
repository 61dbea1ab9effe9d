import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packedHouse } from '../support/pack.ts';

const has = (tool: string): boolean => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;
const missing = ['sha256sum', 'sha512sum', 'openssl', 'python3', 'unzip'].filter((tool) => !has(tool));

/** The commands VERIFY.txt gives, tried with the tools it names and without the product. */
describe.skipIf(missing.length > 0)(`a pack checked by others${missing.length > 0 ? ` (skipped: ${missing.join(', ')} missing)` : ''}`, { timeout: 60_000 }, () => {
  let folder = '';
  beforeAll(async () => {
    const { zip } = await packedHouse();
    const base = fs.mkdtempSync(path.join(fs.realpathSync('/tmp'), 'threestar-outside-'));
    folder = path.join(base, 'pack');
    fs.writeFileSync(path.join(base, 'pack.zip'), zip);
    expect(execFileSync('unzip', ['-t', path.join(base, 'pack.zip')], { encoding: 'utf8' })).toContain('No errors detected');
    execFileSync('unzip', ['-q', path.join(base, 'pack.zip'), '-d', folder]);
  }, 30_000);

  const commands = (): string[] => fs.readFileSync(path.join(folder, 'VERIFY.txt'), 'utf8').split('\n')
    .filter((line) => /^ {3}(sha\d+sum|find|wc|cat|openssl|rm|python3) /.test(line)).map((line) => line.trim());
  const run = (command: string) => spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });

  it('passes every command of VERIFY.txt, in their order', () => {
    const said = commands().map((command) => {
      const { status, stdout, stderr } = run(command);
      expect({ command, status, stderr }).toEqual({ command, status: 0, stderr: '' });
      return stdout.trim();
    });
    expect(said.filter((line) => line === 'all as sealed')).toHaveLength(4);
    const [files, lines] = [said[4], said[5]];
    expect(files).toBe(lines);
    expect(said.join('\n')).toContain('Signature Verified Successfully');
    const fingerprint = said.find((line) => line.endsWith('  -'))?.slice(0, 64) ?? 'none';
    expect(fs.readFileSync(path.join(folder, 'VERIFY.txt'), 'utf8')).toContain(fingerprint);
    expect(said.filter((line) => line.startsWith('agrees'))).toHaveLength(2);
  });

  it('fails with them once a byte is changed', () => {
    const file = path.join(folder, 'data', 'facts.json');
    const text = fs.readFileSync(file, 'utf8');
    // Every assessment at its best turned to its worst: both judgements fall.
    fs.writeFileSync(file, text.replaceAll('"level": "excellent"', '"level": "poor"'));
    const failing = commands().filter((command) => run(command).status !== 0);
    fs.writeFileSync(file, text);
    expect(failing.map((command) => command.split(' ')[0])).toEqual(expect.arrayContaining(['sha256sum', 'sha512sum', 'python3']));
  });

  it('has a workbook any reader of XML can open: a cover, the notes and one table a sheet', () => {
    const program = `
import zipfile, sys, xml.dom.minidom
book = zipfile.ZipFile('data/workbook.xlsx')
assert book.testzip() is None
for name in book.namelist():
    if name.endswith('.xml') or name.endswith('.rels'): xml.dom.minidom.parseString(book.read(name))
print([one.getAttribute('name') for one in xml.dom.minidom.parseString(book.read('xl/workbook.xml')).getElementsByTagName('sheet')])`;
    const { status, stdout, stderr } = spawnSync('python3', ['-c', program], { cwd: folder, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain("['Cover', 'Notes', 'Observations', 'Targets', 'Assessments', 'Approvals', 'Decisions about new limits', 'Evidence'");
  });

  it('has tables another CSV reader reads with as many cells in each row', () => {
    const program = `
import csv, json
described = json.load(open('data/datapackage.json'))
for one in described['resources']:
    with open('data/' + one['path'], encoding='utf-8', newline='') as file:
        rows = list(csv.reader(file, strict=True))
    assert rows[0] == [field['name'] for field in one['schema']['fields']], one['name']
    assert all(len(row) == len(rows[0]) for row in rows), one['name']
    print(one['name'], len(rows) - 1)`;
    const { status, stdout, stderr } = spawnSync('python3', ['-c', program], { cwd: folder, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    // Lines of the sample's own CSV files: 17 items of evidence and 13 actions.
    expect(stdout).toContain('evidence 17\nevidence-links 23\nactions 13');
  });

  it('passes a checker written from RFC 8493 and the Data Package specification, which finds what is wrong', () => {
    const check = () => spawnSync('python3', [path.join(import.meta.dirname, '..', 'support', 'check-bag.py'), folder], { encoding: 'utf8' });
    expect(check()).toMatchObject({ status: 0, stdout: 'no fault\n', stderr: '' });
    const file = path.join(folder, 'bag-info.txt');
    const text = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(file, text.replace(/Payload-Oxum: \d+/, 'Payload-Oxum: 1'));
    expect(check()).toMatchObject({ status: 1, stdout: expect.stringContaining("Payload-Oxum is ['1.") as string });
    fs.writeFileSync(file, text);
  });

  it('leaves nothing of itself behind', () => {
    expect(fs.existsSync(path.join(folder, 'sealed.tmp'))).toBe(false);
    fs.rmSync(path.dirname(folder), { recursive: true });
  });
});
