import { Worker } from 'node:worker_threads';
import { ThreestarError } from './core/errors.ts';
import type { ThreadMessage } from './thread-answer.ts';

export interface ThreadWork<Job, Progress> {
  /** File of the thread beside this one, without ending. */
  readonly file: 'import-worker' | 'pack-worker' | 'verify-worker';
  /** Plain data. */
  readonly job: Job;
  onProgress(progress: Progress): void;
  /** Ends the thread at once. */
  readonly signal?: AbortSignal | undefined;
}

const MOST_MEGABYTES = 1024;

/** Does work in a thread of its own, so that pages are answered meanwhile. A thread that dies, or is told to end, rejects the promise. */
export function runThread<Job, Progress, Result>({ file, job, onProgress, signal }: ThreadWork<Job, Progress>): Promise<Result> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(entryOf(file), { workerData: job, resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES } });
    const end = (): void => {
      reject(signal?.reason as Error);
      void worker.terminate();
    };
    signal?.addEventListener('abort', end, { once: true });
    worker.on('message', (message: ThreadMessage<Progress, Result>) => {
      switch (message.kind) {
        case 'progress': return onProgress(message.progress);
        case 'done': return resolve(message.result);
        case 'refused': return reject(new ThreestarError(message.code, message.message));
      }
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      signal?.removeEventListener('abort', end);
      reject(new Error(`the thread ${file} ended early with code ${code}`));
    });
  });
}

/** The built file; where this runs from the sources, the source, which a thread of Node 20 reads with the help of tsx alone. */
function entryOf(file: string): URL {
  if (!import.meta.url.endsWith('.ts')) return new URL(`./${file}.js`, import.meta.url);
  const [tsx, entry] = [import.meta.resolve('tsx/esm/api'), new URL(`./${file}.ts`, import.meta.url).href];
  return new URL(`data:text/javascript,${encodeURIComponent(`import { register } from ${JSON.stringify(tsx)}; register(); await import(${JSON.stringify(entry)});`)}`);
}
