import { CONSOLE_ACCESS } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import type { User } from '../core/user.ts';
import { roleWords } from '../present/role-words.ts';
import { addUser } from '../usecases/add-user.ts';
import { disableUser, enableUser } from '../usecases/disable-user.ts';
import type { House } from '../usecases/house.ts';
import { setOneTimePassword } from '../usecases/set-one-time-password.ts';
import { comparableEmail } from '../usecases/sign-in.ts';
import { FORMAT_OPTION, formatOf } from './command.ts';
import type { Command, Terminal } from './command.ts';
import { ROLE_OPTIONS, roleOption } from './role-options.ts';

type Input = Parameters<Command['run']>[0];

export const userCommand: Command = {
  summary: 'Add, list or disable accounts',
  help: `Usage: npx threestar user add --email E --name N --role R [--council GSS] [--password-stdin]
       npx threestar user add --email E --name N --role inspector --council GSS
                              (--until DAY|--days NUMBER) [--from DAY] [--framework ID]
       npx threestar user list
       npx threestar user password --email E
       npx threestar user disable --email E
       npx threestar user enable --email E

add       Makes an account, such as the first administrator:
          npx threestar user add --email jo@council.gov.uk --name "Jo Okoro" --role administrator
          Without --council the role counts for every council. A one-time password is printed
          once, unless the password is piped in with --password-stdin.
          An inspector's account is for one council and ends:
          --until DAY      the last day it counts, YYYY-MM-DD
          --days NUMBER    or how many days it counts, the first among them
          --from DAY       the first day; without it the account begins at once
          --framework ID   the one framework it is for; without it, all
list      Every account with its roles.
password  Prints a new one-time password, once.
disable   The person can no longer sign in and every session ends; "enable" undoes it.

Roles: viewer, contributor, head-of-ict, chief-executive, inspector, administrator.

  --format json   answers as JSON`,
  options: {
    'email': { type: 'string' }, 'name': { type: 'string' }, ...ROLE_OPTIONS,
    'password-stdin': { type: 'boolean' }, ...FORMAT_OPTION,
  },
  async run(input, terminal) {
    const format = formatOf(input.values);
    const [action = ''] = input.positionals;
    const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (act === undefined) throw new ThreestarError('bad-input', `Say what to do: npx threestar user ${Object.keys(ACTIONS).join('|')}`);
    const answer = await act(input, terminal);
    terminal.out(format === 'json' ? JSON.stringify(answer.json, null, 2) : answer.text);
    return 0;
  },
};

interface Answer {
  readonly text: string;
  readonly json: unknown;
}

const ACTIONS: Readonly<Record<string, (input: Input, terminal: Terminal) => Promise<Answer>>> = {
  async add(input, terminal) {
    const house = await terminal.house();
    const account = { email: wanted(input, 'email'), name: wanted(input, 'name'), assignment: roleOption(house, input.values) };
    const fromStdin = input.values['password-stdin'] === true;
    const password = fromStdin ? (await terminal.input()).replace(/\r?\n$/, '') : undefined;
    const result = await addUser(house, CONSOLE_ACCESS, { ...account, ...(password !== undefined && { password }) });
    if (result.kind === 'faults') throw new ThreestarError('bad-input', Object.entries(result.faults).map(([field, says]) => `${field}: ${says}.`).join('\n'));
    const { id, oneTimePassword } = result;
    const email = comparableEmail(account.email);
    const council = account.assignment.council === null ? undefined : await house.store.councils.find(account.assignment.council);
    const held = roleWords(house.catalogue.roles, (gss) => council?.name ?? gss, account.assignment);
    return {
      json: { id, email, roles: [account.assignment], ...(oneTimePassword && { oneTimePassword }) },
      text: [`${email} can sign in. ${held}.`, ...handedOver(oneTimePassword)].join('\n'),
    };
  },

  async list(_input, terminal) {
    const { store } = await terminal.house();
    const users = await store.users.all(CONSOLE_ACCESS);
    return { json: users.map(toJson), text: users.map(toLine).join('\n') || 'There are no accounts yet.' };
  },

  async password(input, terminal) {
    const house = await terminal.house();
    const { id, email } = await accountOf(house, input);
    const oneTimePassword = await setOneTimePassword(house, CONSOLE_ACCESS, id);
    return { json: { id, email, oneTimePassword }, text: handedOver(oneTimePassword).join('\n') };
  },

  async disable(input, terminal) {
    const house = await terminal.house();
    const { id, email } = await accountOf(house, input);
    await disableUser(house, CONSOLE_ACCESS, id);
    return { json: { id, email, disabled: true }, text: `${email} can no longer sign in.` };
  },

  async enable(input, terminal) {
    const house = await terminal.house();
    const { id, email } = await accountOf(house, input);
    await enableUser(house, CONSOLE_ACCESS, id);
    return { json: { id, email, disabled: false }, text: `${email} can sign in again.` };
  },
};

function wanted({ values }: Input, option: string): string {
  const value = values[option];
  if (typeof value !== 'string' || value.trim() === '') throw new ThreestarError('bad-input', `--${option} is missing. See npx threestar user --help`);
  return value.trim();
}

async function accountOf({ store }: House, input: Input): Promise<User> {
  const email = comparableEmail(wanted(input, 'email'));
  const found = await store.users.withEmail(email);
  if (found === undefined) throw new ThreestarError('not-found', `Nobody has an account with the address ${email}. See npx threestar user list`);
  return found.user;
}

const handedOver = (password: string | undefined): string[] =>
  password === undefined ? [] : [`One-time password, shown this once: ${password}`];

const toJson = (user: User): object => ({
  id: user.id, email: user.email, name: user.name, disabled: user.disabledAt !== undefined,
  roles: user.assignments,
});

const toLine = (user: User): string => {
  const roles = user.assignments.map(({ role, council, from, until, framework }) => {
    const days = from === undefined && until === undefined ? '' : ` (${from ?? ''}/${until ?? ''})`;
    return `${role}${council === null ? '' : `@${council}`}${framework === undefined ? '' : `:${framework}`}${days}`;
  }).join(' ');
  return `${user.email}  ${user.name}  ${roles}${user.disabledAt === undefined ? '' : '  (disabled)'}`;
};
