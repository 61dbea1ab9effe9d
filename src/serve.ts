import { randomBytes } from 'node:crypto';
import type { Command, Terminal } from './cli/command.ts';
import { readConfig, requireSecret } from './config.ts';
import type { Config } from './config.ts';
import { FOLDERS } from './folders.ts';
import { loadSamples } from './usecases/load-samples.ts';
import { buildServer } from './web/server.ts';
import { wire } from './wire.ts';

/** Listens until told to stop; an answer under way is finished first. */
async function listen(config: Config, house: Awaited<ReturnType<typeof wire>>, secret: string, terminal: Terminal): Promise<number> {
  const app = await buildServer({ house, folders: FOLDERS, secret, https: config.publicUrl?.startsWith('https:') ?? false, logLevel: config.logLevel });
  const address = await app.listen({ host: config.host, port: config.port });
  terminal.out(`Threestar answers at ${config.publicUrl ?? address}`);
  const signal = await new Promise<string>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve(name));
  });
  terminal.err(`${signal}: finishing what is under way.`);
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
    return listen(config, await wire(config, { importsIn: 'thread' }), secret, terminal);
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
    const house = await wire(config, { importsIn: 'thread' });
    const files = await loadSamples(house, { onFile: (name) => terminal.err(`Loading ${name}`) });
    terminal.out(files === 0 ? `The sample data is in ${config.dataDir} already; starting with what is there.` : `Loaded ${files} sample files into ${config.dataDir}.`);
    if (values['load'] === true) {
      house.close();
      return 0;
    }
    return listen(config, house, config.secret ?? randomBytes(32).toString('hex'), terminal);
  },
};
