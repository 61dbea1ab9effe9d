import type { Access } from '../core/access.ts';
import { toDecimalText } from '../core/decimal-text.ts';
import { ThreestarError } from '../core/errors.ts';
import type { Indicator } from '../core/indicator.ts';
import { monthsIn, periodCode } from '../core/period.ts';
import type { Granularity } from '../core/period.ts';
import { asTyped } from '../core/as-typed.ts';
import { readPeriod } from '../core/period-text.ts';
import { registerKey } from '../core/register-key.ts';
import type { TargetEntry } from '../core/register.ts';
import { periodRange } from '../gather/import/import-rules.ts';
import { targetReader } from '../gather/import/read-target.ts';
import type { TypedTarget } from '../gather/import/read-target.ts';
import type { House } from './house.ts';

/** What the form says, as it was typed. */
export interface WantedTarget {
  readonly council: string;
  readonly indicator: Indicator;
  readonly from: string;
  readonly value: string;
  readonly tolerance: string;
  /** Values from April on, separated by spaces, semicolons or lines; blank for the same value all year. */
  readonly profile: string;
  readonly ragRule: string;
  readonly reason: string;
}
type Field = 'from' | 'value' | 'tolerance' | 'profile' | 'ragRule' | 'reason';
type Faults = Partial<Record<Field, string>>;

export type TargetSet = { readonly kind: 'set' } | { readonly kind: 'faults'; readonly faults: Faults };

/**
 * Sets a target from a period on, until the next one. A change of an earlier target needs a reason. Throws `not-permitted`.
 *
 * Example: 12 values `60 62 64 …` from 2026-04 make a profile: June 2026 has the target 64.
 */
export async function setTarget(house: House, access: Access, wanted: WantedTarget): Promise<TargetSet> {
  const { council, indicator } = wanted;
  if (!access.may('set-targets', council)) throw new ThreestarError('not-permitted', 'You may not set targets for this council. Ask the head of ICT.');
  const faults: Faults = {};
  const range = periodRange(house.imports.rules, house.now().slice(0, 10));
  const from = readPeriod(wanted.from, indicator.frequencies, range);
  if (wanted.from.trim() === '') faults.from = 'Enter the period the target begins with, such as April 2026';
  else if (from.kind !== 'period') faults.from = `${asTyped(wanted.from)}: ${from.reason}`;

  const read = targetReader(indicator);
  const value = read(wanted.value);
  if (wanted.value.trim() === '') faults.value = 'Enter the target';
  else if (value.kind === 'fault') faults.value = value.message;

  const rule = house.catalogue.ragRules.get(wanted.ragRule);
  if (rule === undefined) faults.ragRule = 'Choose how close still counts as close';
  const tolerance = readTolerance(wanted.tolerance, { needed: rule?.tolerance.kind === 'own' });
  if (typeof tolerance === 'string') faults.tolerance = tolerance;
  const profile = readProfile(wanted.profile, { read, granularity: from.kind === 'period' ? from.period.granularity : undefined });
  if (typeof profile === 'string') faults.profile = profile;

  const earlier = await house.store.register.current<TargetEntry>('targets', council);
  const reason = wanted.reason.trim();
  if (reason === '' && earlier.some(({ content }) => content.indicator === indicator.code)) faults.reason = 'Say why the target changes';
  if (from.kind !== 'period' || value.kind === 'fault' || typeof tolerance === 'string' || typeof profile === 'string' || Object.keys(faults).length > 0) return { kind: 'faults', faults };

  const content: TargetEntry = {
    indicator: indicator.code, from: periodCode(from.period), value: toDecimalText(value.value), ragRule: wanted.ragRule,
    ...(tolerance !== undefined && { tolerance: toDecimalText(tolerance) }), ...(profile !== undefined && { profile: profile.map(toDecimalText) }),
  };
  await house.store.register.add({
    kind: 'targets', council, key: registerKey.targets(content), content, actor: access.actor.id, at: house.now(), ...(reason !== '' && { reason }),
  });
  return { kind: 'set' };
}

function readTolerance(text: string, { needed }: { readonly needed: boolean }): number | undefined | string {
  const trimmed = text.trim();
  if (trimmed === '') return needed ? 'Enter the agreed tolerance: the rule you chose uses it' : undefined;
  return /^\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : 'Enter the tolerance as a number in the unit of the indicator, such as 2.5';
}

function readProfile(text: string, { read, granularity }: { readonly read: (text: string) => TypedTarget; readonly granularity: Granularity | undefined }): number[] | undefined | string {
  const parts = text.split(/[\s;|]+/).filter((part) => part !== '');
  if (parts.length === 0 || granularity === undefined) return undefined;
  const wanted = 12 / monthsIn(granularity);
  if (parts.length !== wanted) return `A profile needs ${wanted} values, one for each ${granularity} from April on; there are ${parts.length}`;
  const values = parts.map(read);
  const fault = values.find((value) => value.kind === 'fault');
  return fault?.message ?? values.flatMap((value) => (value.kind === 'value' ? [value.value] : []));
}
