import type { Roles } from '../../../core/access.ts';
import type { User } from '../../../core/user.ts';
import { formatMoment } from '../../../present/format-moment.ts';
import type { Session } from '../../../store/sessions.ts';
import type { CouncilName } from './council-names.ts';

/** `Head of ICT for Canterbury`, `Administrator for every council`. */
export function roleWords(roles: Roles, councilName: CouncilName, { role, council }: User['assignments'][number]): string {
  const label = roles.roles.find(({ id }) => id === role)?.label ?? role;
  return `${label} for ${council === null ? 'every council' : councilName(council)}`;
}

export function toAccountView(user: User, sessions: readonly Session[], thisSession: string, roles: Roles, councilName: CouncilName): object {
  return {
    person: [
      { key: 'Name', value: user.name },
      { key: 'E-mail address', value: user.email },
      { key: 'Account made', value: formatMoment(user.createdAt) },
    ],
    roles: user.assignments.map((held) => ({
      words: roleWords(roles, councilName, held),
      description: roles.roles.find(({ id }) => id === held.role)?.description,
    })),
    sessions: {
      head: [{ text: 'Signed in' }, { text: 'Last used' }, { text: 'Where' }],
      rows: sessions.map((session) => [
        { text: formatMoment(session.createdAt) },
        { text: formatMoment(session.lastSeenAt), label: 'Last used' },
        { text: session.tokenHash === thisSession ? 'This browser' : 'Another browser', label: 'Where' },
      ]),
    },
    others: sessions.length - 1,
  };
}
