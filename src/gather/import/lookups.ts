import type { Council } from '../../core/council.ts';
import type { Indicator } from '../../core/indicator.ts';
import { nameIndex } from './name-index.ts';
import type { NameIndex } from './name-index.ts';

/** What an import must know beside its file. */
export interface ImportLookups {
  readonly councils: NameIndex<Council>;
  readonly indicators: NameIndex<Indicator>;
  /** May this person write figures of the council with this GSS code? */
  readonly mayWrite: (gss: string) => boolean;
}

/** Councils by GSS code, name, official name, alias or former code; indicators by code or alias. */
export function importLookups(councils: readonly Council[], indicators: readonly Indicator[], mayWrite: (gss: string) => boolean): ImportLookups {
  return {
    councils: nameIndex(councils, ({ gss, name, officialName, aliases, formerGss }) => [gss, name, officialName, ...aliases, ...formerGss]),
    indicators: nameIndex(indicators, ({ code, aliases }) => [code, ...aliases]),
    mayWrite,
  };
}

/**
 * The one of several councils of a name that stood on a day (`YYYY-MM-DD`); `undefined` when none or more than one did.
 * Example: of the two Somersets, the county for 2015-06-01 and the unitary council for 2024-06-01.
 */
export function councilStandingOn(councils: readonly Council[], day: string): Council | undefined {
  const standing = councils.filter(({ opened, closed }) => (opened === undefined || opened <= day) && (closed === undefined || day < closed));
  return standing.length === 1 ? standing[0] : undefined;
}
