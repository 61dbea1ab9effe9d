import type { Access } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import { REQUEST_KINDS } from '../core/inspection-request.ts';
import type { RequestAbout, RequestEntry } from '../core/inspection-request.ts';
import { periodCode } from '../core/period.ts';
import { asTyped } from '../core/as-typed.ts';
import { readPeriod } from '../core/period-text.ts';
import { periodRange } from '../gather/import/import-rules.ts';
import { findCouncil } from './find-council.ts';
import type { House } from './house.ts';
import { findFramework, refuseOtherFramework } from './rate-council.ts';
import { signature } from './signature.ts';
import { criterionOf } from './show-criterion.ts';
import { findEvidence } from './show-evidence.ts';
import { findRequest } from './show-requests.ts';

const LONGEST = 4000;

export interface WantedRequest {
  readonly council: string;
  readonly about: RequestAbout;
  /** As typed, of a figure; blank for the indicator as such. */
  readonly period: string;
  readonly kind: string;
  readonly text: string;
}

export type RequestWritten =
  | { readonly kind: 'written'; readonly id: string }
  | { readonly kind: 'faults'; readonly faults: Partial<Record<'kind' | 'period' | 'text', string>> };

function textFault(text: string, missing: string): { text?: string } {
  if (text === '') return { text: missing };
  return text.length > LONGEST ? { text: `This must have at most ${LONGEST} characters; it has ${text.length}` } : {};
}

/** Checks that what is to be written about is there and may be seen. Throws ThreestarError `not-found` or `not-permitted`. */
export async function checkAbout(house: House, access: Access, gss: string, about: RequestAbout): Promise<void> {
  const council = await findCouncil(house, gss);
  if (!access.may('write-requests', council.gss)) throw new ThreestarError('not-permitted', 'Comments and requests are written by the council’s inspector.');
  if (about.on === 'criterion') {
    const framework = findFramework(house, about.framework);
    refuseOtherFramework(access, council, framework);
    criterionOf(framework, about.criterion);
  }
  if (about.on === 'evidence') await findEvidence(house, access, council.gss, about.item);
  if (about.on === 'figure' && !house.catalogue.indicators.has(about.indicator)) throw new ThreestarError('not-found', `There is no indicator "${about.indicator}".`);
}

/** A new comment or request. Throws ThreestarError `not-found` or `not-permitted`. */
export async function writeRequest(house: House, access: Access, wanted: WantedRequest): Promise<RequestWritten> {
  await checkAbout(house, access, wanted.council, wanted.about);
  const { gss } = await findCouncil(house, wanted.council);
  const kind = REQUEST_KINDS.find((known) => known === wanted.kind);
  const text = wanted.text.trim();
  const indicator = wanted.about.on === 'figure' ? house.catalogue.indicators.get(wanted.about.indicator) : undefined;
  const typed = wanted.period.trim();
  const period = indicator === undefined || typed === '' ? undefined : readPeriod(typed, indicator.frequencies, periodRange(house.imports.rules, house.now().slice(0, 10)));
  const faults = {
    ...(kind === undefined && { kind: 'Choose whether it is a comment or a request' }),
    ...(period !== undefined && period.kind !== 'period' && { period: `${asTyped(typed)}: ${period.reason}` }),
    ...textFault(text, 'Write what you found, or what you ask for'),
  };
  if (kind === undefined || Object.keys(faults).length > 0) return { kind: 'faults', faults };
  const about = wanted.about.on === 'figure' && period?.kind === 'period' ? { ...wanted.about, period: periodCode(period.period) } : wanted.about;
  const id = await nextId(house, gss);
  await record(house, access, gss, { id, kind, about, state: 'open', text, by: signature(house.catalogue.roles, access, gss, 'write-requests') });
  return { kind: 'written', id };
}

export interface RequestAnswer {
  readonly council: string;
  readonly id: string;
  readonly text: string;
}

/** The council's answer. Throws ThreestarError `not-found` or `not-permitted`. */
export async function answerRequest(house: House, access: Access, { council, id, text }: RequestAnswer): Promise<RequestWritten> {
  if (!access.may('answer-requests', council)) throw new ThreestarError('not-permitted', 'Requests are answered by the council’s contributors, head of ICT and chief executive.');
  const { now } = await findRequest(house, access, council, id);
  const faults = textFault(text.trim(), 'Write the answer');
  if (faults.text !== undefined) return { kind: 'faults', faults };
  await record(house, access, council, { ...now, state: 'answered', text: text.trim(), by: signature(house.catalogue.roles, access, council, 'answer-requests') });
  return { kind: 'written', id };
}

/** The inspector says more, which opens it again, or closes it, with a word or without. Throws ThreestarError `not-found` or `not-permitted`. */
export async function continueRequest(house: House, access: Access, { council, id, text, closes }: RequestAnswer & { readonly closes: boolean }): Promise<RequestWritten> {
  if (!access.may('write-requests', council)) throw new ThreestarError('not-permitted', 'Comments and requests are closed by the council’s inspector.');
  const { now } = await findRequest(house, access, council, id);
  const said = text.trim();
  const faults = closes && said === '' ? {} : textFault(said, 'Write what is still open, or tick that it is closed');
  if (faults.text !== undefined) return { kind: 'faults', faults };
  await record(house, access, council, { ...now, state: closes ? 'closed' : 'open', text: said, by: signature(house.catalogue.roles, access, council, 'write-requests') });
  return { kind: 'written', id };
}

async function record({ store, now }: House, access: Access, council: string, content: RequestEntry): Promise<void> {
  await store.register.add({ kind: 'requests', council, key: content.id, content, actor: access.actor.id, at: now() });
}

/** `RQ-04` after `RQ-03`. */
async function nextId({ store }: House, council: string): Promise<string> {
  const held = await store.register.history<RequestEntry>('requests', council);
  const highest = Math.max(0, ...held.map(({ key }) => Number(/^RQ-(\d+)$/.exec(key)?.[1] ?? 0)));
  return `RQ-${String(highest + 1).padStart(2, '0')}`;
}
