import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ThreestarError } from '../core/errors.ts';

/** The last event there was at a moment, signed: what the log held then can be told from it for ever after. */
const signedHeadSchema = z.strictObject({
  at: z.iso.datetime(), seq: z.number().int().nonnegative(), head: z.string().regex(/^[0-9a-f]{64}$/), publicKey: z.string(), signature: z.string(),
});
export type SignedHead = z.infer<typeof signedHeadSchema>;

/**
 * The signed heads, in a file beside the database and not in it: whoever cuts the log there does not reach these. A line a head.
 * Throws ThreestarError `database-damaged` for a line that is none.
 */
export function signedHeadKeeper(folder: string) {
  const file = path.join(folder, 'signed-heads.jsonl');
  return {
    async all(): Promise<SignedHead[]> {
      if (!fs.existsSync(file)) return [];
      return fs.readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line, at) => {
        try {
          return signedHeadSchema.parse(JSON.parse(line));
        } catch (cause) {
          throw new ThreestarError('database-damaged', `${file}, line ${at + 1} is no signed head. Compare the file with a copy of it; do not mend it by hand.`, { cause });
        }
      });
    },
    async add(head: SignedHead): Promise<void> {
      fs.appendFileSync(file, `${JSON.stringify(head)}\n`, { mode: 0o600, flush: true });
    },
  };
}
export type SignedHeadKeeper = ReturnType<typeof signedHeadKeeper>;
