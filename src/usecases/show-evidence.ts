import type { Access } from '../core/access.ts';
import type { Council } from '../core/council.ts';
import { ThreestarError } from '../core/errors.ts';
import { evidenceExpiry, evidenceSight } from '../core/evidence-item.ts';
import { evidenceFileName } from '../core/evidence-rules.ts';
import type { EvidenceEntry, EvidenceFile } from '../core/register.ts';
import type { RegisterEntry } from '../store/register.ts';
import { findCouncil } from './find-council.ts';
import type { House } from './house.ts';
import type { AsSeen } from './read-standings.ts';

export interface SeenEvidence {
  readonly entry: RegisterEntry<EvidenceEntry>;
  /** All of it, or its entry and its redacted copy. */
  readonly sight: 'whole' | 'redacted';
  readonly expiry: ReturnType<typeof evidenceExpiry>;
}

export interface EvidenceRegister {
  readonly council: Council;
  /** By id. */
  readonly items: readonly SeenEvidence[];
}

/** The items of the council's register that somebody may see. Throws ThreestarError `not-found`. */
export async function showEvidence(house: House, access: Access, query: AsSeen & { readonly council: string }): Promise<EvidenceRegister> {
  const council = await findCouncil(house, query.council);
  const entries = await house.store.register.current<EvidenceEntry>('evidence', council.gss, query.knownAt);
  const soon = house.catalogue.evidenceRules.expiringWithinDays;
  const items = entries.flatMap((entry): SeenEvidence[] => {
    const sight = evidenceSight(access, council.gss, entry.content);
    return sight === 'none' ? [] : [{ entry, sight, expiry: evidenceExpiry(entry.content, query.asOf, soon) }];
  });
  return { council, items: items.sort((a, b) => a.entry.key.localeCompare(b.entry.key, 'en-GB', { numeric: true })) };
}

export interface ShownEvidence extends SeenEvidence {
  /** Every entry of the item, newest first; the first holds. */
  readonly revisions: readonly RegisterEntry<EvidenceEntry>[];
}

/** One item with its history. Throws ThreestarError `not-found`, also for one that somebody may not know of. */
export async function findEvidence(house: House, access: Access, council: string, id: string, asOf = house.defaultAsOf()): Promise<ShownEvidence> {
  const revisions = (await house.store.register.history<EvidenceEntry>('evidence', council)).filter(({ key }) => key === id).reverse();
  const [entry] = revisions;
  const sight = entry === undefined ? 'none' : evidenceSight(access, council, entry.content);
  if (entry === undefined || sight === 'none') throw new ThreestarError('not-found', `There is no evidence ${id} that you may see. The register of evidence lists what there is.`);
  return { entry, sight, revisions, expiry: evidenceExpiry(entry.content, asOf, house.catalogue.evidenceRules.expiringWithinDays) };
}

/** The bytes of a file of the item, now or earlier. Throws ThreestarError `not-found`, or `not-permitted` for an original that only its keepers read. */
export async function readEvidenceFile(house: House, access: Access, wanted: { readonly council: string; readonly id: string; readonly sha256: string }): Promise<EvidenceFile & { readonly content: Buffer }> {
  const { revisions, sight } = await findEvidence(house, access, wanted.council, wanted.id);
  const isIt = (file: EvidenceFile | undefined): boolean => file?.sha256 === wanted.sha256;
  const redacted = revisions.find(({ content }) => isIt(content.redacted))?.content.redacted;
  const original = revisions.find(({ content }) => isIt(content.file))?.content.file;
  if (redacted === undefined && original !== undefined && sight !== 'whole') throw new ThreestarError('not-permitted', 'The original is for those who may see confidential evidence of the council. Ask the council for a redacted copy.');
  const found = redacted ?? original;
  const file = found && await house.store.batches.file(found.sha256);
  if (found === undefined || file === undefined) throw new ThreestarError('not-found', 'There is no such file of this item.');
  return { ...found, name: evidenceFileName(house.catalogue.evidenceRules, found), content: file.content };
}
