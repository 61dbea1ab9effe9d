import type { Access, Assignment } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import { mayAssign } from '../core/user.ts';
import { accountToSee, refuseOwnAccount } from './find-account.ts';
import type { House } from './house.ts';

export type RoleGiven =
  | { readonly kind: 'given' }
  | { readonly kind: 'faults'; readonly faults: Partial<Record<'role' | 'council', string>> };

/** Gives an account a role for a council, or for every council. Its sessions end, so that it acts with the new rights at once. */
export async function giveRole(house: House, access: Access, userId: string, assignment: Assignment): Promise<RoleGiven> {
  const user = await accountToSee(house, access, userId);
  refuseOwnAccount(access, user);
  const faults = await assignmentFault(house, access, assignment);
  if (Object.keys(faults).length > 0) return { kind: 'faults', faults };
  const given = await house.store.users.giveRole(user.id, assignment, { actor: access.actor.id, at: house.now() });
  return given ? { kind: 'given' } : { kind: 'faults', faults: { role: 'The account has this role already' } };
}

/** What is wrong with a role somebody chose. Throws `not-permitted` when it is outside the councils the actor manages. */
export async function assignmentFault(house: House, access: Access, { role, council }: Assignment): Promise<Partial<Record<'role' | 'council', string>>> {
  const known = house.catalogue.roles.roles.some(({ id }) => id === role);
  const exists = council === null || (await house.store.councils.find(council)) !== undefined;
  if (known && exists && !mayAssign(access, { council })) {
    throw new ThreestarError('not-permitted', 'You may give roles only for the councils whose accounts you manage.');
  }
  return {
    ...(!known && { role: `Choose a role: ${house.catalogue.roles.roles.map(({ id }) => id).join(', ')}` }),
    ...(!exists && { council: 'Choose a council from the list' }),
  };
}
