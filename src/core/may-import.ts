import { mayForEvery } from './access.ts';
import type { Access, Permission } from './access.ts';

/** What a file holds, and the GSS codes of the councils it is about. */
export interface Imported {
  readonly kind: string;
  readonly councils: readonly string[];
}

type Steps = Readonly<Record<'enter' | 'publish', Permission>>;

/** An inspection is public when its body has reported: whoever may enter it may publish it. */
const INSPECTIONS: Steps = { enter: 'import-inspections', publish: 'import-inspections' };
/** Registers hold as soon as they are entered. */
const REGISTERS: Steps = { enter: 'set-targets', publish: 'set-targets' };
const BY_KIND: ReadonlyMap<string, Steps> = new Map([
  ['observations', { enter: 'enter-figures', publish: 'publish-figures' }],
  ['rebases', { enter: 'set-rebase', publish: 'set-rebase' }],
  ['notes', { enter: 'add-notes', publish: 'add-notes' }],
  ['inspections', INSPECTIONS],
  ['aggregates', INSPECTIONS],
]);

/**
 * May the actor bring such a file in, or publish it? Asked before a file is read, of its preview, and of its batch alike.
 * Example: a contributor of E07000106 may enter its figures and not publish them, and may do neither with a file that
 * is also about E07000110.
 */
export function mayImport(access: Access, step: keyof Steps, { kind, councils }: Imported): boolean {
  return mayForEvery(access, (BY_KIND.get(kind) ?? REGISTERS)[step], councils);
}
