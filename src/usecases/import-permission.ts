import type { Permission } from '../core/access.ts';

const NAMED: Readonly<Record<string, Permission>> = { 'observations': 'enter-figures', 'notes': 'add-notes', 'inspections': 'import-inspections' };
const TO_PUBLISH: Readonly<Record<string, Permission>> = { 'observations': 'publish-figures' };

/** What somebody must be allowed to do to import this kind of file; whatever is not named needs the right over targets. */
export function importPermission(kind: string): Permission {
  return NAMED[kind] ?? 'set-targets';
}

/** What somebody must be allowed to do to publish a batch of this kind. Registers know no drafts: who may import them may publish them. */
export function publishPermission(kind: string): Permission {
  return TO_PUBLISH[kind] ?? importPermission(kind);
}
