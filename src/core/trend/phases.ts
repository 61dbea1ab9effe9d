/** Positions of one phase in the sorted list, the end not included. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Phases {
  readonly stretches: readonly Stretch[];
  /** Days of rebasing that no point has; nothing begins there. */
  readonly notFound: readonly string[];
}

/**
 * Splits sorted dates into phases: one begins at each day of rebasing that a point has. The first date always begins one, so
 * rebasing there changes nothing. Limits, moving ranges and runs never cross from one phase into the next.
 *
 * Example: dates 1, 2, 3, 4 April, rebased on 3 and 9 April: phases 1-2 and 3-4 April; 9 April was not found.
 */
export function phasesOf(dates: readonly string[], rebase: readonly string[]): Phases {
  if (rebase.length === 0) return { stretches: dates.length === 0 ? [] : [{ start: 0, end: dates.length }], notFound: [] };
  const wanted = new Set(rebase);
  const starts = dates.flatMap((date, at) => (at === 0 || wanted.has(date) ? [at] : []));
  for (const date of dates) wanted.delete(date);
  return {
    stretches: starts.map((start, at) => ({ start, end: starts[at + 1] ?? dates.length })),
    notFound: [...wanted].sort(),
  };
}
