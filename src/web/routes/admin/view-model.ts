import { EVERY_COUNCIL } from '../../../core/access.ts';
import type { Access, Assignment, Roles } from '../../../core/access.ts';
import type { Council } from '../../../core/council.ts';
import { mayAssign, mayManageAccount } from '../../../core/user.ts';
import type { User } from '../../../core/user.ts';
import { formatMoment } from '../../../present/format-moment.ts';
import { roleWords } from '../../../present/role-words.ts';
import type { CouncilName } from '../../../present/role-words.ts';
import { urls } from '../../urls.ts';

/** What a form's `council` says: a GSS code, or null for every council. */
export const councilOf = (chosen: string): string | null => (chosen === EVERY_COUNCIL ? null : chosen);

/** What the form of a role says; a field left blank limits nothing. */
export function toAssignment({ role, council, from, until, framework }: Readonly<Record<'role' | 'council' | 'from' | 'until' | 'framework', string>>): Assignment {
  return { role, council: councilOf(council), ...(from !== '' && { from }), ...(until !== '' && { until }), ...(framework !== '' && { framework }) };
}

/** `inspector@E07000106 2027-01-04/2027-03-03 best-value-2001`; an open end is two dots, as in ISO 8601. */
export function roleText({ role, council, from, until, framework }: Assignment): string {
  const days = from === undefined && until === undefined ? [] : [`${from ?? '..'}/${until ?? '..'}`];
  return [`${role}@${council ?? 'every council'}`, ...days, ...(framework === undefined ? [] : [framework])].join(' ');
}

const state = (user: User): string => {
  if (user.disabledAt !== undefined) return `Disabled since ${formatMoment(user.disabledAt)}`;
  return user.passwordExpiresAt === undefined ? 'In use' : `One-time password, valid until ${formatMoment(user.passwordExpiresAt)}`;
};

export function toUserTable(users: readonly User[], roles: Roles, councilName: CouncilName): object {
  return {
    head: [{ text: 'Name' }, { text: 'E-mail address' }, { text: 'Roles' }, { text: 'State' }],
    rows: users.map((user) => [
      { text: user.name, href: urls.user(user.id) },
      { text: user.email, label: 'E-mail address' },
      { text: user.assignments.map((held) => roleWords(roles, councilName, held)).join('; ') || 'None', label: 'Roles' },
      { text: state(user), label: 'State' },
    ]),
  };
}

/** The choices of the fields that name a role; councils are those whose accounts the actor manages. */
export function toRoleChoices(access: Access, roles: Roles, councils: readonly Council[], frameworks: readonly { readonly id: string; readonly title: string }[], chosen: Partial<Readonly<Record<'role' | 'council' | 'from' | 'until' | 'framework', string>>> = {}): object {
  const mine = councils.filter(({ gss }) => mayAssign(access, { council: gss })).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  return {
    roles: roles.roles.map(({ id, label, description }) => ({ value: id, text: label, hint: description, selected: id === chosen.role })),
    councils: [
      { value: '', text: 'Choose a council' },
      ...(mayAssign(access, { council: null }) ? [{ value: EVERY_COUNCIL, text: 'Every council' }] : []),
      ...mine.map(({ gss, name }) => ({ value: gss, text: name })),
    ].map((item) => ({ ...item, selected: item.value === chosen.council })),
    frameworks: [{ value: '', text: 'All frameworks' }, ...frameworks.map(({ id, title }) => ({ value: id, text: title }))].map((item) => ({ ...item, selected: item.value === chosen.framework })),
    from: chosen.from, until: chosen.until,
  };
}

export function toUserView(access: Access, user: User, roles: Roles, councilName: CouncilName): object {
  const own = user.id === access.actor.id;
  return {
    own,
    person: [
      { key: 'Name', value: user.name },
      { key: 'E-mail address', value: user.email },
      { key: 'Account made', value: formatMoment(user.createdAt) },
      { key: 'State', value: state(user) },
    ],
    held: user.assignments.map((held) => ({
      role: held.role, council: held.council ?? EVERY_COUNCIL, words: roleWords(roles, councilName, held),
      takeRole: !own && mayAssign(access, held) && urls.takeRole(user.id),
    })),
    giveRole: !own && urls.giveRole(user.id),
    manage: !own && mayManageAccount(access, user) && {
      oneTimePassword: urls.oneTimePassword(user.id),
      erase: urls.eraseUser(user.id),
      disable: user.disabledAt === undefined && urls.disableUser(user.id),
      enable: user.disabledAt !== undefined && urls.enableUser(user.id),
    },
  };
}
