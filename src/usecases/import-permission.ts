import type { Permission } from '../core/access.ts';

/** What a person must be allowed to do, for every council of the file, to bring it in and to publish it. */
export interface ImportPermission {
  readonly enter: Permission;
  readonly publish: Permission;
}

const FIGURES: ImportPermission = { enter: 'enter-figures', publish: 'publish-figures' };
const NOTES: ImportPermission = { enter: 'add-notes', publish: 'add-notes' };
/** Registers hold as soon as they are entered. */
const REGISTERS: ImportPermission = { enter: 'set-targets', publish: 'set-targets' };
/** An inspection is public when its body has reported: whoever may enter it may publish it. */
const INSPECTIONS: ImportPermission = { enter: 'import-inspections', publish: 'import-inspections' };

export function importPermission(kind: string): ImportPermission {
  if (kind === 'observations') return FIGURES;
  if (kind === 'notes') return NOTES;
  return kind === 'inspections' || kind === 'aggregates' ? INSPECTIONS : REGISTERS;
}
