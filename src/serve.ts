import { randomBytes } from 'node:crypto';
import type { Command, Terminal } from './cli/command.ts';
import { CONSOLE_ACCESS } from './core/access.ts';
import { ThreestarError } from './core/errors.ts';
import { formatDay } from './present/format-date.ts';
import { bindingLines, judgementLine } from './present/rating-text.ts';
import { rateCouncil } from './usecases/rate-council.ts';
import { signEventsDaily } from './usecases/sign-events.ts';
import { defaultFramework } from './usecases/show-dashboard.ts';
import { readConfig, requireSecret } from './config.ts';
import type { Config } from './config.ts';
import { FOLDERS } from './folders.ts';
import { addDemoAccounts } from './usecases/add-demo-accounts.ts';
import type { DemoAccount } from './usecases/add-demo-accounts.ts';
import type { House } from './usecases/house.ts';
import { loadSamples } from './usecases/load-samples.ts';
import type { DemoSignIn } from './web/routes/sign-in/demo-sign-in.ts';
import type { wire } from './wire.ts';

const HOUR_MS = 3_600_000;

interface Listening {
  readonly config: Config;
  readonly house: Awaited<ReturnType<typeof wire>>;
  readonly secret: string;
  readonly demo?: DemoSignIn | undefined;
}

/** Loaded here and not at the top, so that `--help` opens nothing and loads no web server. */
async function openHouse(config: Config): ReturnType<typeof wire> {
  const { wire: build } = await import('./wire.ts');
  return build(config, { heavyWorkIn: 'thread' });
}

/** What stands in the way of listening, for the person who set the address; anything unforeseen as it is. */
function whyNotListening(error: unknown, { host, port }: Config): unknown {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} of ${host} is in use, perhaps by Threestar itself. Stop what listens there, or set PORT to another number.`,
    EACCES: `Port ${port} of ${host} is not open to this account. Set PORT to a number from 1024 up.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set HOST to one it has, such as 127.0.0.1.`,
    ENOTFOUND: `There is no address ${host}. Set HOST to one this machine has, such as 127.0.0.1.`,
  };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = reasons[code];
  return reason === undefined ? error : new ThreestarError('bad-setting', reason, { cause: error });
}

/** Listens until told to stop; an answer under way is finished first. */
async function listen({ config, house, secret, demo }: Listening, terminal: Terminal): Promise<number> {
  const { buildServer } = await import('./web/server.ts');
  const app = await buildServer({
    house, folders: FOLDERS, secret, https: config.publicUrl?.startsWith('https:') ?? false, logLevel: config.logLevel ?? (demo === undefined ? 'info' : 'warn'), ...(demo && { demo }),
  });
  let address: string;
  try {
    address = await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await app.close();
    house.close();
    throw whyNotListening(error, config);
  }
  terminal.out(`Threestar answers at ${config.publicUrl ?? address}`);
  const sign = async (): Promise<void> => void await signEventsDaily(house).catch((error: unknown) => terminal.err(`The event log could not be signed: ${error instanceof Error ? error.message : String(error)}`));
  await sign();
  const signing = setInterval(() => void sign(), HOUR_MS).unref();
  const signal = await new Promise<string>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve(name));
  });
  terminal.err(`${signal}: finishing what is under way.`);
  clearInterval(signing);
  await app.close();
  house.close();
  return 0;
}

export const serveCommand: Command = {
  summary: 'Serve a real installation',
  help: `Usage: npm start   (npx threestar serve)

Serves the pages. Needs THREESTAR_SECRET and, before the first sign-in, an administrator
made with "npx threestar user add". Other settings: HOST, PORT, THREESTAR_DATA_DIR,
THREESTAR_PUBLIC_URL, THREESTAR_AS_OF, THREESTAR_LOG_LEVEL.`,
  options: {},
  async run(_input, terminal) {
    const config = readConfig();
    const secret = requireSecret(config);
    return listen({ config, house: await openHouse(config), secret }, terminal);
  },
};

export const demoCommand: Command = {
  summary: 'Load the sample data and serve it',
  help: `Usage: npm run demo   (npx threestar demo [--load])

Makes a database in the data folder (THREESTAR_DATA_DIR, by default .threestar in the
checkout), loads the sample data, prints the illustrative council's stars and serves the
pages. Run again, it starts with what is there.

  --load   only load the sample data`,
  options: { load: { type: 'boolean' } },
  async run({ values }, terminal) {
    const config = readConfig();
    const house = await openHouse(config);
    const files = await loadSamples(house, { onFile: (name) => terminal.err(`Loading ${name}`) });
    terminal.out(files === 0 ? `The sample data is in ${config.dataDir} already; starting with what is there.` : `Loaded ${files} sample files into ${config.dataDir}.`);
    const illustrative = (await house.store.councils.all()).find((council) => council.illustrative);
    if (illustrative !== undefined) terminal.out(await starsInShort(house, illustrative.gss));
    if (values['load'] === true) {
      house.close();
      return 0;
    }
    const accounts = await demoAccounts(house);
    if (accounts.length > 0) terminal.out(waysToSignIn(config, accounts));
    return listen({ config, house, secret: config.secret ?? randomBytes(32).toString('hex'), demo: demoSignIn(config, house, accounts) }, terminal);
  },
};

/** The modelled stars of a council with what holds them, for the terminal. */
async function starsInShort(house: House, gss: string): Promise<string> {
  const framework = defaultFramework(house);
  if (framework === undefined) return '';
  const rating = await rateCouncil(house, CONSOLE_ACCESS, { council: gss, framework, asOf: house.defaultAsOf() });
  const judgements = rating.judgements.flatMap((judgement) => [judgementLine(judgement), ...bindingLines(judgement).map((line) => `  ${line}`)]);
  return [`\n${rating.council.name}, as of ${formatDay(rating.asOf)}: a modelled reading of published criteria, never an official judgement`, ...judgements, ''].join('\n');
}

/** The accounts of the illustrative council's people, made when they are not there; none while no such council is loaded. */
async function demoAccounts(house: House): Promise<DemoAccount[]> {
  const illustrative = (await house.store.councils.all()).find((council) => council.illustrative);
  return illustrative === undefined ? [] : addDemoAccounts(house, illustrative.gss);
}

/** Buttons that need no password are offered only where nobody but this machine can press them. */
export function demoSignIn(config: Pick<Config, 'isLoopback' | 'publicUrl'>, { catalogue }: Pick<House, 'catalogue'>, accounts: readonly DemoAccount[]): DemoSignIn | undefined {
  if (!config.isLoopback || config.publicUrl !== undefined) return undefined;
  const people = accounts.filter(({ role }) => role !== 'administrator').map(({ id, role, council }) => {
    const { label = role, description = '' } = catalogue.roles.roles.find((known) => known.id === role) ?? {};
    return { userId: id, label, description, council: council ?? undefined };
  });
  return people.length === 0 ? undefined : { people };
}

/** How to sign in, for the terminal. A password is known only to the run that made its account. */
export function waysToSignIn(config: Pick<Config, 'isLoopback' | 'publicUrl'>, accounts: readonly DemoAccount[]): string {
  const buttons = config.isLoopback && config.publicUrl === undefined;
  const lines = accounts.filter(({ role }) => !buttons || role === 'administrator')
    .map(({ email, password }) => `  ${email}  ${password ?? `(for a new password: npx threestar user password --email ${email})`}`);
  return [buttons ? 'Sign in by pressing a button on the sign-in page, or as the administrator, with the password shown this once:' : 'Sign in as one of these, with the password shown this once:', ...lines].join('\n');
}
