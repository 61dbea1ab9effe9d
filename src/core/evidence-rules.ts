import { z } from 'zod';

/** A kind of file that is taken as evidence, told by its content. */
const evidenceTypeSchema = z.strictObject({
  mediaType: z.string().min(1),
  title: z.string().min(1),
  /** Its first bytes in hex. */
  startsWith: z.string().regex(/^([0-9a-f]{2})+$/).optional(),
  /** Each stands somewhere in it. */
  holds: z.array(z.string().min(1)).default([]),
  /** None stands anywhere in it. */
  holdsNot: z.array(z.string().min(1)).default([]),
  /** Readable text in UTF-8 without a control character that text has no use for. */
  text: z.literal(true).optional(),
}).refine((one) => (one.startsWith === undefined) !== (one.text === undefined), 'write startsWith or text');

/** `data/evidence-rules.json`: what may be uploaded as evidence, and when its expiry is near. */
export const evidenceRulesSchema = z.strictObject({
  maximumBytes: z.int().min(1),
  expiringWithinDays: z.int().min(1),
  types: z.array(evidenceTypeSchema).min(1),
});
export type EvidenceRules = z.infer<typeof evidenceRulesSchema>;

/**
 * The kind of a file by its bytes, never by its name; undefined where it is none that is taken.
 * Example: a page of HTML called `plan.pdf` is plain text, and a program called `plan.pdf` is nothing.
 */
export function evidenceType({ types }: EvidenceRules, bytes: Uint8Array): EvidenceRules['types'][number] | undefined {
  const latin1 = new TextDecoder('latin1').decode(bytes);
  return types.find(({ startsWith, holds, holdsNot, text }) => {
    if (text) return isPlainText(bytes);
    const first = startsWith?.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
    return first.every((byte, at) => bytes[at] === byte) && holds.every((part) => latin1.includes(part)) && !holdsNot.some((part) => latin1.includes(part));
  });
}

function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
