/** One figure of a series; `date` is `YYYY-MM-DD` (of a period its first day), `value` null where the figure is missing. */
export interface DatedValue {
  readonly date: string;
  readonly value: number | null;
}
