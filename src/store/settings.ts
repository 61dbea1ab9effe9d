import type { Connection } from './open-database.ts';

/** Small facts about the installation itself, such as the date a demonstration opens with. */
export function settingKeeper({ sqlite }: Connection) {
  const get = sqlite.prepare<[string], string>('SELECT value FROM settings WHERE name = ?').pluck();
  const set = sqlite.prepare('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value');
  return {
    get: (name: string): string | undefined => get.get(name),
    set: (name: string, value: string): void => void set.run(name, value),
  };
}
