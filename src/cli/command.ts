import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { ThreestarError } from '../core/errors.ts';
import type { House } from '../usecases/house.ts';

/** Where a command prints and what it may open; a command that asks for no house opens no database. */
export interface Terminal {
  out(text: string): void;
  /** For progress and remarks, so that what is piped on stays clean. */
  err(text: string): void;
  /** Rewrites one line, on a terminal. */
  progress(text: string): void;
  readonly isInteractive: boolean;
  /** Folder of the files that ship with the product. */
  readonly dataFolder: string;
  /** Everything piped in, to its end. */
  input(): Promise<string>;
  house(): Promise<House>;
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

export interface Command {
  readonly summary: string;
  /** Printed by `--help`: usage, options, an example. */
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** The exit code: 0 only when the command did its work. */
  run(input: { readonly values: Values; readonly positionals: readonly string[] }, terminal: Terminal): Promise<number>;
}

export const FORMAT_OPTION = { format: { type: 'string', default: 'text' } } as const;

/** The wanted output format. Throws ThreestarError `bad-input` for one the command does not have. */
export function formatOf(values: Values, known: readonly string[] = ['text', 'json']): string {
  const format = String(values['format'] ?? 'text');
  if (!known.includes(format)) throw new ThreestarError('bad-input', `--format ${format} is not known; use ${known.join(' or ')}.`);
  return format;
}

/** Parses the words after the command's name and runs it; `--help` prints the help and does nothing else. */
export async function runCommand(command: Command, words: readonly string[], terminal: Terminal): Promise<number> {
  let parsed: { values: Values; positionals: string[] };
  try {
    const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const;
    parsed = parseArgs({ args: [...words], options, allowPositionals: true, strict: true }) as typeof parsed;
  } catch (error) {
    terminal.err(`${(error as Error).message}\n\n${command.help}`);
    return 2;
  }
  if (parsed.values['help'] === true) {
    terminal.out(command.help);
    return 0;
  }
  return command.run(parsed, terminal);
}
