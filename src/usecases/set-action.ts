import { z } from 'zod';
import type { Access } from '../core/access.ts';
import { readMilestones } from '../core/action-plan.ts';
import { isPlainDecimal } from '../core/decimal-text.ts';
import { ThreestarError } from '../core/errors.ts';
import { periodCode } from '../core/period.ts';
import { asTyped } from '../core/as-typed.ts';
import { readPeriod } from '../core/period-text.ts';
import { ACTION_STATUSES } from '../core/register.ts';
import type { ActionEntry, ExpectedEffect } from '../core/register.ts';
import { periodRange } from '../gather/import/import-rules.ts';
import type { House } from './house.ts';

/** An action as a form gives it: every field as it was typed. */
export interface WantedAction {
  readonly council: string;
  /** Of the action that changes; without it a new one is added. */
  readonly id?: string;
  readonly title: string;
  readonly owner: string;
  readonly due: string;
  readonly status: string;
  readonly progress: string;
  readonly finished: string;
  readonly criteria: readonly string[];
  readonly milestones: string;
  readonly effectIndicator: string;
  readonly effectFrom: string;
  readonly effectTo: string;
  readonly effectBy: string;
  readonly reason: string;
}

type Field = 'title' | 'owner' | 'due' | 'status' | 'progress' | 'finished' | 'criteria' | 'milestones' | 'effectIndicator' | 'effectFrom' | 'effectTo' | 'effectBy' | 'reason';
export type ActionSet = { readonly kind: 'set'; readonly id: string } | { readonly kind: 'faults'; readonly faults: Partial<Record<Field, string>> };

const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;

/** The action of this id. Throws ThreestarError `not-found`. */
export async function findAction({ store }: House, council: string, id: string): Promise<ActionEntry> {
  const found = (await store.register.current<ActionEntry>('actions', council)).find(({ key }) => key === id);
  if (found === undefined) throw new ThreestarError('not-found', `There is no action ${id}. The improvement plan lists them all.`);
  return found.content;
}

/** Adds an action to the improvement plan, or changes one, with a reason. Throws `not-permitted` or `not-found`. */
export async function setAction(house: House, access: Access, wanted: WantedAction): Promise<ActionSet> {
  const { council } = wanted;
  if (!access.may('change-actions', council)) throw new ThreestarError('not-permitted', 'You may not change the improvement plan of this council. Ask the head of ICT.');
  const all = await house.store.register.current<ActionEntry>('actions', council);
  const before = wanted.id === undefined ? undefined : await findAction(house, council, wanted.id);
  const status = ACTION_STATUSES.find((known) => known === wanted.status);
  const milestones = readMilestones(wanted.milestones);
  const effect = readEffect(house, wanted);
  const [title, owner, reason] = [wanted.title.trim(), wanted.owner.trim(), wanted.reason.trim()];
  const known = new Set([...house.catalogue.frameworks.values()].flatMap(({ nodes }) => Object.keys(nodes)));
  const unknown = wanted.criteria.filter((id) => !known.has(id));
  const faults: Partial<Record<Field, string>> = {
    ...(title === '' && { title: 'Say what is to be done' }),
    ...(owner === '' && { owner: 'Name who is answerable, as a role' }),
    ...(!isDay(wanted.due) && { due: 'Enter the day it is due as year, month and day, such as 2027-03-31' }),
    ...(status === undefined && { status: 'Choose how it stands' }),
    ...(!/^(\d|[1-9]\d|100)$/.test(wanted.progress) && { progress: 'Enter the progress as a whole number from 0 to 100' }),
    ...(status === 'done' && !isDay(wanted.finished) && { finished: 'Enter the day it was done, such as 2026-10-31' }),
    ...(status === 'done' && isDay(wanted.finished) && wanted.finished > house.defaultAsOf() && { finished: 'An action is done on a day that has come' }),
    ...(unknown.length > 0 && { criteria: `There is no criterion ${unknown.join(', ')}` }),
    ...(milestones.kind === 'fault' && { milestones: `“${milestones.part}” is not a milestone: write the day and what is reached, such as 2026-09-30 Supplier chosen` }),
    ...(effect?.kind === 'faults' && effect.faults),
    ...(before !== undefined && reason === '' && { reason: 'Say why it changes' }),
  };
  if (status === undefined || milestones.kind === 'fault' || effect?.kind === 'faults' || Object.keys(faults).length > 0) return { kind: 'faults', faults };
  const id = before?.id ?? nextId(all.map(({ key }) => key));
  const content: ActionEntry = {
    id, title, owner, due: wanted.due, status, progress: status === 'done' ? 100 : Number(wanted.progress), criteria: [...new Set(wanted.criteria)],
    indicators: [...new Set([...(before?.indicators ?? []), ...(effect === undefined ? [] : [effect.effect.indicator])])],
    ...(status === 'done' && { finished: wanted.finished }), ...(milestones.milestones.length > 0 && { milestones: milestones.milestones }), ...(effect && { effect: effect.effect }),
  };
  await house.store.register.add({ kind: 'actions', council, key: id, content, actor: access.actor.id, at: house.now(), ...(reason !== '' && { reason }) });
  return { kind: 'set', id };
}

/** `A-14` after `A-13`, whatever other ids there are. */
function nextId(ids: readonly string[]): string {
  const highest = Math.max(0, ...ids.map((id) => Number(/^A-(\d+)$/.exec(id)?.[1] ?? 0)));
  return `A-${String(highest + 1).padStart(2, '0')}`;
}

function readEffect(house: House, { effectIndicator, effectFrom, effectTo, effectBy }: WantedAction): { readonly kind: 'effect'; readonly effect: ExpectedEffect } | { readonly kind: 'faults'; readonly faults: Partial<Record<Field, string>> } | undefined {
  const [from, to, by] = [effectFrom.trim(), effectTo.trim(), effectBy.trim()];
  if ([effectIndicator, from, to, by].every((text) => text === '')) return undefined;
  const indicator = house.catalogue.indicators.get(effectIndicator);
  const period = indicator && readPeriod(by, indicator.frequencies, periodRange(house.imports.rules, house.now().slice(0, 10)));
  if (indicator === undefined || period?.kind !== 'period' || !isPlainDecimal(from) || !isPlainDecimal(to)) {
    return {
      kind: 'faults', faults: {
        ...(indicator === undefined && { effectIndicator: 'Choose the indicator it is to change, or leave all four blank' }),
        ...(!isPlainDecimal(from) && { effectFrom: 'Enter where it stands, as a number' }),
        ...(!isPlainDecimal(to) && { effectTo: 'Enter where it is to be, as a number' }),
        ...(period !== undefined && period.kind !== 'period' && { effectBy: by === '' ? 'Enter the period it is to be seen in, such as March 2027' : `${asTyped(by)}: ${period.reason}` }),
      },
    };
  }
  return { kind: 'effect', effect: { indicator: indicator.code, from, to, by: periodCode(period.period) } };
}
