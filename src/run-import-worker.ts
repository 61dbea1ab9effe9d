import { Worker } from 'node:worker_threads';
import type { WorkerMessage } from './import-worker.ts';
import type { ImportContext, ImportJob, ImportReading } from './usecases/read-into-staging.ts';

/** Runs an import in a thread of its own, so that pages are answered meanwhile; a thread that dies rejects the promise. */
export function runImportWorker(job: ImportJob, context: ImportContext, onProgress: (rows: number) => void): Promise<ImportReading> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./import-worker.js', import.meta.url), {
      workerData: { job, context }, resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') onProgress(message.rows);
      else resolve(message.reading);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`the import ended early with code ${code}`)));
  });
}
