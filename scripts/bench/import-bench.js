import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { writeLongCsv, benchCatalogue } from './generated-data.js';
import { pairs } from './ratios.js';

const ROWS = 1_000_000;
const PAIRS = 5;

/** CPU seconds, user and system, of a command and all it starts, as the shell accounts for it. */
function cpuSeconds(command, ...words) {
  const quoted = [command, ...words].map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  const { stdout, stderr, status } = spawnSync('sh', ['-c', `${quoted} >/dev/null && times`], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const [minutesAndSeconds] = [stdout.trim().split('\n').at(-1)];
  return minutesAndSeconds.split(' ').map((text) => /^(\d+)m([\d.]+)s$/.exec(text)).reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}

/** A million long rows with validation, provenance and batch event, beside `sqlite3 .import` into a clustered table without any of them. */
export async function importBench(folder) {
  if (spawnSync('sqlite3', ['-version']).status !== 0) return [{ name: 'Import of 1,000,000 rows', missing: 'the sqlite3 command is not installed' }];
  const csv = path.join(folder, 'long.csv');
  writeLongCsv(csv, benchCatalogue(), ROWS);
  let round = 0;
  const ours = () => {
    const home = path.join(folder, `import-${(round += 1)}`);
    const seconds = cpuSeconds(process.execPath, path.join(import.meta.dirname, 'import-once.js'), csv, home);
    fs.rmSync(home, { recursive: true, force: true });
    return seconds;
  };
  const theirs = () => {
    const database = path.join(folder, `dot-import-${(round += 1)}.db`);
    const seconds = cpuSeconds('sqlite3', database,
      'PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-262144; CREATE TABLE long (council TEXT, indicator TEXT, period TEXT, value REAL, PRIMARY KEY (council, indicator, period)) WITHOUT ROWID;',
      '.mode csv', `.import --skip 1 ${csv} long`);
    for (const suffix of ['', '-wal', '-shm']) fs.rmSync(database + suffix, { force: true });
    return seconds;
  };
  const { a, b, ratio } = await pairs(PAIRS, theirs, ours);
  fs.rmSync(csv);
  return [{ name: 'Import of 1,000,000 rows, per CPU-second, beside sqlite3 .import', ratio, wanted: 'at least 0.5', met: ratio >= 0.5, detail: `${b.toFixed(2)} s against ${a.toFixed(2)} s of CPU` }];
}
