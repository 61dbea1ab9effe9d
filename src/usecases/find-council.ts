import type { Council } from '../core/council.ts';
import { ThreestarError } from '../core/errors.ts';
import type { House } from './house.ts';

/** The council of a GSS code. Throws ThreestarError `not-found`. */
export async function findCouncil({ store }: House, gss: string): Promise<Council> {
  const council = await store.councils.find(gss);
  if (council === undefined) throw new ThreestarError('not-found', `There is no council with the code ${gss}. Search for it by name in the list of councils.`);
  return council;
}
