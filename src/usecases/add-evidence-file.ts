import type { Access } from '../core/access.ts';
import { evidenceFileName, evidenceType } from '../core/evidence-rules.ts';
import type { EvidenceEntry, EvidenceFile } from '../core/register.ts';
import type { House } from './house.ts';
import { refuseUnlessKeeper } from './set-evidence.ts';
import { findEvidence } from './show-evidence.ts';

export interface WantedFile {
  readonly council: string;
  readonly id: string;
  /** `file` for the original, `redacted` for the copy without what not everybody may read. */
  readonly copy: string;
  readonly name: string;
  readonly content: Uint8Array | undefined;
  readonly isTooLarge: boolean;
}

export type FileAdded = { readonly kind: 'added' } | { readonly kind: 'faults'; readonly faults: Partial<Record<'copy' | 'file', string>> };

/** A new revision of an item's file, or of its redacted copy; the earlier ones are kept. Throws `not-permitted` or `not-found`. */
export async function addEvidenceFile(house: House, access: Access, wanted: WantedFile): Promise<FileAdded> {
  const { council, id, copy, content } = wanted;
  refuseUnlessKeeper(access, council);
  const { entry } = await findEvidence(house, access, council, id);
  const rules = house.catalogue.evidenceRules;
  const type = content === undefined || content.length === 0 ? undefined : evidenceType(rules, content);
  const isCopy = copy === 'file' || copy === 'redacted';
  const fault = wanted.isTooLarge ? `The file is larger than ${Math.floor(rules.maximumBytes / (1024 * 1024))} MB`
    : content === undefined || content.length === 0 ? 'Choose a file that is not empty'
      : type === undefined ? `By its content it is none of these: ${rules.types.map(({ title }) => title).join(', ')}; or it is cut short, has a password, macros or a program in it, or unfolds to too much` : undefined;
  const faults = { ...(!isCopy && { copy: 'Choose which copy it is' }), ...(fault !== undefined && { file: fault }) };
  if (!isCopy || content === undefined || type === undefined || fault !== undefined) return { kind: 'faults', faults };
  const sha256 = house.sha256(content);
  const name = evidenceFileName(rules, { name: wanted.name, mediaType: type.mediaType });
  const held: EvidenceFile = { sha256, name, size: content.length, mediaType: type.mediaType };
  const changed: EvidenceEntry = { ...entry.content, ...(copy === 'file' ? { file: held } : { redacted: held }) };
  await house.store.register.add({ kind: 'evidence', council, key: id, content: changed, actor: access.actor.id, at: house.now(), files: [{ sha256, name, content }] });
  return { kind: 'added' };
}
