import { describe, expect, it } from 'vitest';
import { Database, driverPackage } from '../../src/store/sqlite-driver.ts';

describe('driverPackage', () => {
  it.each([['20.19.0', 'better-sqlite3'], ['22.14.0', 'better-sqlite3-node22'], ['24.21.0', 'better-sqlite3-node22'], ['26.10.0', 'better-sqlite3-node22']])('Node %s: %s', (version, name) => {
    expect(driverPackage(version)).toBe(name);
  });
});

describe('Database', () => {
  it('opens, writes and reads on the Node that runs this', () => {
    const sqlite = new Database(':memory:');
    expect(sqlite.prepare('SELECT 2 + 3').pluck().get()).toBe(5);
    sqlite.close();
  });
});
