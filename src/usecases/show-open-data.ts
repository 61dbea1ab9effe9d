import { VISITOR, accessFor } from '../core/access.ts';
import type { Council } from '../core/council.ts';
import { openRows } from '../core/open-data.ts';
import type { OpenRow } from '../core/open-data.ts';
import { findCouncil } from './find-council.ts';
import type { House } from './house.ts';

export interface OpenData {
  readonly council: Council;
  readonly rows: readonly OpenRow[];
}

/** The published figures of a council, the same for whoever asks: read as a visitor would. Throws ThreestarError `not-found`. */
export async function showOpenData(house: House, gss: string): Promise<OpenData> {
  const council = await findCouncil(house, gss);
  const series = await house.store.figures.series(accessFor(house.catalogue.roles, VISITOR), { council: council.gss });
  return { council, rows: openRows(council, series, house.catalogue.indicators) };
}
