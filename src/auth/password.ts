import { hash, verify } from '@node-rs/argon2';

/** Argon2id as OWASP's Password Storage Cheat Sheet sets it: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The same letters typed on two keyboards may differ in bytes (NIST SP 800-63B, 5.1.1.2: normalise before hashing). */
const normalised = (password: string): string => password.normalize('NFKC');

/** The password's Argon2id hash with its parameters and salt, as text to store. */
export async function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), COST);
}

/**
 * Is this the password? Without a stored hash (an unknown or password-less account) it answers false after the same
 * work, so that the time does not tell who has an account.
 */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  if (stored === undefined) {
    await hashPassword(password);
    return false;
  }
  return verify(stored, normalised(password));
}
