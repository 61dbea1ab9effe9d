import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { mayAssign } from '../../../core/user.ts';
import { addUser } from '../../../usecases/add-user.ts';
import { eraseUser } from '../../../usecases/erase-user.ts';
import { disableUser, enableUser } from '../../../usecases/disable-user.ts';
import { accountToSee } from '../../../usecases/find-account.ts';
import { giveRole } from '../../../usecases/give-role.ts';
import { setOneTimePassword } from '../../../usecases/set-one-time-password.ts';
import { takeRole } from '../../../usecases/take-role.ts';
import { formFaults } from '../../form-faults.ts';
import { sendCsv } from '../../send-csv.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { councilNames } from '../account/council-names.ts';
import { councilOf, roleText, toAssignment, toRoleChoices, toUserTable, toUserView } from './view-model.ts';

const config = { permission: 'manage-users' } as const;
const DONE: Readonly<Record<string, string>> = {
  'role-given': 'The role has been given',
  'role-taken': 'The role has been taken away',
  'disabled': 'The account is disabled and its sessions have ended',
  'enabled': 'The account can be used again',
  'erased': 'The person is erased. What they did keeps its number and no name.',
};
const doneQuery = z.object({ done: z.string().optional() });
const params = z.object({ id: z.string().regex(/^[0-9a-f]{32}$/) });
const takenForm = z.object({ role: z.string().default(''), council: z.string().default('') });
const roleForm = takenForm.extend({ from: z.string().default(''), until: z.string().default(''), framework: z.string().default('') });
const addForm = roleForm.extend({ email: z.string().default(''), name: z.string().default('') });
type Faults = Readonly<Partial<Record<string, string>>>;

export function adminRoutes(app: App, site: Site): void {
  const { house } = site;
  const { roles } = house.catalogue;
  const top = { text: 'Administration', href: urls.admin() };

  app.get('/admin', { config }, async (request, reply) => {
    const users = await house.store.users.all(request.access);
    return site.sendFresh(request, reply, 'admin/index', { title: 'Accounts', at: urls.admin() }, {
      users: toUserTable(users, roles, await councilNames(house)), addUser: urls.addUser(), csv: urls.adminUsersCsv(), importInspections: request.access.may('import-inspections') && urls.importInspections(), events: mayAssign(request.access, { council: null }) && urls.adminEvents(),
    });
  });

  app.get('/admin/users.csv', { config }, async (request, reply) => {
    const users = await house.store.users.all(request.access);
    return sendCsv(reply, 'accounts.csv', ['name', 'email', 'roles', 'created', 'disabled'], users.map(({ name, email, assignments, createdAt, disabledAt }) => [
      name, email, assignments.map(roleText).join('|'), createdAt, disabledAt,
    ]));
  });

  const frameworks = (): { id: string; title: string }[] => [...house.catalogue.frameworks.values()].map(({ id, title }) => ({ id, title }));

  async function showAddForm(request: FastifyRequest, reply: FastifyReply, entered: Partial<z.infer<typeof addForm>>, faults: Faults = {}): Promise<FastifyReply> {
    const shown = formFaults(faults);
    return site.sendFresh(request, reply, 'admin/add-user', {
      title: 'Add an account', failed: shown.failed, at: urls.admin(), breadcrumbs: [top, { text: 'Add an account' }],
    }, { ...shown, entered, choices: toRoleChoices(request.access, roles, await house.store.councils.all(), frameworks(), entered), action: urls.addUser() });
  }

  app.get('/admin/users/add', { config }, async (request, reply) => showAddForm(request, reply, {}));

  app.post('/admin/users/add', { config, schema: { body: addForm } }, async (request, reply) => {
    const { email, name } = request.body;
    const result = await addUser(house, request.access, { email, name, assignment: toAssignment(request.body) });
    if (result.kind === 'faults') return showAddForm(request, reply.code(400), request.body, result.faults);
    return showUser(request, reply, result.id, { oneTimePassword: result.oneTimePassword });
  });

  interface Shown {
    readonly done?: string | undefined;
    /** To be shown in this one answer. */
    readonly oneTimePassword?: string | undefined;
    readonly entered?: z.infer<typeof roleForm>;
    readonly faults?: Faults;
  }
  async function showUser(request: FastifyRequest, reply: FastifyReply, id: string, { done, oneTimePassword, entered, faults }: Shown): Promise<FastifyReply> {
    const { access } = request;
    const user = await accountToSee(house, access, id);
    const shown = formFaults(faults);
    return site.sendFresh(request, reply, 'admin/user', {
      title: user.name, failed: shown.failed, at: urls.admin(), breadcrumbs: [top, { text: user.name }],
    }, {
      ...shown, ...toUserView(access, user, roles, await councilNames(house)), done: DONE[done ?? ''], days: house.catalogue.accountRules.oneTimePasswordDays,
      oneTimePassword, choices: toRoleChoices(access, roles, await house.store.councils.all(), frameworks(), entered),
    });
  }

  app.get('/admin/users/:id', { config, schema: { params, querystring: doneQuery } }, async (request, reply) =>
    showUser(request, reply, request.params.id, { done: request.query.done }));

  const backTo = (reply: FastifyReply, id: string, done: string): FastifyReply => reply.redirect(`${urls.user(id)}?done=${done}`, 303);

  app.post('/admin/users/:id/give-role', { config, schema: { params, body: roleForm } }, async (request, reply) => {
    const { params: { id }, body } = request;
    const result = await giveRole(house, request.access, id, toAssignment(body));
    if (result.kind === 'faults') return showUser(request, reply.code(400), id, { entered: body, faults: result.faults });
    return backTo(reply, id, 'role-given');
  });

  app.post('/admin/users/:id/take-role', { config, schema: { params, body: takenForm } }, async (request, reply) => {
    const { params: { id }, body } = request;
    await takeRole(house, request.access, id, { role: body.role, council: councilOf(body.council) });
    return backTo(reply, id, 'role-taken');
  });

  app.post('/admin/users/:id/disable', { config, schema: { params } }, async (request, reply) => {
    await disableUser(house, request.access, request.params.id);
    return backTo(reply, request.params.id, 'disabled');
  });

  app.post('/admin/users/:id/erase', { config, schema: { params, body: z.object({ sure: z.literal('yes').optional() }) } }, async (request, reply) => {
    const { params: { id }, body } = request;
    if (body.sure === undefined) return showUser(request, reply.code(400), id, { faults: { sure: 'Tick the box to erase the person: it cannot be undone' } });
    await eraseUser(house, request.access, id);
    return backTo(reply, id, 'erased');
  });

  app.post('/admin/users/:id/enable', { config, schema: { params } }, async (request, reply) => {
    await enableUser(house, request.access, request.params.id);
    return backTo(reply, request.params.id, 'enabled');
  });

  app.post('/admin/users/:id/one-time-password', { config, schema: { params } }, async (request, reply) =>
    showUser(request, reply, request.params.id, { oneTimePassword: await setOneTimePassword(house, request.access, request.params.id) }));
}
