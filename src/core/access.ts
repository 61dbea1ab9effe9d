import { z } from 'zod';

/** Everything a person can be allowed to do. A route or use case names exactly one of these. */
export const PERMISSIONS = [
  'see-councils', 'see-figures', 'see-inspections', 'see-frameworks',
  'see-drafts', 'see-ratings', 'see-notes', 'see-evidence', 'see-actions', 'see-batches',
  'enter-figures', 'publish-figures', 'withdraw-batch', 'set-targets', 'set-rebase', 'add-notes', 'import-inspections',
  'draft-assessments', 'approve-assessments', 'change-actions', 'change-evidence', 'see-confidential-evidence', 'see-redacted-evidence', 'manage-users',
  'manage-frameworks', 'make-packs', 'see-events', 'see-requests', 'write-requests', 'answer-requests',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** The table of `data/roles.json`: what each role may do, and what anybody may do without an account. */
export const rolesSchema = z.strictObject({
  visitor: z.strictObject({ label: z.string().min(1), may: z.array(z.enum(PERMISSIONS)) }),
  roles: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
      label: z.string().min(1),
      /** What the role is for, in a sentence an administrator reads. */
      description: z.string().min(1),
      may: z.array(z.enum(PERMISSIONS)),
      /**
       * Held by somebody from outside the council: it may begin and end on a day and be for one framework, it reads through
       * a connection that cannot write, and its visits are in the event log.
       */
      fromOutside: z.literal(true).optional(),
    }),
  ).min(1),
});
export type Roles = z.infer<typeof rolesSchema>;

/** A role held for one council, or for every council when `council` is null. */
export interface Assignment {
  readonly role: string;
  readonly council: string | null;
  /** First day it counts, `YYYY-MM-DD`; without it, at once. */
  readonly from?: string;
  /** Last day it counts; without it, until it is taken away. */
  readonly until?: string;
  /** The one framework it is for; without it, all. */
  readonly framework?: string;
}

/**
 * Does the role count on the day? It counts through its last day. Example: one until 3 March 2027 counts on that day and
 * not on the 4th. Where no day is known, only a role without days counts.
 */
export function isInForce({ from, until }: Pick<Assignment, 'from' | 'until'>, day: string | undefined): boolean {
  if (from === undefined && until === undefined) return true;
  return day !== undefined && (from === undefined || from <= day) && (until === undefined || day <= until);
}

/** Who acts. A visitor has no assignments; a program started from the command line acts as `console`. */
export interface Actor {
  readonly id: string;
  readonly assignments: readonly Assignment[];
}

/** Asked for in place of a council's code: only a role held for every council counts. */
export const EVERY_COUNCIL = '*';

export const VISITOR: Actor = { id: 'visitor', assignments: [] };

/**
 * May the actor do this (for this council, where one is named)? Default deny: an unknown role allows nothing.
 * A permission asked without a council is given when any assignment has it, one asked without a framework whatever framework it is for.
 *
 * Example: a viewer of E07000106 may `see-ratings` of E07000106 and not of E07000110.
 */
export function may(roles: Roles, actor: Actor, permission: Permission, council?: string, framework?: string): boolean {
  if (roles.visitor.may.includes(permission)) return true;
  return actor.assignments.some((held) => {
    if (council !== undefined && held.council !== null && held.council !== council) return false;
    if (framework !== undefined && held.framework !== undefined && held.framework !== framework) return false;
    return roles.roles.find((role) => role.id === held.role)?.may.includes(permission) ?? false;
  });
}

/** An actor with the rules bound, handed to every query and use case. */
export interface Access {
  readonly actor: Actor;
  may(permission: Permission, council?: string, framework?: string): boolean;
}

/** The access of somebody on a day: a role whose days are over or to come is as if it were not held. */
export function accessFor(roles: Roles, { id, assignments }: Actor, day?: string): Access {
  const actor: Actor = { id, assignments: assignments.filter((held) => isInForce(held, day)) };
  return { actor, may: (permission, council, framework) => may(roles, actor, permission, council, framework) };
}

/** Does somebody from outside the council act: an inspector? */
export function isFromOutside(roles: Roles, { actor }: Pick<Access, 'actor'>): boolean {
  return actor.assignments.some((held) => roles.roles.some(({ id, fromOutside }) => id === held.role && fromOutside === true));
}

/** What is about several councils needs the right for each of them; what is about none needs it for every council there is. */
export function mayForEvery(access: Access, permission: Permission, councils: readonly string[]): boolean {
  return councils.length === 0 ? access.may(permission, EVERY_COUNCIL) : councils.every((gss) => access.may(permission, gss));
}

/** Actors that are programs, not people, in words. */
export const PROGRAM_ACTORS: ReadonlyMap<string, string> = new Map([['console', 'the command line'], ['sample-data', 'the sample data']]);

/** The command line on the server itself: whoever can run it can read the database file anyway. */
export const CONSOLE_ACCESS: Access = { actor: { id: 'console', assignments: [] }, may: () => true };
