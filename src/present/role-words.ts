import type { Assignment, Roles } from '../core/access.ts';
import { formatDay } from './format-date.ts';

/** Names a council by its GSS code. */
export type CouncilName = (gss: string) => string;

/** `Inspector for Northborough, from 4 January 2027 to 3 March 2027, best-value-2001 only`. */
export function roleWords(roles: Roles, councilName: CouncilName, { role, council, from, until, framework }: Assignment): string {
  const label = roles.roles.find(({ id }) => id === role)?.label ?? role;
  const days = [...(from === undefined ? [] : [`from ${formatDay(from)}`]), ...(until === undefined ? [] : [`to ${formatDay(until)}`])].join(' ');
  return [`${label} for ${council === null ? 'every council' : councilName(council)}`, ...(days === '' ? [] : [days]), ...(framework === undefined ? [] : [`${framework} only`])].join(', ');
}

/**
 * Why a role that has days does not count on this one.
 * Example: an inspector's until 3 March 2027, on the 4th: "Your inspector’s account for Northborough ended on 3 March 2027."
 */
export function lapsedWords(roles: Roles, councilName: CouncilName, { role, council, from, until }: Assignment, day: string): string {
  const label = (roles.roles.find(({ id }) => id === role)?.label ?? role).toLowerCase();
  const account = `Your ${label}’s account for ${council === null ? 'every council' : councilName(council)}`;
  if (from !== undefined && day < from) return `${account} begins on ${formatDay(from)}.`;
  return until === undefined ? `${account} does not count.` : `${account} ended on ${formatDay(until)}.`;
}
