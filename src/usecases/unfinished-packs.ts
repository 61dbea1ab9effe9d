import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { REDACTIONS } from '../pack/pack-contents.ts';
import type { House } from './house.ts';
import type { PackEntryContent } from './make-pack.ts';

/** A pack somebody asked for; its note lies in the data folder until it is made or has failed, so that a server that starts anew can tell what it never finished. */
const unfinishedSchema = z.strictObject({
  id: z.string(), actor: z.string(), askedAt: z.string(),
  wanted: z.strictObject({ council: z.string(), framework: z.string(), asOf: z.string(), knownAt: z.string(), redaction: z.enum(REDACTIONS) }),
});
export type UnfinishedPack = z.infer<typeof unfinishedSchema>;

const folderOf = ({ store }: Pick<House, 'store'>): string => path.join(store.folder, 'packs', 'unfinished');
const fileOf = (house: Pick<House, 'store'>, id: string): string => path.join(folderOf(house), `${id}.json`);

export function noteUnfinishedPack(house: Pick<House, 'store'>, pack: UnfinishedPack): void {
  fs.mkdirSync(folderOf(house), { recursive: true });
  fs.writeFileSync(fileOf(house, pack.id), JSON.stringify(pack));
}

export function forgetUnfinishedPack(house: Pick<House, 'store'>, id: string): void {
  fs.rmSync(fileOf(house, id), { force: true });
}

/** The packs an earlier run left unfinished; their notes go, so that they are told of by the run that finds them. A note cut short by the end of a run is passed over. */
export function takeUnfinishedPacks(house: Pick<House, 'store'>): UnfinishedPack[] {
  const folder = folderOf(house);
  if (!fs.existsSync(folder)) return [];
  const found = fs.readdirSync(folder).flatMap((name) => readNote(path.join(folder, name)));
  fs.rmSync(folder, { recursive: true, force: true });
  return found;
}

/** The SHA-256 of the pack where it was entered in the register after all, just before the run ended. */
export async function enteredPack({ store }: Pick<House, 'store'>, { actor, wanted }: UnfinishedPack): Promise<string | undefined> {
  const entries = await store.register.history<PackEntryContent>('packs', wanted.council);
  return entries.find(({ recordedBy, content }) => recordedBy === actor && content.framework === wanted.framework && content.asOf === wanted.asOf
    && content.knownAt === wanted.knownAt && content.redaction === wanted.redaction)?.content.sha256;
}

function readNote(file: string): UnfinishedPack[] {
  try {
    return [unfinishedSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')))];
  } catch {
    return [];
  }
}
