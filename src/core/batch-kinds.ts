import type { Permission } from './access.ts';

interface KindRights {
  readonly enter: Permission;
  readonly publish: Permission;
  /** To read a published batch of the kind: whoever may see what it holds. */
  readonly read: Permission;
}

/** Registers hold as soon as they are entered; one that is not named below is read by those who see batches. */
const REGISTER: KindRights = { enter: 'set-targets', publish: 'set-targets', read: 'see-batches' };
/** An inspection is public when its body has reported: whoever may enter it may publish it. */
const INSPECTION: KindRights = { enter: 'import-inspections', publish: 'import-inspections', read: 'see-inspections' };

const RIGHTS: ReadonlyMap<string, KindRights> = new Map([
  ['observations', { enter: 'enter-figures', publish: 'publish-figures', read: 'see-figures' }],
  ['targets', { ...REGISTER, read: 'see-figures' }],
  ['owners', { ...REGISTER, read: 'see-figures' }],
  ['rebases', { enter: 'set-rebase', publish: 'set-rebase', read: 'see-figures' }],
  ['notes', { enter: 'add-notes', publish: 'add-notes', read: 'see-notes' }],
  ['assessments', { ...REGISTER, read: 'see-ratings' }],
  ['evidence', { ...REGISTER, read: 'see-evidence' }],
  ['actions', { ...REGISTER, read: 'see-actions' }],
  ['review-dates', { ...REGISTER, read: 'see-ratings' }],
  ['inspections', INSPECTION],
  ['aggregates', { ...INSPECTION, read: 'see-batches' }],
] satisfies [string, KindRights][]);

/** What one has to be allowed to bring in, publish and read a file of this kind. */
export function rightsOfKind(kind: string): KindRights {
  return RIGHTS.get(kind) ?? REGISTER;
}
