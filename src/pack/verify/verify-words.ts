import type { Fault } from './fault.ts';
import type { VerifiedPack } from './verify-pack.ts';

/** `data/observations.csv, line 3: value is not a number: "x".` */
export function faultWords({ file, line, message }: Fault): string {
  return `${file === '' ? 'The pack' : printable(file, 200)}${line === undefined ? '' : `, line ${line}`}: ${printable(message, 1000)}`;
}

/** What a pack of anybody holds may be meant for the terminal and not for the reader: signs that cannot be seen are written out, and it has an end. */
function printable(text: string, longest: number): string {
  const shown = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
  return shown.length <= longest ? shown : `${shown.slice(0, longest)}…`;
}

/** What the whole check comes to, in words that claim no more than was checked. */
export function sealWords({ holds, fingerprint, isKeyAsked, faults }: Pick<VerifiedPack, 'holds' | 'fingerprint' | 'isKeyAsked' | 'faults'>): string {
  if (!holds) return `The pack does not hold: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}. Do not rely on it; ask for it again.`;
  if (isKeyAsked === true) return `The pack is unchanged since it was sealed by the key you named, ${fingerprint ?? ''}. That its figures are true is not shown by a seal.`;
  return `The pack is unchanged since it was sealed by key ${fingerprint ?? ''}. Whose key that is, the pack cannot prove: ask the council for its fingerprint by another way, and check the pack again with it.`;
}
