import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const COMMAND = path.join(import.meta.dirname, '..', '..', 'scripts', 'threestar.js');
const SLOW = { timeout: 120_000 };

describe('pack and verify, as built', SLOW, () => {
  let base = '';
  const run = (words: readonly string[], environment: Record<string, string> = {}) =>
    spawnSync(process.execPath, [COMMAND, ...words], { encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', THREESTAR_DATA_DIR: path.join(base, 'data'), ...environment } });
  const pack = (out: string, more: readonly string[] = [], environment: Record<string, string> = {}) =>
    run(['pack', '--council', 'X07000001', '--framework', 'best-value-2001', '--as-of', '2026-11-23', '--known-at', '2026-11-20', '--out', path.join(base, out), ...more], environment);

  beforeAll(() => {
    base = fs.mkdtempSync(path.join(fs.realpathSync('/tmp'), 'threestar-pack-'));
    expect(run(['demo', '--load']).status).toBe(0);
  }, 60_000);

  it('gives the same bytes in two time zones, with progress beside the answer', () => {
    const tokyo = pack('tokyo.zip', [], { TZ: 'Asia/Tokyo' });
    const york = pack('york.zip', [], { TZ: 'America/New_York' });
    expect([tokyo.status, york.status]).toEqual([0, 0]);
    expect(fs.readFileSync(path.join(base, 'tokyo.zip')).equals(fs.readFileSync(path.join(base, 'york.zip')))).toBe(true);
    expect(tokyo.stderr).toContain('Sealing ...');
    expect(tokyo.stdout).toMatch(/SHA-256 [0-9a-f]{64}\nSealed by key [0-9a-f]{64}/);
  });

  it('verifies the ZIP and the unfolded folder without a database, and says which key', () => {
    const elsewhere = { THREESTAR_DATA_DIR: path.join(base, 'never') };
    const answer = run(['verify', path.join(base, 'tokyo.zip')], elsewhere);
    expect(answer.status).toBe(0);
    expect(answer.stdout).toContain('unchanged since it was sealed by key');
    expect(answer.stdout).not.toContain('genuine');
    expect(answer.stdout).toContain('How good is the service? 2 of 3 stars (good)');
    const key = /by key ([0-9a-f]{64})/.exec(answer.stdout)?.[1] ?? '';
    expect(run(['verify', path.join(base, 'tokyo.zip'), '--key', key], elsewhere).stdout).toContain('the key you named');
    expect(run(['verify', path.join(base, 'tokyo.zip'), '--key', '0'.repeat(64)], elsewhere).status).toBe(1);
    expect(fs.existsSync(elsewhere.THREESTAR_DATA_DIR)).toBe(false);
  });

  it('ends with 1 and names file and line of what is at fault', () => {
    const zip = fs.readFileSync(path.join(base, 'tokyo.zip'));
    fs.writeFileSync(path.join(base, 'cut.zip'), zip.subarray(0, zip.length - 30));
    expect(run(['verify', path.join(base, 'cut.zip')])).toMatchObject({ status: 1, stdout: expect.stringContaining('not a ZIP file') as string });
    const { status, stdout } = run(['verify', path.join(base, 'cut.zip'), '--format', 'json']);
    expect({ status, holds: (JSON.parse(stdout) as { holds: boolean }).holds }).toEqual({ status: 1, holds: false });
  });

  it('says what changed between two visits', () => {
    expect(run(['pack', '--council', 'X07000001', '--framework', 'best-value-2001', '--as-of', '2025-11-23', '--known-at', '2026-11-20', '--out', path.join(base, 'earlier.zip')]).status).toBe(0);
    const { status, stdout } = run(['verify', '--compare', path.join(base, 'earlier.zip'), path.join(base, 'tokyo.zip')]);
    expect(status).toBe(0);
    expect(stdout).toContain('What the packs are of: 1 changed\n  As-Of: 2025-11-23 → 2026-11-23\n');
    expect(stdout).toContain('How good is the service?: 1 star, fair → 2 stars, good');
    expect(stdout).toContain('incidents-in-sla, 2026-10: new, 91.6');
    expect(run(['verify', '--compare', path.join(base, 'cut.zip'), path.join(base, 'tokyo.zip')])).toMatchObject({ status: 1, stderr: expect.stringContaining('does not hold') as string });
  });

  it.each([
    ['no file to write', ['pack', '--council', 'X07000001', '--framework', 'best-value-2001'], 'Name the council, the framework and the file'],
    ['a redaction there is not', ['pack', '--council', 'X', '--framework', 'y', '--out', 'z.zip', '--redact', 'everything'], 'use personal or confidential'],
    ['a folder there is not', ['pack', '--council', 'X07000001', '--framework', 'best-value-2001', '--out', 'nowhere/z.zip'], 'There is no folder nowhere to write z.zip into'],
    ['a word too many', ['pack', '--council', 'X07000001', '--framework', 'best-value-2001', '--out', 'z.zip', 'y.zip'], 'y.zip: this command takes options alone'],
    ['no pack', ['verify', 'nowhere.zip'], 'There is no file nowhere.zip'],
  ])('refuses %s in words', (_case, words, says) => {
    const { status, stderr } = run(words);
    expect(status).toBe(1);
    expect(stderr).toContain(says);
  });

  it('does not write over a file', () => {
    expect(pack('tokyo.zip')).toMatchObject({ status: 1, stderr: expect.stringContaining('is there already') as string });
    fs.rmSync(base, { recursive: true });
  });
});
