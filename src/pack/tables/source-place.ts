import type { KnownBatch } from '../../core/known-batch.ts';
import type { EvidenceEntry } from '../../core/register.ts';
import type { PackContents, PackEntry, PackFile } from '../pack-contents.ts';
import { hiddenItems, redactionMark } from '../redact.ts';

/** Kinds of files that name people or say what evidence there is; with a redaction they stay behind whole. */
const PERSONAL_KINDS = new Set(['assessments', 'evidence', 'actions', 'notes', 'owners']);
const ENDING = /\.[a-z0-9]{1,5}$/;

export type SourcePlace = { readonly kind: 'there'; readonly path: string; readonly words: string } | { readonly kind: 'left-out'; readonly words: string };

/** Where the file of a batch is in the pack, or why it stays behind: with a redaction also because somebody is named in it. */
export function sourcePlace(contents: Pick<PackContents, 'redaction' | 'sources'>, { kind, sha256, fileName, isShared }: KnownBatch): SourcePlace {
  if (sha256 === undefined) return { kind: 'left-out', words: 'entered by form: there is no file' };
  if (isShared) return { kind: 'left-out', words: 'left out: the file also holds rows of other councils' };
  if (contents.redaction !== 'none' && PERSONAL_KINDS.has(kind)) return { kind: 'left-out', words: redactionMark(contents.redaction) };
  if (!contents.sources.has(sha256)) return { kind: 'left-out', words: contents.redaction === 'none' ? 'left out: the file is not held' : redactionMark(contents.redaction) };
  const path = `sources/${sha256}${endingOf(fileName)}`;
  return { kind: 'there', path: `data/${path}`, words: path };
}

/** Where the file of an evidence item is, beneath `data/`. */
export function evidencePlace({ sha256, name }: PackFile): string {
  return `evidence/${sha256}${endingOf(name)}`;
}

/** Where the file of an entry of the register of evidence is in the pack, beneath `data/`, or in words why there is none. */
export function evidencePlaceWords(contents: Pick<PackContents, 'redaction' | 'evidence' | 'evidenceFiles'>, { content, holds }: PackEntry<EvidenceEntry>): string {
  const { id, file, redacted } = content;
  const packed = contents.evidenceFiles.get(id);
  if (file === undefined && redacted === undefined) return 'no file is held';
  if (!holds) return 'left out: a later entry took its place';
  if (packed !== undefined) return evidencePlace(packed);
  return hiddenItems(contents.evidence, contents.redaction).has(id) ? redactionMark(contents.redaction) : 'left out: the file is not held';
}

function endingOf(name: string): string {
  return ENDING.exec(name.toLowerCase())?.[0] ?? '';
}
