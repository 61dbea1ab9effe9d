import type { Access } from '../core/access.ts';
import type { Council } from '../core/council.ts';
import { dueFigure } from '../core/due-figure.ts';
import type { DueFigure } from '../core/due-figure.ts';
import type { Indicator } from '../core/indicator.ts';
import type { Batch } from '../store/batches.ts';
import type { StagingSummary } from '../store/staging/staged-rows.ts';
import { findCouncil } from './find-council.ts';
import type { House } from './house.ts';
import { listMappings } from './list-mappings.ts';
import type { SavedMapping } from './list-mappings.ts';
import { listPreviews } from './list-previews.ts';
import { IMPORT_KINDS } from './read-into-staging.ts';
import { readStandings } from './read-standings.ts';

export interface Gathering {
  readonly council: Council;
  /** Overdue first, then what was never supplied, then what is due soon; each in the order of the sets. */
  readonly due: readonly DueFigure[];
  /** Indicators the council has a figure or a target of. */
  readonly indicators: readonly Indicator[];
  /** The person's own, not confirmed yet. */
  readonly previews: readonly { readonly id: string; readonly summary: StagingSummary }[];
  readonly batches: readonly Batch[];
  /** Column mappings people have saved, of this council and for every council. */
  readonly mappings: readonly SavedMapping[];
}

const ORDER = ['overdue', 'not-supplied', 'due-soon'] as const;
const BATCHES_SHOWN = 50;

/** What is due from whom, what waits to be confirmed, and what was saved last. Throws ThreestarError `not-found`. */
export async function showGathering(house: House, access: Access, input: { readonly council: string; readonly asOf: string }): Promise<Gathering> {
  const council = await findCouncil(house, input.council);
  const [standings, batches, mappings] = await Promise.all([
    readStandings(house, access, input),
    house.store.batches.ofCouncil(council.gss, BATCHES_SHOWN),
    listMappings(house, access),
  ]);
  const due = standings.flatMap(({ standing }) => dueFigure(standing) ?? []);
  return {
    council, batches, mappings: mappings.filter((saved) => saved.council === undefined || saved.council === council.gss),
    due: ORDER.flatMap((state) => due.filter((one) => one.state === state)),
    indicators: standings.map(({ standing }) => standing.indicator),
    previews: listPreviews(house, access, IMPORT_KINDS),
  };
}
