// `npx threestar` looks in node_modules/.bin, where npm puts the commands of dependencies but not the project's own.
import fs from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const link = path.join(root, 'node_modules', '.bin', 'threestar');
fs.rmSync(link, { force: true });
fs.symlinkSync(path.join('..', '..', 'scripts', 'threestar.js'), link);
