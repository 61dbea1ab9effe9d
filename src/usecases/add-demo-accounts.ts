import { generatedPassword } from '../auth/generated-password.ts';
import { hashPassword } from '../auth/password.ts';
import { CONSOLE_ACCESS } from '../core/access.ts';
import type { House } from './house.ts';

export interface DemoAccount {
  readonly id: string;
  readonly email: string;
  readonly role: string;
  /** The council the role counts for; `null` for every council. */
  readonly council: string | null;
  /** Only when the account was made just now: it is kept nowhere. */
  readonly password: string | undefined;
}

const ROLES = ['head-of-ict', 'chief-executive', 'inspector', 'administrator'] as const;
const EVERY_COUNCILS_ROLE = 'administrator';

/**
 * The people of a demonstration: three of the illustrative council and an administrator, each with a random password.
 * Accounts that are there already stay as they are. Throws when the council is a real one.
 */
export async function addDemoAccounts(house: House, gss: string): Promise<DemoAccount[]> {
  const council = await house.store.councils.find(gss);
  if (council?.illustrative !== true) throw new Error(`${gss} is not an illustrative council`);
  const domain = `${slug(council.name)}.example`;
  const accounts: DemoAccount[] = [];
  for (const role of ROLES) accounts.push(await ensureAccount(house, `${role}@${domain}`, role, role === EVERY_COUNCILS_ROLE ? null : gss));
  return accounts;
}

/** `Northborough (illustrative)` gives `northborough`. */
const slug = (name: string): string => name.toLowerCase().replace(/\(.*\)/, '').match(/[a-z0-9]+/g)?.join('-') ?? 'council';

async function ensureAccount(house: House, email: string, role: string, council: string | null): Promise<DemoAccount> {
  const found = await house.store.users.withEmail(email);
  if (found !== undefined) return { id: found.user.id, email, role, council, password: undefined };
  const name = house.catalogue.roles.roles.find(({ id }) => id === role)?.label ?? role;
  const id = house.newId();
  const password = generatedPassword(house.newId());
  const passwordHash = await hashPassword(password);
  await house.store.users.add({ id, email, name, assignments: [{ role, council }], passwordHash, passwordExpiresAt: undefined }, {
    actor: CONSOLE_ACCESS.actor.id, at: house.now(),
  });
  return { id, email, role, council, password };
}
