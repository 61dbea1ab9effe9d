/** The key of a figure in one integer of 49 bits: council, indicator, granularity, month, so that keys sort as figures do. */
const MONTH_BITS = 17;
const GRANULARITY_BITS = 4;
const INDICATOR_BITS = 12;
const PERIOD_BITS = MONTH_BITS + GRANULARITY_BITS;

/** The upper half of a key, by the store's integer keys. */
export function packSeries(councilId: number, indicatorId: number): number {
  return councilId * 2 ** INDICATOR_BITS + indicatorId;
}

/** The lower half of a key; granularity as in figure-codes.ts. */
export function packPeriod(granularity: number, month: number): number {
  return granularity * 2 ** MONTH_BITS + month;
}

export function packedKey(series: number, period: number): number {
  return series * 2 ** PERIOD_BITS + period;
}

/** SQL for the four parts of a column `key`, in the order of the figures' own key. */
export const KEY_PARTS = {
  councilId: `key >> ${PERIOD_BITS + INDICATOR_BITS}`,
  indicatorId: `(key >> ${PERIOD_BITS}) & ${2 ** INDICATOR_BITS - 1}`,
  granularity: `(key >> ${MONTH_BITS}) & ${2 ** GRANULARITY_BITS - 1}`,
  month: `key & ${2 ** MONTH_BITS - 1}`,
} as const;
