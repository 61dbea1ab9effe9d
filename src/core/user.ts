import { EVERY_COUNCIL } from './access.ts';
import type { Access, Assignment } from './access.ts';

/** Somebody with an account. */
export interface User {
  readonly id: string;
  /** In lower case; what the person signs in with. */
  readonly email: string;
  readonly name: string;
  readonly assignments: readonly Assignment[];
  readonly createdAt: string;
  /** Since when the person may not sign in. */
  readonly disabledAt: string | undefined;
  /** The password was set by somebody else: it must be replaced before anything else, and ends at this moment. */
  readonly passwordExpiresAt: string | undefined;
}

/**
 * The one council somebody works for, `undefined` when there is none or more than one.
 * Example: head of ICT and viewer of E07000106 gives E07000106; an administrator of every council gives nothing.
 */
export function ownCouncil(assignments: readonly Assignment[]): string | undefined {
  const councils = new Set(assignments.map(({ council }) => council));
  const [only] = councils;
  return councils.size === 1 ? only ?? undefined : undefined;
}

/** May the actor give or take this role? Only within the councils whose people the actor manages. */
export function mayAssign(access: Access, { council }: Pick<Assignment, 'council'>): boolean {
  return access.may('manage-users', council ?? EVERY_COUNCIL);
}

/** May the actor see the account? When it has a role in a council whose people the actor manages. */
export function maySeeAccount(access: Access, user: User): boolean {
  return mayAssign(access, { council: null }) || user.assignments.some((held) => mayAssign(access, held));
}

/**
 * May the actor disable the account or set its password? Only when every role of it is in the actor's scope: whoever
 * sets a password can use all that the account may do.
 *
 * Example: the administrator of E07000106 may not set the password of a viewer of E07000106 who is also the head of ICT of E07000110.
 */
export function mayManageAccount(access: Access, user: User): boolean {
  if (mayAssign(access, { council: null })) return true;
  return user.assignments.length > 0 && user.assignments.every((held) => mayAssign(access, held));
}
