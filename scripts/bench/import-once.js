// One import as a process of its own, so that its whole CPU time can be set beside that of the sqlite3 command.
import fs from 'node:fs';
import { CONSOLE_ACCESS } from '../../dist/core/access.js';
import { confirmImport } from '../../dist/usecases/confirm-import.js';
import { stageImport } from '../../dist/usecases/stage-import.js';
import { benchHouse } from './generated-data.js';

const [, , csv, folder] = process.argv;
const house = await benchHouse(folder);
const staged = await stageImport(house, CONSOLE_ACCESS, { content: fs.readFileSync(csv), fileName: 'long.csv', kind: 'observations' });
if (staged.kind !== 'staged') throw new Error(JSON.stringify(staged));
const confirmed = await confirmImport(house, CONSOLE_ACCESS, { id: staged.id, publish: true, leaveOut: false });
if (confirmed.kind !== 'saved') throw new Error(JSON.stringify(confirmed));
house.close();
