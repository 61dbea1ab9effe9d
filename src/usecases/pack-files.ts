import fs from 'node:fs';
import path from 'node:path';
import type { Access } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import type { EvidenceEntry } from '../core/register.ts';
import { isHiddenSince } from '../pack/redact.ts';
import type { RegisterEntry } from '../store/register.ts';
import type { House } from './house.ts';
import { mayHavePack } from './make-pack.ts';
import type { MadePack, PackEntryContent } from './make-pack.ts';

const fileOf = ({ store }: House, sha256: string): string => path.join(store.folder, 'packs', `${sha256}.zip`);

/** Keeps a pack in the data folder for people to fetch; the register says what it was made of, so it can be made again. */
export async function keepPackFile(house: House, { content, zip }: MadePack): Promise<void> {
  const file = fileOf(house, content.sha256);
  await fs.promises.mkdir(path.dirname(file), { recursive: true });
  // Written beside and moved into place, so that a half-written pack is never handed out.
  await fs.promises.writeFile(`${file}.part`, zip);
  await fs.promises.rename(`${file}.part`, file);
}

export interface ListedPack extends RegisterEntry<PackEntryContent> {
  /** Its file is in the data folder. */
  readonly isKept: boolean;
  /** The person asking may have it. */
  readonly mayHave: boolean;
}

/** The packs of a council the account is for, newest first. Throws ThreestarError `not-permitted`. */
export async function listPacks(house: House, access: Access, council: string): Promise<ListedPack[]> {
  if (!access.may('make-packs', council)) throw new ThreestarError('not-permitted', 'Evidence packs are for accounts of the council that may make them.');
  const { register } = house.store;
  const [entries, evidence] = await Promise.all([register.history<PackEntryContent>('packs', council), register.history<EvidenceEntry>('evidence', council)]);
  const mayHave = ({ redaction, knownAt }: PackEntryContent): boolean =>
    mayHavePack(access, council, redaction) && (access.may('see-confidential-evidence', council) || !isHiddenSince(evidence, knownAt));
  return entries.filter(({ content }) => access.may('make-packs', council, content.framework))
    .map((entry) => ({ ...entry, isKept: fs.existsSync(fileOf(house, entry.content.sha256)), mayHave: mayHave(entry.content) })).reverse();
}

/** A pack's file. Throws ThreestarError `not-found` or `not-permitted`. */
export async function readPackFile(house: House, access: Access, wanted: { readonly council: string; readonly sha256: string }): Promise<{ content: PackEntryContent; zip: Buffer }> {
  const pack = (await listPacks(house, access, wanted.council)).find(({ content, isKept }) => isKept && content.sha256 === wanted.sha256);
  if (pack === undefined) throw new ThreestarError('not-found', 'There is no such pack in the data folder. Make it again with the arguments the list shows: the bytes will be the same.');
  if (!pack.mayHave) throw new ThreestarError('not-permitted', 'This pack holds confidential evidence, which is for those who may see it. Make the one without what is confidential or personal.');
  return { content: pack.content, zip: fs.readFileSync(fileOf(house, pack.content.sha256)) };
}
