import fs from 'node:fs';
import path from 'node:path';

/** A file as it was sent, kept until somebody has said how to read it. */
export interface KeptUpload {
  readonly fileName: string;
  readonly createdBy: string;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
}

const SUFFIX = '.upload';
const KEPT_HOURS = 24;
const HOUR_MS = 3_600_000;
const LINE_END = 10;

const fileOf = (folder: string, id: string): string => path.join(folder, `${id}${SUFFIX}`);

/** Keeps a file, its first line saying whose it is, and removes those nobody came back for within a day. */
export function keepUpload(folder: string, id: string, about: KeptUpload, content: Uint8Array): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of fs.readdirSync(folder).filter((one) => one.endsWith(SUFFIX))) {
    const old = readUpload(folder, name.slice(0, -SUFFIX.length));
    if (old !== undefined && Date.parse(about.createdAt) - Date.parse(old.about.createdAt) > KEPT_HOURS * HOUR_MS) removeUpload(folder, old.id);
  }
  const partial = `${fileOf(folder, id)}.part`;
  fs.writeFileSync(partial, Buffer.concat([Buffer.from(`${JSON.stringify(about)}\n`), content]), { mode: 0o600 });
  fs.renameSync(partial, fileOf(folder, id));
}

/** Undefined when there is none, or it has gone. */
export function readUpload(folder: string, id: string): { readonly id: string; readonly about: KeptUpload; readonly content: Buffer } | undefined {
  const file = fileOf(folder, id);
  if (!fs.existsSync(file)) return undefined;
  const whole = fs.readFileSync(file);
  const end = whole.indexOf(LINE_END);
  return { id, about: JSON.parse(whole.subarray(0, end).toString('utf8')) as KeptUpload, content: whole.subarray(end + 1) };
}

export function removeUpload(folder: string, id: string): void {
  fs.rmSync(fileOf(folder, id), { force: true });
}
