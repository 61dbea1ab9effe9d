import { text } from 'node:stream/consumers';
import type { Command, Terminal } from './cli/command.ts';
import { runCommand } from './cli/command.ts';
import { FOLDERS } from './folders.ts';
import { ERROR_TITLES, ThreestarError } from './core/errors.ts';

/** Loaded when asked for, so that a command without a database opens none and only `serve` and `demo` load the web server. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  demo: async () => (await import('./serve.ts')).demoCommand,
  serve: async () => (await import('./serve.ts')).serveCommand,
  councils: async () => (await import('./cli/councils.ts')).councilsCommand,
  analyse: async () => (await import('./cli/analyse.ts')).analyseCommand,
  rate: async () => (await import('./cli/rate.ts')).rateCommand,
  rank: async () => (await import('./cli/rank.ts')).rankCommand,
  framework: async () => (await import('./cli/framework.ts')).frameworkCommand,
  import: async () => (await import('./cli/import.ts')).importCommand,
  events: async () => (await import('./cli/events.ts')).eventsCommand,
  user: async () => (await import('./cli/user.ts')).userCommand,
  pack: async () => (await import('./cli/pack.ts')).packCommand,
  verify: async () => (await import('./cli/verify.ts')).verifyCommand,
  backtest: async () => (await import('./cli/backtest.ts')).backtestCommand,
  backup: async () => (await import('./cli/backup.ts')).backupCommand,
};

async function overview(): Promise<string> {
  const lines = await Promise.all(Object.entries(COMMANDS).map(async ([name, load]) => `  ${name.padEnd(12)}${(await load()).summary}`));
  return `Usage: npx threestar <command> [options]\n\n${lines.join('\n')}\n\nnpx threestar <command> --help says more.`;
}

async function main(words: readonly string[]): Promise<number> {
  let close: (() => void) | undefined;
  const terminal: Terminal = {
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    progress: (line) => void process.stderr.write(`\r\u001b[K${line}`),
    isInteractive: process.stderr.isTTY === true,
    dataFolder: FOLDERS.data,
    input: async () => text(process.stdin),
    async house() {
      const [{ wire }, { readConfig }] = await Promise.all([import('./wire.ts'), import('./config.ts')]);
      const house = await wire(readConfig(), { heavyWorkIn: 'process' });
      close = house.close;
      return house;
    },
  };
  const [name = '--help', ...rest] = words;
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) {
    const asked = name === '--help' || name === '-h' || name === 'help';
    if (!asked) terminal.err(`There is no command "${name}".\n`);
    (asked ? terminal.out : terminal.err)(await overview());
    return asked ? 0 : 2;
  }
  try {
    return await runCommand(await load(), rest, terminal);
  } catch (error) {
    if (!(error instanceof ThreestarError)) throw error;
    terminal.err(`${ERROR_TITLES[error.code]}: ${error.message}`);
    return 1;
  } finally {
    close?.();
  }
}

/** Whoever reads the output may stop early, as `head` does: the work is still done, and nobody is left to tell. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await main(process.argv.slice(2));
