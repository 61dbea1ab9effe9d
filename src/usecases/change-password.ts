import { hashPassword, verifyPassword } from '../auth/password.ts';
import { attemptSubject } from '../auth/session-token.ts';
import type { Access } from '../core/access.ts';
import { failuresAfter } from '../core/account-rules.ts';
import { ThreestarError } from '../core/errors.ts';
import type { House } from './house.ts';
import { newPasswordFault } from './new-password.ts';
import { startSession } from './sign-in.ts';

export interface PasswordForm {
  readonly current: string;
  readonly next: string;
}

export type PasswordChanged =
  /** Every session of the account has ended; this token is a new one. */
  | { readonly kind: 'changed'; readonly token: string }
  | { readonly kind: 'wrong-current' }
  | { readonly kind: 'fault'; readonly says: string }
  | { readonly kind: 'throttled' };

/** Changes the actor's own password; guessing the current one from an open session is counted like signing in. */
export async function changePassword(house: House, access: Access, form: PasswordForm): Promise<PasswordChanged> {
  const { store, catalogue: { accountRules: rules } } = house;
  const at = house.now();
  const user = await store.users.find(access, access.actor.id);
  if (user === undefined) throw new ThreestarError('not-found', 'This account is no longer there.');
  const says = form.next === form.current ? 'The new password must differ from the current one' : newPasswordFault(house, form.next, user);
  if (says !== undefined) return { kind: 'fault', says };

  const limit = { subject: attemptSubject('account', user.email), most: rules.signIn.failuresPerAccount };
  const attempt = await store.attempts.begin([limit], at, failuresAfter(rules, at));
  if (attempt.kind === 'throttled') return { kind: 'throttled' };
  const stored = (await store.users.withEmail(user.email))?.passwordHash;
  if (!(await verifyPassword(stored, form.current))) return { kind: 'wrong-current' };
  await store.attempts.forgive(attempt.rows);
  await store.users.setPassword(user.id, { hash: await hashPassword(form.next) }, { actor: user.id, at });
  return { kind: 'changed', token: await startSession(house, user.id, undefined) };
}
