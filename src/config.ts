import { z } from 'zod';
import { ThreestarError } from './core/errors.ts';
import { FOLDERS } from './folders.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);

const PORT_RULE = 'write a whole number from 0 to 65535';

const settingsSchema = z.object({
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on.'),
  PORT: z.coerce.number(PORT_RULE).int(PORT_RULE).min(0, PORT_RULE).max(65535, PORT_RULE).default(3000).describe('Port to listen on; 0 takes a free one.'),
  THREESTAR_DATA_DIR: z.string().min(1).default(FOLDERS.demo).describe('Folder of the database.'),
  THREESTAR_SECRET: z.string().min(32, 'needs at least 32 characters').optional().describe('Signs cookies; required by `npm start`, at least 32 characters.'),
  THREESTAR_PUBLIC_URL: z.url('write a whole address, such as https://threestar.example.gov.uk').optional().describe('Address people use, such as https://threestar.example.gov.uk; https makes cookies secure.'),
  THREESTAR_AS_OF: z.iso.date('write a day as YYYY-MM-DD').optional().describe('Judgement date pages open with; otherwise today, or the sample data\'s own date in a demonstration.'),
  THREESTAR_LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).optional().describe('How much the server logs: silent, error, warn, info or debug; info when not set, warn in a demonstration.'),
});

/** Every setting with what it means; the README's table is tested against it. */
export const SETTINGS: ReadonlyMap<string, string> = new Map(
  Object.entries(settingsSchema.shape).map(([name, schema]) => [name, schema.description ?? '']),
);

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly secret: string | undefined;
  readonly publicUrl: string | undefined;
  readonly asOf: string | undefined;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug' | undefined;
  /** Only reachable from this machine. */
  readonly isLoopback: boolean;
}

/** Reads the environment once. Throws ThreestarError `bad-setting` naming each setting that is wrong and how. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(set);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ThreestarError('bad-setting', `Set these in the environment and start again.\n${lines.join('\n')}`);
  }
  const value = parsed.data;
  return {
    host: value.HOST,
    port: value.PORT,
    dataDir: value.THREESTAR_DATA_DIR,
    secret: value.THREESTAR_SECRET,
    publicUrl: value.THREESTAR_PUBLIC_URL,
    asOf: value.THREESTAR_AS_OF,
    logLevel: value.THREESTAR_LOG_LEVEL,
    isLoopback: LOOPBACK.has(value.HOST),
  };
}

/** The secret, or ThreestarError `bad-setting` naming it: a real installation has no default. */
export function requireSecret(config: Config): string {
  if (config.secret === undefined) {
    throw new ThreestarError('bad-setting', 'THREESTAR_SECRET is not set. Set it to at least 32 random characters, for example from `openssl rand -hex 32`, keep it, and start again.');
  }
  return config.secret;
}
