import fs from 'node:fs';
import { is } from 'drizzle-orm';
import { SQLiteTable, getTableConfig } from 'drizzle-orm/sqlite-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FOLDERS } from '../../src/folders.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import * as schema from '../../src/store/schema.ts';
import { temporaryFolder } from '../support/temporary-store.ts';
import { Database } from '../../src/store/sqlite-driver.ts';

interface Column { name: string; type: string; notnull: number; pk: number }

function openMigrated() {
  const connection = openDatabase({ file: ':memory:', migrations: FOLDERS.migrations });
  onTestFinished(() => void connection.sqlite.close());
  return connection.sqlite;
}

/** Something of the column's type. */
const valueOf = ({ type }: Column): string | number | Buffer => (type === 'TEXT' ? 'x' : type === 'BLOB' ? Buffer.from('x') : 1);

const tables = Object.values(schema as Record<string, unknown>).filter((table) => is(table, SQLiteTable)).map((table) => getTableConfig(table));

describe('the live schema', () => {
  it('has exactly the tables Drizzle knows', () => {
    const live = openMigrated().prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '__drizzle%'`).pluck().all();
    expect(live.sort()).toEqual(tables.map((table) => table.name).sort());
  });

  it.each(tables.map((table) => [table.name, table] as const))('%s has the columns, types and keys Drizzle says', (name, table) => {
    const live = openMigrated().prepare<[], Column>(`SELECT * FROM pragma_table_info('${name}')`).all();
    const declared = table.columns.map((column) => ({ name: column.name, type: column.getSQLType().toUpperCase(), notnull: column.notNull || column.primary ? 1 : 0 }));
    const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name);
    expect(live.map(({ name: column, type, notnull }) => ({ name: column, type, notnull })).sort(byName)).toEqual(declared.sort(byName));
    const liveKey = live.filter((column) => column.pk > 0).sort((a, b) => a.pk - b.pk).map((column) => column.name);
    const declaredKey = table.primaryKeys[0]?.columns.map((column) => column.name) ?? table.columns.filter((column) => column.primary).map((column) => column.name);
    expect(liveKey).toEqual(declaredKey);
  });

  it.each(tables.map((table) => [table.name]))('%s is STRICT', (name) => {
    expect(openMigrated().prepare<[string], number>('SELECT strict FROM pragma_table_list WHERE name = ?').pluck().get(name)).toBe(1);
  });

  it.each([['figures'], ['drafts'], ['revisions'], ['settings'], ['batch_councils'], ['sessions']])('%s is clustered by its key', (name) => {
    expect(openMigrated().prepare<[string], number>('SELECT wr FROM pragma_table_list WHERE name = ?').pluck().get(name)).toBe(1);
  });

  it.each([['events'], ['revisions'], ['register_entries'], ['files']])('%s refuses to be changed or deleted from', (name) => {
    const sqlite = openMigrated();
    sqlite.pragma('foreign_keys = OFF');
    const columns = sqlite.prepare<[], Column>(`SELECT * FROM pragma_table_info('${name}')`).all();
    sqlite.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`).run(columns.map(valueOf));
    const [first] = columns;
    expect(() => sqlite.exec(`UPDATE ${name} SET ${first?.name} = ${first?.name}`)).toThrow('append-only');
    expect(() => sqlite.exec(`DELETE FROM ${name}`)).toThrow('append-only');
  });

  it.each([['events'], ['register_entries']])('%s refuses a row in the place of another', (name) => {
    const sqlite = openMigrated();
    sqlite.pragma('foreign_keys = OFF');
    const columns = sqlite.prepare<[], Column>(`SELECT * FROM pragma_table_info('${name}')`).all();
    const insert = (words: string) => sqlite.prepare(`${words} INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`).run(columns.map(valueOf));
    insert('INSERT');
    expect(() => insert('INSERT OR REPLACE')).toThrow('append-only');
    expect(() => insert('REPLACE')).toThrow('append-only');
  });

  it('no batch goes', () => {
    const sqlite = openMigrated();
    sqlite.pragma('foreign_keys = OFF');
    const columns = sqlite.prepare<[], Column>(`SELECT * FROM pragma_table_info('batches')`).all();
    sqlite.prepare(`INSERT INTO batches VALUES (${columns.map(() => '?').join(', ')})`).run(columns.map(valueOf));
    expect(() => sqlite.exec('DELETE FROM batches')).toThrow('append-only');
  });
});

describe('a connection', () => {
  it('is durable: WAL, synchronous FULL, foreign keys on', () => {
    const sqlite = openMigrated();
    expect(sqlite.pragma('synchronous', { simple: true })).toBe(2);
    expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('refuses a file that is not a database and leaves it as it is', () => {
    const file = `${temporaryFolder()}/threestar.sqlite`;
    fs.writeFileSync(file, 'this is no database, it only lies where one should lie');
    expect(() => openDatabase({ file, migrations: FOLDERS.migrations })).toThrow(expect.objectContaining({ code: 'database-damaged' }));
    expect(fs.readFileSync(file, 'utf8')).toContain('this is no database');
  });

  it('finds a damaged page at the start', () => {
    const file = `${temporaryFolder()}/threestar.sqlite`;
    openDatabase({ file, migrations: FOLDERS.migrations }).sqlite.close();
    const filler = new Database(file);
    filler.exec(`INSERT INTO indicators (code) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT 'indicator-' || i FROM n`);
    filler.pragma('wal_checkpoint(TRUNCATE)');
    filler.close();
    const handle = fs.openSync(file, 'r+');
    fs.writeSync(handle, Buffer.alloc(400, 0xa5), 0, 400, 4096 * 49 + 100);
    fs.closeSync(handle);
    expect(() => openDatabase({ file, migrations: FOLDERS.migrations })).toThrow(expect.objectContaining({ code: 'database-damaged' }));
  });
});
