import path from 'node:path';
import { backupTo } from './backup.ts';
import { batchKeeper } from './batches.ts';
import { councilRegister } from './councils.ts';
import { dataVersion } from './data-version.ts';
import { eventLog } from './events.ts';
import { figureReader } from './figures.ts';
import { indicatorKeys } from './indicator-keys.ts';
import { knownHistory } from './known-history.ts';
import { openDatabase } from './open-database.ts';
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
}

/** Opens the store: every room asks it for whole units of work and never sees a row. */
export function openStore({ folder, migrations }: StoreOptions) {
  const connection = openDatabase({ file: path.join(folder, DATABASE_NAME), migrations });
  const stagingFolder = path.join(folder, 'staging');
  removeDeadStaging(stagingFolder);
  const version = dataVersion(connection);
  const log = eventLog(connection);
  const councils = councilRegister(connection, version);
  const indicators = indicatorKeys(connection);
  return {
    folder,
    stagingFolder,
    /** Files sent that wait for somebody to say which column is which. */
    uploadFolder: path.join(folder, 'uploads'),
    councils,
    indicators,
    figures: figureReader(connection, councils, indicators),
    peers: peerReader(connection, councils, indicators, version),
    known: knownHistory(connection, councils, indicators),
    batches: batchKeeper(connection, councils, version, log),
    register: registerKeeper(connection, councils, version, log),
    users: userKeeper(connection, log),
    sessions: sessionKeeper(connection, log),
    attempts: attemptKeeper(connection, log),
    events: log,
    signedHeads: signedHeadKeeper(folder),
    settings: settingKeeper(connection),
    dataVersion: () => version.read(),
    backup: async (file: string) => backupTo(connection, file),
    close: () => void connection.sqlite.close(),
  };
}
export type Store = ReturnType<typeof openStore>;
