import type { Assignment } from '../core/access.ts';
import { addDays, londonDay } from '../core/day.ts';
import { ThreestarError } from '../core/errors.ts';
import type { House } from '../usecases/house.ts';
import type { Command } from './command.ts';
import { dayOption } from './dates.ts';

export const ROLE_OPTIONS = {
  role: { type: 'string' }, council: { type: 'string' }, from: { type: 'string' }, until: { type: 'string' }, days: { type: 'string' }, framework: { type: 'string' },
} as const satisfies Command['options'];

type Values = Parameters<Command['run']>[0]['values'];

const LIMITS = ['from', 'until', 'days', 'framework'] as const;
const MOST_DAYS = 3660;

/**
 * The role the options name. One held by somebody from outside needs a council and an end, by its last day or by how many days it
 * counts, the first among them: `--days 30` from 23 November 2026 ends on 22 December. Throws ThreestarError `bad-input` for what is missing or does not go together.
 */
export function roleOption({ catalogue, now }: Pick<House, 'catalogue' | 'now'>, values: Values): Assignment {
  const said = (name: keyof typeof ROLE_OPTIONS): string | undefined => {
    const value = values[name];
    if (value === undefined) return undefined;
    if (typeof value !== 'string' || value.trim() === '') throw new ThreestarError('bad-input', `--${name} says nothing. See npx threestar user --help`);
    return value.trim();
  };
  const role = said('role');
  if (role === undefined) throw new ThreestarError('bad-input', '--role is missing. See npx threestar user --help');
  const council = said('council') ?? null;
  const known = catalogue.roles.roles.find(({ id }) => id === role);
  if (known?.fromOutside !== true) {
    const given = LIMITS.find((name) => values[name] !== undefined);
    const outside = catalogue.roles.roles.filter(({ fromOutside }) => fromOutside === true).map(({ id }) => id).join(' or ');
    if (known !== undefined && given !== undefined) throw new ThreestarError('bad-input', `--${given} is only for the role ${outside}. Leave it out for ${role}, whose role is taken away when it is over.`);
    return { role, council };
  }
  if (council === null) throw new ThreestarError('bad-input', `--council is missing: an account for the role ${role} is for one council. Name it by its GSS code, as npx threestar councils lists them.`);
  const [from, framework] = [dayOption('from', said('from')), said('framework')];
  const until = lastDay(role, { from: from ?? londonDay(now()), until: dayOption('until', said('until')), days: said('days') });
  return { role, council, ...(from !== undefined && { from }), until, ...(framework !== undefined && { framework }) };
}

function lastDay(role: string, { from, until, days }: { readonly from: string; readonly until: string | undefined; readonly days: string | undefined }): string {
  if (until !== undefined && days !== undefined) throw new ThreestarError('bad-input', 'Give --until or --days, not both: each says when the account ends.');
  if (until !== undefined) return until;
  if (days === undefined) throw new ThreestarError('bad-input', `Say when the account ends: an account for the role ${role} needs --until DAY or --days NUMBER.`);
  const count = Number(days);
  if (!/^\d+$/.test(days) || count < 1 || count > MOST_DAYS) throw new ThreestarError('bad-input', `--days ${days} is not a number of days; give a whole number from 1 to ${MOST_DAYS}.`);
  return addDays(from, count - 1);
}
