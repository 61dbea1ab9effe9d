import type { Rating } from '../../core/rating/rate.ts';
import { atBagRoot } from '../archive/bag-root.ts';
import type { Opened } from '../archive/pack-limits.ts';
import { checkBag } from '../bag/check-bag.ts';
import { PUBLIC_KEY_FILE, SIGNATURE_FILE } from '../bag/make-bag.ts';
import type { PackFiles } from '../bag/make-bag.ts';
import { sealedBytes } from '../build-pack.ts';
import { checkEventFile } from '../event-file.ts';
import { fingerprintOf, isSignedBy, readPublicKey } from '../seal/signing-key.ts';
import { checkTables } from '../tables/check-tables.ts';
import { checkEvidence } from './check-evidence.ts';
import { checkSources } from './check-sources.ts';
import { CHECKS } from './fault.ts';
import type { CheckId, Fault } from './fault.ts';
import { recompute } from './recompute.ts';

export interface VerifiedPack {
  readonly holds: boolean;
  readonly checks: readonly { readonly id: CheckId; readonly title: string; readonly status: 'holds' | 'fails' | 'not-reached' }[];
  readonly faults: readonly Fault[];
  /** SHA-256 of the public key in the pack, where it has one. */
  readonly fingerprint?: string;
  /** The key asked for is the one in the pack; absent when none was asked for. */
  readonly isKeyAsked?: boolean;
  readonly rating?: Rating;
}

const EVENTS = 'data/events.jsonl';

/** Checks a pack from its files alone; opens no database. `key` is the fingerprint the reader was told by another way. */
export function verifyPack(opened: Opened, options: { readonly key?: string } = {}): VerifiedPack {
  const root = opened.kind === 'files' ? atBagRoot(opened.files) : opened;
  if (root.kind === 'unreadable') return conclude([{ check: 'opening', file: root.file ?? '', message: root.message }], { reached: new Set(['opening']) });
  const { files } = root;
  const { faults: sealFaults, ...seal } = checkSeal(files, options.key);
  const { faults: tableFaults, tables } = checkTables(files);
  const { faults: ratingFaults, rating } = recompute(files, tables.get('observations'));
  const faults = [...checkBag(files), ...sealFaults, ...checkChain(files), ...tableFaults, ...checkEvidence(files, tables.get('evidence')), ...checkSources(files, tables.get('batches')), ...ratingFaults];
  return { ...conclude(faults, { reached: new Set(Object.keys(CHECKS)) }), ...seal, ...(rating && { rating }) };
}

function conclude(faults: readonly Fault[], { reached }: { readonly reached: ReadonlySet<string> }): VerifiedPack {
  const failing = new Set(faults.map(({ check }) => check));
  const checks = (Object.keys(CHECKS) as CheckId[]).map((id) => ({ id, title: CHECKS[id], status: failing.has(id) ? 'fails' as const : reached.has(id) ? 'holds' as const : 'not-reached' as const }));
  return { holds: faults.length === 0, checks, faults };
}

function checkSeal(files: PackFiles, asked: string | undefined): Pick<VerifiedPack, 'fingerprint' | 'isKeyAsked'> & { readonly faults: Fault[] } {
  const [keyFile, signature] = [files.get(PUBLIC_KEY_FILE), files.get(SIGNATURE_FILE)];
  if (keyFile === undefined || signature === undefined) return { faults: [{ check: 'signature', file: keyFile === undefined ? PUBLIC_KEY_FILE : SIGNATURE_FILE, message: 'The file is missing.' }] };
  const publicKey = readPublicKey(keyFile);
  if (publicKey === undefined) return { faults: [{ check: 'signature', file: PUBLIC_KEY_FILE, message: 'It is not an Ed25519 public key as packs hold it.' }] };
  const fingerprint = fingerprintOf(publicKey);
  const faults: Fault[] = [];
  if (!isSignedBy(publicKey, sealedBytes(files), signature)) faults.push({ check: 'signature', file: SIGNATURE_FILE, message: 'It is not a signature of this key over the two tag manifests: they were changed after they were sealed, or the signature was.' });
  const named = infoOf(files).get('Signing-Key');
  if (named?.value !== fingerprint) faults.push({ check: 'signature', file: PUBLIC_KEY_FILE, message: `It is the key ${fingerprint}; ${named === undefined ? 'bag-info.txt names none' : `line ${named.line} of bag-info.txt names ${named.value}`}.` });
  const isKeyAsked = asked === undefined ? undefined : asked.replaceAll(/[\s:]/g, '').toLowerCase() === fingerprint;
  if (isKeyAsked === false) faults.push({ check: 'signature', file: PUBLIC_KEY_FILE, message: `It is the key ${fingerprint}, not the one you named.` });
  return { faults, fingerprint, ...(isKeyAsked !== undefined && { isKeyAsked }) };
}

/** Labels of `bag-info.txt` with their values and lines. */
function infoOf(files: PackFiles): ReadonlyMap<string, { readonly value: string; readonly line: number }> {
  const lines = Buffer.from(files.get('bag-info.txt') ?? []).toString('utf8').split('\n');
  return new Map(lines.flatMap((text, at) => {
    const [, label, value] = /^([^:]+): (.*)$/.exec(text) ?? [];
    return label === undefined || value === undefined ? [] : [[label, { value, line: at + 1 }] as const];
  }));
}

function checkChain(files: PackFiles): Fault[] {
  const content = files.get(EVENTS);
  if (content === undefined) return [{ check: 'chain', file: EVENTS, message: 'The file is missing.' }];
  const check = checkEventFile(Buffer.from(content).toString('utf8'));
  if (check.kind === 'broken') return [{ check: 'chain', file: EVENTS, line: check.at + 1, message: `The chain breaks: ${check.reason}.` }];
  const info = infoOf(files);
  const [head, count] = [info.get('Event-Chain-Head'), info.get('Event-Count')];
  if (head?.value !== check.head || count?.value !== String(check.events)) {
    return [{ check: 'chain', file: EVENTS, line: check.events, message: `The log ends with event ${check.events}, ${check.head}; bag-info.txt states ${count?.value ?? 'no number'}, ${head?.value ?? 'no head'}.` }];
  }
  return [];
}
