import { verifyPassword } from '../auth/password.ts';
import { attemptSubject, newSessionToken, tokenHash } from '../auth/session-token.ts';
import { isInForce } from '../core/access.ts';
import type { Assignment } from '../core/access.ts';
import { failuresAfter, sessionLimits } from '../core/account-rules.ts';
import { londonDay } from '../core/day.ts';
import { ownCouncil } from '../core/user.ts';
import { lapsedWords } from '../present/role-words.ts';
import type { House } from './house.ts';

export interface SignInForm {
  readonly email: string;
  readonly password: string;
  /** Network address the try came from. */
  readonly address: string;
  /** Token of the session the browser came with; it ends. */
  readonly earlierToken: string | undefined;
}

export type SignedIn =
  /** `council` is the one council the person works for. */
  | { readonly kind: 'signed-in'; readonly token: string; readonly mustChangePassword: boolean; readonly council: string | undefined }
  /** Unknown address, wrong password or disabled account: nobody is told which. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'password-expired' }
  /** The password is right, and every role of the account is over or still to come; with why, in a sentence. */
  | { readonly kind: 'lapsed'; readonly says: string }
  | { readonly kind: 'throttled' };

/** The form in which an e-mail address is kept and compared. */
export const comparableEmail = (email: string): string => email.trim().toLowerCase();

export async function signIn(house: House, form: SignInForm): Promise<SignedIn> {
  const { store, catalogue: { accountRules: rules } } = house;
  const at = house.now();
  const email = comparableEmail(form.email);
  const attempt = await store.attempts.begin([
    { subject: attemptSubject('account', email), most: rules.signIn.failuresPerAccount },
    { subject: attemptSubject('address', form.address), most: rules.signIn.failuresPerAddress },
  ], at, failuresAfter(rules, at));
  if (attempt.kind === 'throttled') return { kind: 'throttled' };

  const found = await store.users.withEmail(email);
  const right = await verifyPassword(found?.passwordHash, form.password);
  if (found === undefined || !right || found.user.disabledAt !== undefined) {
    await store.attempts.refused(found?.user.id, at);
    return { kind: 'refused' };
  }
  await store.attempts.forgive(attempt.rows);
  const { id, passwordExpiresAt } = found.user;
  if (passwordExpiresAt !== undefined && passwordExpiresAt <= at) return { kind: 'password-expired' };
  const says = await lapsedSentence(house, found.user.assignments);
  if (says !== undefined) return { kind: 'lapsed', says };
  const token = await startSession(house, id, form.earlierToken);
  return { kind: 'signed-in', token, mustChangePassword: passwordExpiresAt !== undefined, council: ownCouncil(rolesInForce(house, found.user.assignments)) };
}

const rolesInForce = ({ now }: House, roles: readonly Assignment[]): Assignment[] => roles.filter((held) => isInForce(held, londonDay(now())));

/** Why none of the roles counts today; undefined where one does, or there never was one. */
async function lapsedSentence(house: House, roles: readonly Assignment[]): Promise<string | undefined> {
  const last = roles.at(-1);
  if (last === undefined || rolesInForce(house, roles).length > 0) return undefined;
  const name = last.council === null ? undefined : (await house.store.councils.find(last.council))?.name;
  return lapsedWords(house.catalogue.roles, (gss) => name ?? gss, last, londonDay(house.now()));
}

/** A new session with a new token, in place of the one the browser came with. */
export async function startSession(house: House, userId: string, earlierToken: string | undefined): Promise<string> {
  const token = newSessionToken(house.newId);
  const at = house.now();
  await house.store.sessions.start({
    tokenHash: tokenHash(token), userId, limits: sessionLimits(house.catalogue.accountRules, at),
    replaces: earlierToken === undefined ? undefined : tokenHash(earlierToken),
  }, at);
  return token;
}
