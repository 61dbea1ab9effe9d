import type { Access } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import type { EvidenceEntry } from '../core/register.ts';
import type { PackArguments, Redaction } from '../pack/pack-contents.ts';
import { isHiddenSince } from '../pack/redact.ts';
import { findCouncil } from './find-council.ts';
import type { House } from './house.ts';
import { findFramework, refuseOtherFramework } from './rate-council.ts';

/** What the register keeps of a pack; the file itself can be made again from the arguments. */
export interface PackEntryContent extends PackArguments {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly fingerprint: string;
  readonly chainHead: string;
  /** SHA-256 of the newest pack before it of the council and framework, with as much left out, that is of no later day and moment; of one made again, what it took the place of at first. */
  readonly supersedes?: string;
}

export interface MadePack {
  readonly content: PackEntryContent;
  readonly zip: Buffer;
}

/** May somebody have a pack with this redaction? One that holds originals of confidential evidence is for those who may see them. */
export function mayHavePack(access: Access, council: string, redaction: Redaction): boolean {
  return access.may('make-packs', council) && (redaction === 'confidential' || access.may('see-confidential-evidence', council));
}

/** Makes an evidence pack and enters it in the register; one given up by the signal is entered nowhere. Throws ThreestarError `not-found`, `not-permitted`, or `bad-input` for a moment to come. */
export async function makePack(house: House, access: Access, wanted: PackArguments, onStep: (words: string) => void, signal?: AbortSignal): Promise<MadePack> {
  const { council, framework } = wanted;
  if (!access.may('make-packs', council)) throw new ThreestarError('not-permitted', 'Evidence packs are made with an account of the council that has the right to.');
  refuseOtherFramework(access, await findCouncil(house, council), findFramework(house, framework));
  if (!mayHavePack(access, council, wanted.redaction)) throw new ThreestarError('not-permitted', 'This pack would hold confidential evidence, which is for those who may see it. Make the one without what is confidential or personal.');
  if (!access.may('see-confidential-evidence', council) && isHiddenSince(await house.store.register.history<EvidenceEntry>('evidence', council), wanted.knownAt)) {
    throw new ThreestarError('not-permitted', 'An item of evidence was open at that moment and is confidential now, so this pack is for those who may see it. Name a later moment, or none.');
  }
  const lastDay = [house.now().slice(0, 'YYYY-MM-DD'.length), house.defaultAsOf()].sort().at(-1) ?? '';
  if (wanted.knownAt > `${lastDay}T23:59:59.999Z`) throw new ThreestarError('bad-input', `What will be recorded by ${wanted.knownAt} is not known yet, so a pack cannot say so. Name a moment that has come, or none.`);
  const { zip, sha256, fingerprint, chainHead } = await house.writePack(wanted, onStep, signal);
  const earlier = await house.store.register.history<PackEntryContent>('packs', council);
  const before = earlier.findLast(({ content }) => content.framework === framework && content.redaction === wanted.redaction && content.asOf <= wanted.asOf && content.knownAt <= wanted.knownAt)?.content.sha256;
  const same = earlier.find(({ content }) => content.sha256 === sha256);
  const superseded = same === undefined ? before : same.content.supersedes;
  const content: PackEntryContent = {
    council, framework, asOf: wanted.asOf, knownAt: wanted.knownAt, redaction: wanted.redaction,
    sha256, size: zip.length, fingerprint, chainHead,
    ...(superseded !== undefined && { supersedes: superseded }),
  };
  await house.store.register.add({ kind: 'packs', council, key: sha256, content, actor: access.actor.id, at: house.now() });
  return { content, zip: Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength) };
}
