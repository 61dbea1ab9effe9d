import { z } from 'zod';
import type { Access, Assignment } from '../core/access.ts';
import { londonDay } from '../core/day.ts';
import { ThreestarError } from '../core/errors.ts';
import { mayAssign } from '../core/user.ts';
import { accountToSee, refuseOwnAccount } from './find-account.ts';
import type { House } from './house.ts';

export type AssignmentFaults = Partial<Record<'role' | 'council' | 'from' | 'until' | 'framework', string>>;

export type RoleGiven =
  | { readonly kind: 'given' }
  | { readonly kind: 'faults'; readonly faults: AssignmentFaults };

/** Gives an account a role for a council, or for every council. Its sessions end, so that it acts with the new rights at once. */
export async function giveRole(house: House, access: Access, userId: string, assignment: Assignment): Promise<RoleGiven> {
  const user = await accountToSee(house, access, userId);
  refuseOwnAccount(access, user);
  const faults = await assignmentFault(house, access, assignment);
  if (Object.keys(faults).length > 0) return { kind: 'faults', faults };
  const given = await house.store.users.giveRole(user.id, assignment, { actor: access.actor.id, at: house.now() });
  return given ? { kind: 'given' } : { kind: 'faults', faults: { role: 'The account has this role already; to give it with other days or for another framework, take it away first' } };
}

const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;

/** What is wrong with a role somebody chose. Throws `not-permitted` when it is outside the councils the actor manages. */
export async function assignmentFault(house: House, access: Access, { role, council, ...limits }: Assignment): Promise<AssignmentFaults> {
  const chosen = house.catalogue.roles.roles.find(({ id }) => id === role);
  const known = chosen !== undefined;
  const exists = council === null || (await house.store.councils.find(council)) !== undefined;
  if (known && exists && !mayAssign(access, { council })) {
    throw new ThreestarError('not-permitted', 'You may give roles only for the councils whose accounts you manage.');
  }
  return {
    ...(!known && { role: `Choose a role: ${house.catalogue.roles.roles.map(({ id }) => id).join(', ')}` }),
    ...(!exists && { council: 'Choose a council from the list' }),
    ...(known && (chosen.fromOutside === true ? limitFaults(house, limits) : insideFaults(chosen.label, limits))),
  };
}

type Limits = Pick<Assignment, 'from' | 'until' | 'framework'>;

function limitFaults({ catalogue, now }: House, { from, until, framework }: Limits): AssignmentFaults {
  const ends = until !== undefined && isDay(until);
  return {
    ...(from !== undefined && !isDay(from) && { from: 'Enter the first day, such as 2027-01-04, or leave it blank to begin at once' }),
    ...(until !== undefined && !ends && { until: 'Enter the last day, such as 2027-03-03, or leave it blank for no end' }),
    ...(ends && until < londonDay(now()) && { until: 'The last day is over already; choose today or a later one' }),
    ...(ends && from !== undefined && isDay(from) && until < from && { until: 'The last day is before the first; correct one of them' }),
    ...(framework !== undefined && !catalogue.frameworks.has(framework) && { framework: 'Choose a framework from the list, or all' }),
  };
}

/** Days and a framework are for people from outside; anybody else's role is taken away when it is over. */
function insideFaults(label: string, limits: Limits): AssignmentFaults {
  const says = `Only an inspector’s account is for some days or one framework. Leave this blank for ${label}, or choose Inspector`;
  return Object.fromEntries((['from', 'until', 'framework'] as const).flatMap((name) => (limits[name] === undefined ? [] : [[name, says]])));
}
