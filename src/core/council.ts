/** A council, or the illustrative one. The GSS code is the key; a closed council keeps its history. */
export interface Council {
  readonly gss: string;
  readonly name: string;
  readonly officialName: string;
  /** As published: `Non-metropolitan district`, `Unitary authority`, ... */
  readonly kind: string;
  readonly nation: string;
  readonly region: string;
  /** `YYYY-MM-DD`, or undefined where the register does not say. */
  readonly opened?: string;
  readonly closed?: string;
  /** GSS codes of the councils that took over; scores are never carried across. */
  readonly successors: readonly string[];
  readonly population?: number;
  readonly aliases: readonly string[];
  readonly formerGss: readonly string[];
  /** Invented figures: never in a benchmark with real ones. */
  readonly illustrative: boolean;
}
