import { searchCouncils } from '../core/council-search.ts';
import type { Council } from '../core/council.ts';
import type { House } from './house.ts';

export interface ListedCouncil {
  readonly council: Council;
  /** Indicators with a published figure, and inspections in the register. */
  readonly indicators: number;
  readonly inspections: number;
}

export interface CouncilListing {
  readonly total: number;
  readonly councils: readonly ListedCouncil[];
}

/** Councils that match; without a query those of which something is held, unless `all` are wanted. */
export async function listCouncils({ store }: House, input: { readonly query: string; readonly all: boolean }): Promise<CouncilListing> {
  const register = await store.councils.all();
  const indicators = await store.figures.countByCouncil();
  const inspections = await store.register.countByCouncil('inspections');
  const listed = searchCouncils(register, input.query).map((council) => ({
    council, indicators: indicators.get(council.gss) ?? 0, inspections: inspections.get(council.gss) ?? 0,
  }));
  const wanted = input.query.trim() !== '' || input.all ? listed : listed.filter((one) => one.indicators + one.inspections > 0);
  return { total: register.length, councils: wanted };
}

