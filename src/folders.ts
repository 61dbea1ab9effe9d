import path from 'node:path';

/** `src/` and the built `dist/` are siblings, so one step up finds the folders beside either. */
const root = path.join(import.meta.dirname, '..');

export const FOLDERS = {
  views: path.join(root, 'views'),
  static: path.join(root, 'static'),
  data: path.join(root, 'data'),
  migrations: path.join(root, 'src', 'store', 'migrations'),
  fonts: path.join(root, 'static', 'fonts'),
  modules: path.join(root, 'node_modules'),
  /** Where the demonstration keeps its database unless THREESTAR_DATA_DIR says otherwise. */
  demo: path.join(root, '.threestar'),
} as const;
