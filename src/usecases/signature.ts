import type { Access, Permission, Roles } from '../core/access.ts';

/** The role that lets the person do this here, in its own words: what they are signed with, so that no name outlives who holds it. */
export function signature(roles: Roles, { actor }: Access, council: string, permission: Permission): string {
  const held = actor.assignments.filter((one) => one.council === null || one.council === council);
  const role = roles.roles.find(({ id, may }) => may.includes(permission) && held.some((one) => one.role === id));
  return role?.label ?? 'The command line';
}
