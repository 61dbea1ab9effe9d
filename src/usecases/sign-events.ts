import type { ChainCheck } from '../store/events.ts';
import type { SignedHead } from '../store/signed-heads.ts';
import { fingerprintOf, isSignedBy } from '../pack/seal/signing-key.ts';
import type { House } from './house.ts';

/** What a signature of a head is over. */
function signedText({ at, seq, head }: Pick<SignedHead, 'at' | 'seq' | 'head'>): Buffer {
  return Buffer.from(`threestar event log ${at} ${seq} ${head}\n`, 'utf8');
}

/** Signs the last event there is and keeps the signature beside the database. */
export async function signEvents(house: House): Promise<SignedHead> {
  const [last] = await house.store.events.newest(1);
  const key = house.signingKey();
  const head = { at: house.now(), seq: last?.seq ?? 0, head: last?.hash ?? '0'.repeat(64) };
  const signed: SignedHead = { ...head, publicKey: key.publicKeyPem, signature: key.sign(signedText(head)).toString('base64') };
  await house.store.signedHeads.add(signed);
  return signed;
}

/** Signs once a day; answers undefined when it was done today. */
export async function signEventsDaily(house: House): Promise<SignedHead | undefined> {
  const last = (await house.store.signedHeads.all()).at(-1);
  return last?.at.slice(0, 10) === house.now().slice(0, 10) ? undefined : signEvents(house);
}

export type LogCheck =
  | (Extract<ChainCheck, { kind: 'sound' }> & { readonly signedHeads: number; readonly lastSigned?: { readonly at: string; readonly seq: number; readonly fingerprint: string } })
  | Extract<ChainCheck, { kind: 'broken' }>;

/** Walks the chain, then holds every signed head against it: an end that was cut off, or a log put in place of another, is found by the last of them. */
export async function verifyEvents({ store, signingKey }: House): Promise<LogCheck> {
  const check = await store.events.verify();
  if (check.kind === 'broken') return check;
  const heads = await store.signedHeads.all();
  for (const signed of heads) {
    const { at, seq, head, publicKey, signature } = signed;
    if (!isSignedBy(publicKey, signedText(signed), Buffer.from(signature, 'base64'))) return { kind: 'broken', seq, reason: `the head signed on ${at.slice(0, 10)} was changed` };
    if (seq > check.events) return { kind: 'broken', seq: check.events + 1, reason: `the log ends with event ${check.events}, and on ${at.slice(0, 10)} it held ${seq}: its end was cut off` };
    if (seq > 0 && (await store.events.hashOf(seq)) !== head) return { kind: 'broken', seq, reason: `it is not the event that was signed on ${at.slice(0, 10)}` };
  }
  const last = heads.at(-1);
  // A head signed by a key that is not ours proves nothing of ours.
  if (last !== undefined && fingerprintOf(last.publicKey) !== signingKey().fingerprint) return { kind: 'broken', seq: last.seq, reason: 'the last head was signed by another key than that of this installation' };
  return { ...check, signedHeads: heads.length, ...(last && { lastSigned: { at: last.at, seq: last.seq, fingerprint: fingerprintOf(last.publicKey) } }) };
}
