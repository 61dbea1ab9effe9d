import { AsyncLocalStorage } from 'node:async_hooks';
import path from 'node:path';
import { backupTo } from './backup.ts';
import { batchKeeper } from './batches.ts';
import { councilRegister } from './councils.ts';
import { dataVersion } from './data-version.ts';
import { eventLog } from './events.ts';
import { figureReader } from './figures.ts';
import { indicatorKeys } from './indicator-keys.ts';
import type { IndicatorKeys } from './indicator-keys.ts';
import type { CouncilRegister } from './councils.ts';
import { knownHistory } from './known-history.ts';
import { openDatabase, openReadOnly } from './open-database.ts';
import type { Connection } from './open-database.ts';
import { peerReader } from './peer-figures.ts';
import { registerKeeper } from './register.ts';
import { sessionKeeper } from './sessions.ts';
import { signedHeadKeeper } from './signed-heads.ts';
import { settingKeeper } from './settings.ts';
import { removeDeadStaging } from './staging/staging-file.ts';
import { attemptKeeper } from './sign-in-attempts.ts';
import { userKeeper } from './users.ts';

export const DATABASE_NAME = 'threestar.sqlite';

export interface StoreOptions {
  /** Folder of the database and the staging files. */
  readonly folder: string;
  readonly migrations: string;
  /** For a thread beside the program that has the store open: SQLite itself then refuses every change. */
  readonly isReader?: boolean;
}

/** Everything that reads or writes through one connection. */
function keepersOf(connection: Connection, councils: CouncilRegister, indicators: IndicatorKeys) {
  const version = dataVersion(connection);
  const log = eventLog(connection);
  return {
    figures: figureReader(connection, councils, indicators),
    peers: peerReader(connection, councils, indicators, version),
    known: knownHistory(connection, councils, indicators),
    batches: batchKeeper(connection, councils, version, log),
    register: registerKeeper(connection, councils, version, log),
    users: userKeeper(connection, log),
    sessions: sessionKeeper(connection, log),
    attempts: attemptKeeper(connection, log),
    events: log,
    settings: settingKeeper(connection),
  };
}
type Keepers = ReturnType<typeof keepersOf>;

/** Opens the store: every room asks it for whole units of work and never sees a row. */
export function openStore({ folder, migrations, isReader = false }: StoreOptions) {
  const file = path.join(folder, DATABASE_NAME);
  const connection = isReader ? openReadOnly(file) : openDatabase({ file, migrations });
  const stagingFolder = path.join(folder, 'staging');
  if (!isReader) removeDeadStaging(stagingFolder);
  const version = dataVersion(connection);
  const councils = councilRegister(connection, version);
  const indicators = indicatorKeys(connection);
  const writing = keepersOf(connection, councils, indicators);
  // Opened when it is first asked for: most programs never read as somebody from outside does.
  let second: { readonly connection: Connection; readonly keepers: Keepers } | undefined;
  function reading(): Keepers {
    if (second === undefined) {
      const readOnly = openReadOnly(file);
      second = { connection: readOnly, keepers: keepersOf(readOnly, councils, indicators) };
    }
    return second.keepers;
  }
  const isReadOnly = new AsyncLocalStorage<true>();
  const byCaller = <Name extends keyof Keepers>(name: Name): Keepers[Name] => new Proxy(writing[name], {
    get: (usual, key): unknown => Reflect.get(isReadOnly.getStore() === true ? reading()[name] : usual, key),
  });
  return {
    folder,
    stagingFolder,
    /** Files sent that wait for somebody to say which column is which. */
    uploadFolder: path.join(folder, 'uploads'),
    councils,
    indicators,
    figures: byCaller('figures'),
    peers: byCaller('peers'),
    known: byCaller('known'),
    batches: byCaller('batches'),
    register: byCaller('register'),
    users: byCaller('users'),
    sessions: byCaller('sessions'),
    attempts: byCaller('attempts'),
    events: byCaller('events'),
    settings: byCaller('settings'),
    signedHeads: signedHeadKeeper(folder),
    dataVersion: () => version.read(),
    /** Whatever the work and all that follows from it asks of the store goes through a connection that SQLite lets write nothing. */
    readOnly: <Result>(work: () => Result): Result => isReadOnly.run(true, work),
    backup: async (copy: string) => backupTo(connection, copy),
    close(): void {
      second?.connection.sqlite.close();
      connection.sqlite.close();
    },
  };
}
export type Store = ReturnType<typeof openStore>;
