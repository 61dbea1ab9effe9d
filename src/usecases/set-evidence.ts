import { z } from 'zod';
import type { Access } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import { CONFIDENTIALITIES } from '../core/register.ts';
import type { EvidenceEntry } from '../core/register.ts';
import { findEvidence } from './show-evidence.ts';
import type { House } from './house.ts';

/** An item as a form gives it: every field as it was typed. */
export interface WantedEvidence {
  readonly council: string;
  /** Of the item that changes; without it a new one is added. */
  readonly id?: string;
  readonly title: string;
  readonly evidencesFrom: string;
  readonly evidencesTo: string;
  readonly expires: string;
  readonly owner: string;
  readonly confidentiality: string;
  readonly claim: string;
  readonly where: string;
  readonly reason: string;
}

type Field = 'title' | 'evidencesFrom' | 'evidencesTo' | 'expires' | 'owner' | 'confidentiality' | 'claim' | 'where' | 'reason';
export type EvidenceSet = { readonly kind: 'set'; readonly id: string } | { readonly kind: 'faults'; readonly faults: Partial<Record<Field, string>> };

const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;
const LONGEST = 2000;

export function refuseUnlessKeeper(access: Access, council: string): void {
  if (!access.may('change-evidence', council)) throw new ThreestarError('not-permitted', 'You may not change the evidence of this council. Ask the head of ICT.');
}

/** Adds an item of evidence, or changes one with a reason; its file and links stay. Throws `not-permitted` or `not-found`. */
export async function setEvidence(house: House, access: Access, wanted: WantedEvidence): Promise<EvidenceSet> {
  const { council, evidencesFrom, evidencesTo, expires } = wanted;
  refuseUnlessKeeper(access, council);
  const before = wanted.id === undefined ? undefined : (await findEvidence(house, access, council, wanted.id)).entry.content;
  const [title, owner, claim, where, reason] = [wanted.title, wanted.owner, wanted.claim, wanted.where, wanted.reason].map((text) => text.trim()) as [string, string, string, string, string];
  const confidentiality = CONFIDENTIALITIES.find((known) => known === wanted.confidentiality);
  const faults: Partial<Record<Field, string>> = {
    ...(title === '' && { title: 'Name the item' }),
    ...(!isDay(evidencesFrom) && { evidencesFrom: 'Enter the first day it speaks of, such as 2026-04-01' }),
    ...(!isDay(evidencesTo) && { evidencesTo: 'Enter the last day it speaks of, such as 2026-09-30' }),
    ...(isDay(evidencesFrom) && isDay(evidencesTo) && evidencesTo < evidencesFrom && { evidencesTo: 'What it speaks of ends before it begins; correct one of the days' }),
    ...(expires !== '' && !isDay(expires) && { expires: 'Enter the last day it stands, or leave it blank' }),
    ...(owner === '' && { owner: 'Name who keeps it, as a role' }),
    ...(confidentiality === undefined && { confidentiality: 'Choose who may see it' }),
    ...(claim === '' && { claim: 'Say in a sentence what it shows' }),
    ...(claim.length > LONGEST && { claim: `What it shows must have at most ${LONGEST} characters` }),
    ...(where === '' && { where: 'Say where in it to look, or where it is kept' }),
    ...(before !== undefined && reason === '' && { reason: 'Say why it changes' }),
  };
  if (confidentiality === undefined || Object.keys(faults).length > 0) return { kind: 'faults', faults };
  const id = before?.id ?? await nextId(house, council);
  const { criteria = [], links, file, redacted } = before ?? {};
  const content: EvidenceEntry = {
    id, title, evidencesFrom, evidencesTo, owner, confidentiality, claim, where, criteria, ...(expires !== '' && { expires }), ...(links && { links }), ...(file && { file }), ...(redacted && { redacted }),
  };
  await house.store.register.add({ kind: 'evidence', council, key: id, content, actor: access.actor.id, at: house.now(), ...(reason !== '' && { reason }) });
  return { kind: 'set', id };
}

/** `EV-18` after `EV-17`, whatever other ids there are; one of an item nobody here may see counts too. */
async function nextId({ store }: House, council: string): Promise<string> {
  const held = await store.register.history<EvidenceEntry>('evidence', council);
  const highest = Math.max(0, ...held.map(({ key }) => Number(/^EV-(\d+)$/.exec(key)?.[1] ?? 0)));
  return `EV-${String(highest + 1).padStart(2, '0')}`;
}
