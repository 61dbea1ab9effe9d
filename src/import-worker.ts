import { parentPort, workerData } from 'node:worker_threads';
import { readIntoStaging } from './usecases/read-into-staging.ts';
import type { ImportContext, ImportJob, ImportReading } from './usecases/read-into-staging.ts';

/** What the worker tells: how far it is, then how it ended. */
export type WorkerMessage = { readonly kind: 'progress'; readonly rows: number } | { readonly kind: 'done'; readonly reading: ImportReading };

const { job, context } = workerData as { job: ImportJob; context: ImportContext };
const tell = (message: WorkerMessage): void => parentPort?.postMessage(message);
tell({ kind: 'done', reading: readIntoStaging(job, context, (rows) => tell({ kind: 'progress', rows })) });
