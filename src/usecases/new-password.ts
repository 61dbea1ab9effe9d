import { ownWordsOf, passwordFault } from '../auth/password-rule.ts';
import type { PasswordFault } from '../auth/password-rule.ts';
import { assertNever } from '../core/errors.ts';
import type { User } from '../core/user.ts';
import type { House } from './house.ts';

/** What is wrong with a password somebody chose, as a sentence that says what to do; undefined when it will do. */
export function newPasswordFault(house: House, password: string, person: Pick<User, 'name' | 'email'>): string | undefined {
  const fault = passwordFault(password, house.catalogue.accountRules.password, ownWordsOf(person));
  return fault && faultSentence(fault);
}

function faultSentence(fault: PasswordFault): string {
  switch (fault.kind) {
    case 'too-short': return `The new password must have at least ${fault.least} characters`;
    case 'too-few-different': return `The new password must have at least ${fault.least} different characters`;
    case 'too-common': return 'The new password is easy to guess: use less common words, for example three random ones, and not your name';
    default: return assertNever(fault);
  }
}
