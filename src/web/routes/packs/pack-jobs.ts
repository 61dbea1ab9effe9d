import type { FastifyBaseLogger } from 'fastify';
import type { Access } from '../../../core/access.ts';
import { ThreestarError } from '../../../core/errors.ts';
import type { PackArguments } from '../../../pack/pack-contents.ts';
import type { House } from '../../../usecases/house.ts';
import { makePack } from '../../../usecases/make-pack.ts';
import { keepPackFile } from '../../../usecases/pack-files.ts';
import { enteredPack, forgetUnfinishedPack, noteUnfinishedPack, takeUnfinishedPacks } from '../../../usecases/unfinished-packs.ts';
import { workLine } from '../../work-line.ts';
import { rememberJob } from '../remember-job.ts';

/** How the making of a pack ended; `stopped` for one that the end of the server cut short. */
export type PackOutcome =
  | { readonly kind: 'made'; readonly sha256: string }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'stopped' };

/** A pack that is being made, or was a moment ago. */
export interface PackJob {
  readonly id: string;
  readonly actor: string;
  readonly council: string;
  /** ISO moment. */
  readonly askedAt: string;
  /** What it is about at the moment. */
  readonly step: string;
  readonly outcome: PackOutcome | undefined;
  /** Settles when it has ended, whatever became of it. */
  readonly ended: Promise<void>;
}

/** One at a time, since each holds its files in memory and keeps a processor busy. */
const LINE = { atOnce: 1, most: 20 } as const;

/** The packs under way in this process, and those an earlier run of the server did not finish. */
export function packJobs(house: House, log: FastifyBaseLogger) {
  const jobs = new Map<string, PackJob>();
  const line = workLine(LINE);
  const closing = new AbortController();
  const underWay = (): PackJob[] => [...jobs.values()].filter(({ outcome }) => outcome === undefined);

  return {
    /** Finds out what became of the packs under way when an earlier run ended. */
    async recover(): Promise<void> {
      for (const pack of takeUnfinishedPacks(house)) {
        const sha256 = await enteredPack(house, pack);
        const outcome: PackOutcome = sha256 === undefined ? { kind: 'stopped' } : { kind: 'made', sha256 };
        rememberJob(jobs, { ...pack, council: pack.wanted.council, step: '', outcome, ended: Promise.resolve() });
        log.warn({ job: pack.id, outcome: outcome.kind }, 'a pack was under way when the server ended');
      }
    },
    /** Undefined when too many wait already. */
    start(access: Access, wanted: PackArguments): PackJob | undefined {
      const place = line.claim();
      if (place === undefined) return undefined;
      const about = { id: house.newId(), actor: access.actor.id, askedAt: house.now(), wanted };
      const before = underWay();
      const state: { step: string | undefined; outcome: PackOutcome | undefined } = { step: undefined, outcome: undefined };
      noteUnfinishedPack(house, about);
      const made = place.run(async (): Promise<PackOutcome> => {
        closing.signal.throwIfAborted();
        const pack = await makePack(house, access, wanted, (words) => void (state.step = words), closing.signal);
        await keepPackFile(house, pack);
        return { kind: 'made', sha256: pack.content.sha256 };
      }).catch((error: unknown): PackOutcome => {
        if (closing.signal.aborted) return { kind: 'stopped' };
        if (!(error instanceof ThreestarError)) log.error({ err: error, job: about.id }, 'a pack could not be made');
        return { kind: 'failed', error };
      });
      const ended = made.then((outcome) => {
        state.outcome = outcome;
        // The note of one that was stopped stays, for the next run to tell of it.
        if (outcome.kind !== 'stopped') forgetUnfinishedPack(house, about.id);
      });
      return rememberJob(jobs, {
        ...about, council: wanted.council, ended,
        get step() { return state.step ?? waitingWords(before.filter(({ outcome }) => outcome === undefined).length); },
        get outcome() { return state.outcome; },
      });
    },
    /** The person's own job about the council; undefined when there is none. */
    find(access: Access, council: string, id: string): PackJob | undefined {
      const job = jobs.get(id);
      return job?.actor === access.actor.id && job.council === council ? job : undefined;
    },
    /** The person's own jobs about the council that are under way or came to nothing, in the order they were asked for. */
    open(access: Access, council: string): PackJob[] {
      return [...jobs.values()].filter((job) => job.actor === access.actor.id && job.council === council && job.outcome?.kind !== 'made');
    },
    /** Somebody has been told that it came to nothing. */
    forget: (job: PackJob) => void jobs.delete(job.id),
    /** Gives up what is under way and waits until it has ended. */
    async close(): Promise<void> {
      closing.abort(new Error('the server ends'));
      await Promise.all(underWay().map(({ ended }) => ended));
    },
  };
}

function waitingWords(before: number): string {
  if (before === 0) return 'Starting';
  return before === 1 ? 'Waiting for its turn: one pack is before it' : `Waiting for its turn: ${before} packs are before it`;
}
