import { mayForEvery } from './access.ts';
import type { Access } from './access.ts';
import { rightsOfKind } from './batch-kinds.ts';

/** What a file holds, and the GSS codes of the councils it is about. */
export interface Imported {
  readonly kind: string;
  readonly councils: readonly string[];
}

/**
 * May the actor bring such a file in, or publish it? Asked before a file is read, of its preview, and of its batch alike.
 * Example: a contributor of E07000106 may enter its figures and not publish them, and may do neither with a file that
 * is also about E07000110.
 */
export function mayImport(access: Access, step: 'enter' | 'publish', { kind, councils }: Imported): boolean {
  return mayForEvery(access, rightsOfKind(kind)[step], councils);
}
