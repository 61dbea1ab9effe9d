import type { Roles } from '../../../core/access.ts';
import type { User } from '../../../core/user.ts';
import { formatMoment } from '../../../present/format-moment.ts';
import { roleWords } from '../../../present/role-words.ts';
import type { CouncilName } from '../../../present/role-words.ts';
import type { Session } from '../../../store/sessions.ts';

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
