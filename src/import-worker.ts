import { answerFromThread } from './thread-answer.ts';
import { readIntoStaging } from './usecases/read-into-staging.ts';
import type { ImportContext, ImportJob, ImportReading } from './usecases/read-into-staging.ts';

/** What an import in a thread of its own is started with. */
export interface ImportThreadJob {
  readonly job: ImportJob;
  readonly context: ImportContext;
}

await answerFromThread<ImportThreadJob, number, ImportReading>(({ job, context }, onProgress) => readIntoStaging(job, context, onProgress));
