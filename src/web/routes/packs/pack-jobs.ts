import type { Access } from '../../../core/access.ts';
import type { PackArguments } from '../../../pack/pack-contents.ts';
import type { House } from '../../../usecases/house.ts';
import { makePack } from '../../../usecases/make-pack.ts';
import { keepPackFile } from '../../../usecases/pack-files.ts';
import { rememberJob } from '../remember-job.ts';

/** A pack that is being made, or was a moment ago. */
export interface PackJob {
  readonly id: string;
  readonly actor: string;
  readonly council: string;
  /** What it is about at the moment. */
  readonly step: string;
  readonly outcome: { readonly kind: 'made'; readonly sha256: string } | { readonly kind: 'failed'; readonly error: Error } | undefined;
  /** Settles when it is made, whatever became of it. */
  readonly ended: Promise<void>;
}

/** The packs under way in this process, one at a time: each holds its files in memory. */
export function packJobs(house: House) {
  const jobs = new Map<string, PackJob>();
  let queue: Promise<void> = Promise.resolve();
  return {
    start(access: Access, wanted: PackArguments): PackJob {
      const state: { step: string; outcome: PackJob['outcome'] } = { step: 'Waiting for its turn', outcome: undefined };
      const ended = queue.then(async () => makePack(house, access, wanted, (words) => void (state.step = words))).then(
        (made) => { keepPackFile(house, made); state.outcome = { kind: 'made', sha256: made.content.sha256 }; },
      ).catch((error: unknown) => void (state.outcome = { kind: 'failed', error: error instanceof Error ? error : new Error('making the pack failed', { cause: error }) }));
      queue = ended;
      const job: PackJob = {
        id: house.newId(), actor: access.actor.id, council: wanted.council, ended,
        get step() { return state.step; },
        get outcome() { return state.outcome; },
      };
      return rememberJob(jobs, job);
    },
    /** The person's own job about the council; undefined when there is none. */
    find(access: Access, council: string, id: string): PackJob | undefined {
      const job = jobs.get(id);
      return job?.actor === access.actor.id && job.council === council ? job : undefined;
    },
  };
}
