import type { Council } from '../core/council.ts';
import type { Period } from '../core/period.ts';
import { GRANULARITY_CODES } from './figure-codes.ts';
import { isUnwritable, withoutWaiting } from './open-database.ts';
import type { Connection } from './open-database.ts';
import type { DataVersion } from './data-version.ts';

/** A change to the register moves councils between groups. */
export const FORGET_ALL_PEERS = 'DELETE FROM peer_values';

/** Belongs into the transaction of every change to published figures: throws away what was kept of the indicators and periods it touches. */
export function peerForgetting({ sqlite }: Connection) {
  const isAnyKept = sqlite.prepare<[], number>('SELECT 1 FROM peer_values LIMIT 1').pluck();
  return {
    /** Of a table with the keys of figures. Nothing is passed through where nothing is kept, as in the first import of a million rows. */
    forgetThoseIn(table: 'staging.facts' | 'touched'): void {
      if (isAnyKept.get() === undefined) return;
      sqlite.exec(`DELETE FROM peer_values WHERE (indicator_id, granularity, month) IN (SELECT DISTINCT indicator_id, granularity, month FROM ${table})`);
    },
  };
}

/** One indicator and period, with the definition a council's figure of it follows. */
export interface KeptKey {
  readonly indicatorId: number;
  readonly period: Period;
  readonly definitionVersion: number;
}

/** The group a council belongs to: all councils, or all of its kind; real and illustrative ones apart. */
export interface KeptGroup {
  readonly council: Council;
  readonly group: 'all' | 'kind';
}

/** A published value with what says which groups it belongs to. */
export interface PublishedValue extends Pick<Council, 'illustrative' | 'kind'> { readonly value: number; readonly definition: number }

const ALL_KINDS = '';
const BYTES = 8;

/** A key in one integer, since SQLite takes an array of numbers apart much faster than an array of arrays. */
const DEFINITION_BITS = 14;
const MONTH_BITS = 17;
const GRANULARITY_BITS = 4;
const MONTH_AT = DEFINITION_BITS;
const GRANULARITY_AT = MONTH_AT + MONTH_BITS;
const INDICATOR_AT = GRANULARITY_AT + GRANULARITY_BITS;

function packed({ indicatorId, period, definitionVersion }: KeptKey): number {
  return ((indicatorId * 2 ** GRANULARITY_BITS + GRANULARITY_CODES[period.granularity]) * 2 ** MONTH_BITS + period.month) * 2 ** DEFINITION_BITS + definitionVersion;
}

/** Without a copy where the bytes lie as doubles must. */
function doublesOf(bytes: Buffer): Float64Array {
  const aligned = bytes.byteOffset % BYTES === 0 ? bytes : Buffer.from(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  return new Float64Array(aligned.buffer, aligned.byteOffset, aligned.length / BYTES);
}

/**
 * The quartile tables of the standard groups: the published values of an indicator and period, sorted upwards, one row for
 * all councils and one for each kind, by definition. They are made on the first reading after a change, for one indicator
 * and period at a time, so that an import pays for no more than a deletion.
 */
export function peerValueKeeper({ sqlite }: Connection, version: Pick<DataVersion, 'read'>, valuesOf: (key: Pick<KeptKey, 'indicatorId' | 'period'>) => PublishedValue[]) {
  const inHand = valuesInHand(version);
  const kept = sqlite.prepare<{ wanted: string; illustrative: number; kind: string }, [at: number, ascending: Buffer]>(`
    SELECT wanted.key, ascending FROM json_each(@wanted) AS wanted CROSS JOIN peer_values
      ON indicator_id = wanted.value >> ${INDICATOR_AT} AND granularity = (wanted.value >> ${GRANULARITY_AT}) & ${2 ** GRANULARITY_BITS - 1}
      AND month = (wanted.value >> ${MONTH_AT}) & ${2 ** MONTH_BITS - 1} AND definition = wanted.value & ${2 ** DEFINITION_BITS - 1}
      AND illustrative = @illustrative AND kind = @kind`).raw();
  const insert = sqlite.prepare('INSERT OR REPLACE INTO peer_values (indicator_id, granularity, month, illustrative, kind, definition, ascending) VALUES (?, ?, ?, ?, ?, ?, ?)');

  const keepReady = sqlite.transaction((keys: readonly KeptKey[]) => {
    for (const key of keys) {
      for (const { illustrative, kind, definition, values } of sortedGroups(valuesOf(key))) {
        insert.run(key.indicatorId, GRANULARITY_CODES[key.period.granularity], key.period.month, illustrative ? 1 : 0, kind, definition, Buffer.from(values.buffer));
      }
    }
  });

  function read(keys: readonly KeptKey[], { council, group }: KeptGroup): (Float64Array | undefined)[] {
    const wanted = JSON.stringify(keys.map(packed));
    const found = new Array<Float64Array | undefined>(keys.length).fill(undefined);
    for (const [at, bytes] of kept.iterate({ wanted, illustrative: council.illustrative ? 1 : 0, kind: group === 'all' ? ALL_KINDS : council.kind })) {
      found[at] = doublesOf(bytes);
    }
    return found;
  }

  /** What is missing is kept from now on, unless somebody else writes, whom a reader never waits for. */
  function fromStore(keys: readonly KeptKey[], group: KeptGroup): Float64Array[] {
    const found = read(keys, group);
    const missing = keys.filter((_, at) => found[at] === undefined);
    if (missing.length === 0) return found.map((values) => values ?? new Float64Array());
    try {
      withoutWaiting(sqlite, () => { keepReady.immediate(missing); });
    } catch (error) {
      if (!isUnwritable(error)) throw error;
      return keys.map((key, at) => found[at] ?? ascendingOf(key, valuesOf(key), group));
    }
    return read(keys, group).map((values) => values ?? new Float64Array());
  }

  return {
    /** The values each key's figure is compared with, in the order of the keys; empty where no figure is published. Not to be written to. */
    ascending: (keys: readonly KeptKey[], group: KeptGroup): Float64Array[] => inHand(keys, group, (wanted) => fromStore(wanted, group)),
  };
}

/** Groups of values held in memory at most; at 400 councils one takes 3 kB. */
const MOST_IN_HAND = 2000;

/**
 * Values read since the data last changed stay in memory: one indicator and period serves the pages of every council.
 * The version is read first, so that what a change overtakes is never taken for the state after it.
 */
function valuesInHand(version: Pick<DataVersion, 'read'>) {
  let at = -1;
  const held = new Map<string, Float64Array>();
  return (keys: readonly KeptKey[], { council, group }: KeptGroup, load: (missing: readonly KeptKey[]) => Float64Array[]): Float64Array[] => {
    const now = version.read();
    if (now !== at || held.size > MOST_IN_HAND) held.clear();
    at = now;
    const part = `${council.illustrative ? 'x' : ''}${group === 'all' ? ALL_KINDS : council.kind}`;
    const names = keys.map((key) => `${packed(key)}${part}`);
    const missing = names.flatMap((name, index) => (held.has(name) ? [] : [index]));
    if (missing.length > 0) {
      const loaded = load(missing.flatMap((index) => keys[index] ?? []));
      missing.forEach((index, order) => held.set(names[index] ?? '', loaded[order] ?? new Float64Array()));
    }
    return names.map((name) => held.get(name) ?? new Float64Array());
  };
}

/** The values of one group under one definition, worked out from the figures themselves. */
export function ascendingOf({ definitionVersion }: Pick<KeptKey, 'definitionVersion'>, values: readonly PublishedValue[], { council, group }: KeptGroup): Float64Array {
  const comparable = values.filter((one) => one.definition === definitionVersion && one.illustrative === council.illustrative && (group === 'all' || one.kind === council.kind));
  return Float64Array.from(comparable, ({ value }) => value).sort();
}

function sortedGroups(values: readonly PublishedValue[]) {
  const groups = new Map<string, { illustrative: boolean; kind: string; definition: number; values: number[] }>();
  for (const { illustrative, kind: own, value, definition } of values) {
    for (const kind of [ALL_KINDS, own]) {
      const key = `${illustrative} ${definition} ${kind}`;
      const group = groups.get(key) ?? { illustrative, kind, definition, values: [] };
      group.values.push(value);
      groups.set(key, group);
    }
  }
  return [...groups.values()].map((group) => ({ ...group, values: Float64Array.from(group.values).sort() }));
}
