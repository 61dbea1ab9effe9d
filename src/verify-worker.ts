import { verifyZip } from './pack/verify/verify-zip.ts';
import type { VerifyLimits } from './pack/verify/verify-zip.ts';
import type { VerifiedPack } from './pack/verify/verify-pack.ts';
import { answerFromThread } from './thread-answer.ts';

/** What checking a pack in a thread of its own is started with. */
export interface VerifyThreadJob {
  readonly zip: Uint8Array;
  readonly options: VerifyLimits;
}

await answerFromThread<VerifyThreadJob, never, VerifiedPack>(async ({ zip, options }) => verifyZip(zip, options));
