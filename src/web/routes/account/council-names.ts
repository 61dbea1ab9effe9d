import type { CouncilName } from '../../../present/role-words.ts';
import type { House } from '../../../usecases/house.ts';

/** Names of councils by their code; a code nobody knows any more stands for itself. */
export async function councilNames({ store }: House): Promise<CouncilName> {
  const names = new Map((await store.councils.all()).map(({ gss, name }) => [gss, name]));
  return (gss) => names.get(gss) ?? gss;
}
