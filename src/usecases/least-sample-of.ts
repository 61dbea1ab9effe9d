import type { Indicator } from '../core/indicator.ts';

/** The least sample of an indicator, as the store takes it beside a figure whose place is asked for. */
export function leastSampleOf({ minimumSample }: Pick<Indicator, 'minimumSample'>): { readonly minimumSample?: number } {
  return minimumSample === undefined ? {} : { minimumSample };
}
