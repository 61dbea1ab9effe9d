import { createHash } from 'node:crypto';

/** SHA-256 of an entry as it lies in its table and of the reason given for it, by which the event log holds both without saying either. */
export function entryDigest(content: string, reason: string | null): string {
  return createHash('sha256').update(`${content}\n${reason ?? ''}`, 'utf8').digest('hex');
}
