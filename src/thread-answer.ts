import { parentPort, workerData } from 'node:worker_threads';
import { ThreestarError } from './core/errors.ts';
import type { ErrorCode } from './core/errors.ts';

/** What a thread tells: how far it is, then how it ended. A failure meant for people is told with its code, which an error thrown across would lose. */
export type ThreadMessage<Progress, Result> =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string };

/** The whole of a thread's own file: does the work it was started with and tells of it. Anything but a ThreestarError ends the thread. */
export async function answerFromThread<Job, Progress, Result>(work: (job: Job, onProgress: (progress: Progress) => void) => Result | Promise<Result>): Promise<void> {
  const tell = (message: ThreadMessage<Progress, Result>): void => parentPort?.postMessage(message);
  try {
    tell({ kind: 'done', result: await work(workerData as Job, (progress) => tell({ kind: 'progress', progress })) });
  } catch (error) {
    if (!(error instanceof ThreestarError)) throw error;
    tell({ kind: 'refused', code: error.code, message: error.message });
  }
}
