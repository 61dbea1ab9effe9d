/** Ended jobs remembered, for people who come back to the page of one; beyond so many the oldest is forgotten. */
const REMEMBERED = 100;

/** Keeps a job where its page finds it. One that is still under way is never forgotten. */
export function rememberJob<Job extends { readonly id: string; readonly outcome: unknown }>(jobs: Map<string, Job>, job: Job): Job {
  jobs.set(job.id, job);
  for (const [id, old] of jobs) {
    if (jobs.size <= REMEMBERED) break;
    if (old.outcome !== undefined) jobs.delete(id);
  }
  return job;
}
