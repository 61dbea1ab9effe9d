import type { Access } from '../../../core/access.ts';
import type { House } from '../../../usecases/house.ts';
import { keepUnreadFile } from '../../../usecases/keep-unread-file.ts';
import { stageImport } from '../../../usecases/stage-import.ts';
import type { StageImportInput, StagedImport } from '../../../usecases/stage-import.ts';
import { rememberJob } from '../remember-job.ts';

/** A file that is being read, or was a moment ago. */
export interface ImportJob {
  readonly id: string;
  readonly actor: string;
  readonly fileName: string;
  /** Lines the file seems to have; 0 when that cannot be told. */
  readonly lines: number;
  /** Rows read so far. */
  readonly rows: number;
  /** Where the file waits for somebody to say which column is which; undefined when that would not help. */
  readonly unread: string | undefined;
  readonly outcome: StagedImport | { readonly kind: 'failed'; readonly error: Error } | undefined;
  /** Settles when the file is read, whatever became of it. */
  readonly ended: Promise<void>;
}

const LINE_END = 10;

function countLines(content: Uint8Array): number {
  let count = 0;
  for (let at = content.indexOf(LINE_END); at !== -1; at = content.indexOf(LINE_END, at + 1)) count += 1;
  return count;
}

/** The imports under way in this process. A place is claimed before a file is received, so that memory stays bounded. */
export function importJobs(house: House) {
  const jobs = new Map<string, ImportJob>();
  const { importsAtOnce } = house.imports.rules.limits;
  let places = importsAtOnce;

  function start(access: Access, input: StageImportInput, release: () => void): ImportJob {
    const state: { rows: number; outcome: ImportJob['outcome']; unread: string | undefined } = { rows: 0, outcome: undefined, unread: undefined };
    const ended = stageImport(house, access, input, (rows) => void (state.rows = rows))
      .then((outcome) => {
        state.unread = keepUnreadFile(house, access, input, outcome);
        state.outcome = outcome;
      })
      .catch((error: unknown) => void (state.outcome = { kind: 'failed', error: error instanceof Error ? error : new Error('the import failed', { cause: error }) }))
      .finally(release);
    const job: ImportJob = {
      id: house.newId(), actor: access.actor.id, fileName: input.fileName, lines: countLines(input.content), ended,
      get rows() { return state.rows; },
      get unread() { return state.unread; },
      get outcome() { return state.outcome; },
    };
    return rememberJob(jobs, job);
  }

  return {
    /** A place to receive and read one file in, or undefined when all are taken. It ends with `release`, or with the job started in it. */
    claim() {
      if (places === 0) return undefined;
      places -= 1;
      let isHeld = true;
      const release = (): void => {
        if (isHeld) places += 1;
        isHeld = false;
      };
      return { release, start: (access: Access, input: StageImportInput) => start(access, input, release) };
    },
    /** The person's own job; undefined when there is none, or it is somebody else's. */
    find(access: Access, id: string): ImportJob | undefined {
      const job = jobs.get(id);
      return job?.actor === access.actor.id ? job : undefined;
    },
  };
}
export type ImportJobs = ReturnType<typeof importJobs>;
