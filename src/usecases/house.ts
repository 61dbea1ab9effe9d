import type { Catalogue } from '../catalogue/catalogue.ts';
import type { PackArguments } from '../pack/pack-contents.ts';
import type { ReportFonts } from '../pack/report/pdf-paper.ts';
import type { SigningKey } from '../pack/seal/signing-key.ts';
import type { VerifiedPack } from '../pack/verify/verify-pack.ts';
import type { VerifyLimits } from '../pack/verify/verify-zip.ts';
import type { Store } from '../store/store.ts';
import type { Rating } from '../core/rating/rate.ts';
import type { Outlook } from './read-outlook.ts';
import type { FrameworkShelf } from './framework-shelf.ts';
import type { Kept } from './kept.ts';
import type { KeptTrends } from './kept-trends.ts';
import type { ImportSettings } from './read-import-settings.ts';
import type { ImportJob, ImportReading } from './read-into-staging.ts';
import type { WrittenPack } from './write-pack.ts';

/** What use cases are handed: the store, the catalogue, and the only clock and source of ids there is. */
export interface House {
  readonly store: Store;
  readonly catalogue: Catalogue;
  /** What every import keeps to, and the saved column mappings. */
  readonly imports: ImportSettings;
  /** The frameworks of the catalogue, those added to this installation among them. */
  readonly shelf: FrameworkShelf;
  /** Ratings worked out since the data last changed. */
  readonly ratings: Kept<Rating>;
  /** Trends worked out from figures that have not changed since. */
  readonly trends: KeptTrends;
  /** Paths and chances worked out from facts that have not changed since. */
  readonly outlooks: Kept<Outlook>;
  /** The moment, ISO 8601 in UTC. */
  now(): string;
  /** An id nobody can guess: 128 random bits in hex. */
  newId(): string;
  /** The judgement date pages open with, `YYYY-MM-DD`. */
  defaultAsOf(): string;
  /** Lower-case hex. */
  sha256(content: Uint8Array): string;
  /** The key packs and heads of the event log are sealed with; made when it is first asked for. */
  signingKey(): SigningKey;
  /** Where the fonts of the report lie. */
  readonly reportFonts: ReportFonts;
  /** Reads a file into its staging file beside the work of the server. */
  readIntoStaging(job: ImportJob, onProgress: (rows: number) => void): Promise<ImportReading>;
  /** Writes a pack down beside the work of the server; `signal` gives it up. */
  writePack(wanted: PackArguments, onStep: (words: string) => void, signal?: AbortSignal): Promise<WrittenPack>;
  /** Checks the ZIP of a pack beside the work of the server. */
  verifyZip(zip: Uint8Array, options: VerifyLimits): Promise<VerifiedPack>;
}
