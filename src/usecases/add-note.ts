import type { Access } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import type { Indicator } from '../core/indicator.ts';
import { periodCode } from '../core/period.ts';
import { asTyped } from '../core/as-typed.ts';
import { readPeriod } from '../core/period-text.ts';
import { registerKey } from '../core/register-key.ts';
import { NOTE_KINDS } from '../core/register.ts';
import type { NoteEntry } from '../core/register.ts';
import { periodRange } from '../gather/import/import-rules.ts';
import type { House } from './house.ts';
import { signature } from './signature.ts';

export interface WantedNote {
  readonly council: string;
  readonly indicator: Indicator;
  /** Blank when the note is about the indicator as such. */
  readonly period: string;
  readonly kind: string;
  readonly text: string;
}

export type NoteAdded = { readonly kind: 'added' } | { readonly kind: 'faults'; readonly faults: Partial<Record<'period' | 'kind' | 'text', string>> };

const LONGEST = 2000;

/** Adds a note to an indicator. It is signed by the person's role, so that no name outlives who holds it. Throws `not-permitted`. */
export async function addNote(house: House, access: Access, wanted: WantedNote): Promise<NoteAdded> {
  const { council, indicator } = wanted;
  if (!access.may('add-notes', council)) throw new ThreestarError('not-permitted', 'You may not add notes for this council.');
  const text = wanted.text.trim();
  const kind = NOTE_KINDS.find((known) => known === wanted.kind);
  const period = wanted.period.trim() === '' ? undefined : readPeriod(wanted.period, indicator.frequencies, periodRange(house.imports.rules, house.now().slice(0, 10)));
  const faults = {
    ...(kind === undefined && { kind: 'Choose what kind of note it is' }),
    ...(period !== undefined && period.kind !== 'period' && { period: `${asTyped(wanted.period)}: ${period.reason}` }),
    ...(text === '' && { text: 'Enter the note' }),
    ...(text.length > LONGEST && { text: `The note must have at most ${LONGEST} characters; it has ${text.length}` }),
  };
  if (kind === undefined || Object.keys(faults).length > 0) return { kind: 'faults', faults };
  const content: NoteEntry = {
    indicator: indicator.code, kind, text, by: signature(house.catalogue.roles, access, council, 'add-notes'),
    ...(period?.kind === 'period' && { period: periodCode(period.period) }),
  };
  await house.store.register.add({ kind: 'notes', council, key: registerKey.notes(content), loggedKey: registerKey.notes({ ...content, text: '' }).trim(), content, actor: access.actor.id, at: house.now() });
  return { kind: 'added' };
}
