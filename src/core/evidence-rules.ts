import { z } from 'zod';
import { zipDirectory } from './zip-directory.ts';

/** A kind of file that is taken as evidence, told by its content. */
const evidenceTypeSchema = z.strictObject({
  mediaType: z.string().min(1),
  title: z.string().min(1),
  /** Endings its name may have; with any other name it is given the first, so that no machine opens it as something else. */
  endings: z.array(z.string().regex(/^[a-z0-9]+$/)).min(1),
  /** Its first bytes in hex. */
  startsWith: z.string().regex(/^([0-9a-f]{2})+$/).optional(),
  /** Each stands somewhere in it. */
  holds: z.array(z.string().min(1)).default([]),
  /** It is a ZIP archive with these files in it. */
  entries: z.array(z.string().min(1)).optional(),
  /** Readable text in UTF-8 without a control character that text has no use for, and no markup. */
  text: z.literal(true).optional(),
}).refine((one) => (one.startsWith === undefined) !== (one.text === undefined), 'write startsWith or text');

/** `data/evidence-rules.json`: what may be uploaded as evidence, and when its expiry is near. */
export const evidenceRulesSchema = z.strictObject({
  maximumBytes: z.int().min(1),
  /** What an archive, as office documents are, may say it unfolds to, so that nobody is handed a small file that fills their machine. */
  maximumUnfoldedBytes: z.int().min(1),
  /** Names, beneath any folder, of files no archive may hold: programs inside documents. */
  forbiddenEntries: z.array(z.string().min(1)),
  expiringWithinDays: z.int().min(1),
  types: z.array(evidenceTypeSchema).min(1),
});
export type EvidenceRules = z.infer<typeof evidenceRulesSchema>;

/**
 * The kind of a file by its bytes, never by its name; undefined where it is none that is taken.
 * Example: a program called `plan.pdf` is nothing, and neither is a page of HTML or a drawing that can hold scripts.
 */
export function evidenceType(rules: EvidenceRules, bytes: Uint8Array): EvidenceRules['types'][number] | undefined {
  const latin1 = new TextDecoder('latin1').decode(bytes);
  return rules.types.find(({ startsWith, holds, entries, text }) => {
    if (text) return isPlainText(bytes);
    const first = startsWith?.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
    return first.every((byte, at) => bytes[at] === byte) && holds.every((part) => latin1.includes(part)) && (entries === undefined || isSafeArchive(rules, bytes, entries));
  });
}

/** A whole archive with the entries named, none of them encrypted or a program, that does not unfold to too much. */
function isSafeArchive({ maximumUnfoldedBytes, forbiddenEntries }: EvidenceRules, bytes: Uint8Array, wanted: readonly string[]): boolean {
  const entries = zipDirectory(bytes) ?? [];
  const names = new Set(entries.map(({ name }) => name));
  const isForbidden = (name: string): boolean => forbiddenEntries.some((one) => name.toLowerCase().endsWith(one.toLowerCase()));
  return wanted.every((name) => names.has(name)) && !entries.some(({ name, isEncrypted }) => isEncrypted || isForbidden(name))
    && entries.reduce((sum, { size }) => sum + size, 0) <= maximumUnfoldedBytes;
}

/** Readable, and not the beginning of markup, which a browser would open as a page. */
function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) return false;
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).trimStart().startsWith('<');
  } catch {
    return false;
  }
}

/**
 * The name a file is handed out under: with an ending of its kind, whatever it was called, and never empty.
 * Example: text called `plan.html` is `plan.html.txt`, and `minutes.PDF` stays as it is.
 */
export function evidenceFileName({ types }: EvidenceRules, { name, mediaType }: { readonly name: string; readonly mediaType: string }): string {
  const endings = types.find((type) => type.mediaType === mediaType)?.endings ?? ['bin'];
  const plain = name.replace(/^[.\s]+|[.\s]+$/g, '');
  const ending = /[^.]\.([^.]+)$/.exec(plain)?.[1]?.toLowerCase();
  return ending !== undefined && endings.includes(ending) ? plain : `${plain === '' ? 'evidence' : plain}.${endings[0] ?? 'bin'}`;
}
