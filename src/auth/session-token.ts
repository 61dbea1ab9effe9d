import { createHash } from 'node:crypto';

/** A session's token: two ids of 128 random bits. The browser alone keeps it. */
export function newSessionToken(newId: () => string): string {
  return newId() + newId();
}

/** What is stored of a token: whoever reads the database cannot sign in with it. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

/** What is stored of a sign-in's address or account, since people type passwords into the wrong field. */
export function attemptSubject(kind: 'account' | 'address', value: string): string {
  return `${kind}:${tokenHash(value)}`;
}
