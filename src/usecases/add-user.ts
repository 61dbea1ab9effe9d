import { z } from 'zod';
import { generatedPassword } from '../auth/generated-password.ts';
import { hashPassword } from '../auth/password.ts';
import type { Access, Assignment } from '../core/access.ts';
import { oneTimePasswordExpiry } from '../core/account-rules.ts';
import { assignmentFault } from './give-role.ts';
import type { AssignmentFaults } from './give-role.ts';
import type { House } from './house.ts';
import { newPasswordFault } from './new-password.ts';
import { comparableEmail } from './sign-in.ts';

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly assignment: Assignment;
  /** Chosen by the person; without it a one-time password is made. */
  readonly password?: string;
}

export type UserAdded =
  | { readonly kind: 'added'; readonly id: string; readonly oneTimePassword: string | undefined }
  | { readonly kind: 'faults'; readonly faults: AssignmentFaults & Partial<Record<'email' | 'name' | 'password', string>> };

const LONGEST_NAME = 100;

/** Adds an account with its first role. Throws `not-permitted` when that role is outside the councils the actor manages. */
export async function addUser(house: House, access: Access, account: NewAccount): Promise<UserAdded> {
  const email = comparableEmail(account.email);
  const name = account.name.trim();
  const passwordSays = account.password === undefined ? undefined : newPasswordFault(house, account.password, { name, email });
  const faults = {
    ...(!z.email().safeParse(email).success && { email: 'Enter an e-mail address, like name@council.gov.uk' }),
    ...(name === '' && { name: 'Enter the person\'s name' }),
    ...(name.length > LONGEST_NAME && { name: `The name must have at most ${LONGEST_NAME} characters` }),
    ...(await assignmentFault(house, access, account.assignment)),
    ...(passwordSays !== undefined && { password: passwordSays }),
  };
  if (Object.keys(faults).length > 0) return { kind: 'faults', faults };

  const at = house.now();
  const id = house.newId();
  const oneTimePassword = account.password === undefined ? generatedPassword(house.newId()) : undefined;
  const added = await house.store.users.add({
    id, email, name, assignments: [account.assignment],
    passwordHash: await hashPassword(account.password ?? oneTimePassword ?? ''),
    passwordExpiresAt: oneTimePassword === undefined ? undefined : oneTimePasswordExpiry(house.catalogue.accountRules, at),
  }, { actor: access.actor.id, at });
  if (!added) return { kind: 'faults', faults: { email: 'There is an account with this e-mail address already' } };
  return { kind: 'added', id, oneTimePassword };
}
