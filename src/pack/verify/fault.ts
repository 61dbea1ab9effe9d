/** What `verify` looks at, in this order. */
export const CHECKS = {
  opening: 'The pack can be opened safely',
  bag: 'It is a BagIt 1.0 bag, complete and with nothing added',
  hashes: 'Every file is as the manifests say (SHA-256 and SHA-512)',
  signature: 'The signature over the manifests is by the key in the pack',
  chain: 'The event log follows on from event to event up to the head that is stated',
  tables: 'Every table is as datapackage.json describes it',
  evidence: 'Every file of evidence is the one its row of evidence.csv names',
  sources: 'Every file as received is the one its row of batches.csv and the event log name',
  rating: 'The stars, worked out again from the pack alone, are those it states',
} as const;
export type CheckId = keyof typeof CHECKS;

export interface Fault {
  readonly check: CheckId;
  /** Path in the pack. */
  readonly file: string;
  /** 1 is the first line; only where the fault lies in a line. */
  readonly line?: number;
  readonly message: string;
}
