import path from 'node:path';
import type { Observation } from '../../src/core/observation.ts';
import type { Confirmed } from '../../src/store/batches.ts';
import { writeStaging } from '../../src/store/staging/write-staging.ts';
import type { Store } from '../../src/store/store.ts';
import { CANTERBURY } from './temporary-store.ts';

let files = 0;

/** Stages and confirms a file of Canterbury's whose line n + 1 holds the n-th observation. */
export async function save(store: Store, observations: readonly Observation[], options: { at?: string; publish?: boolean; content?: string; rejected?: number; replaces?: number | null; councils?: readonly string[] } = {}): Promise<Confirmed> {
  const stagingFile = path.join(store.stagingFolder, `${(files += 1)}.sqlite`);
  const content = Buffer.from(options.content ?? `file ${files}`);
  const staging = writeStaging(stagingFile, { councils: store.councils.ids(), indicators: store.indicators.ids() }, content);
  observations.forEach((observation, index) => staging.observation(index + 2, observation));
  for (let n = 0; n < (options.rejected ?? 0); n += 1) staging.remark({ line: 90 + n, outcome: 'rejected', says: ['no such council'] });
  const at = options.at ?? '2026-11-01T09:00:00.000Z';
  const summary = staging.finish({
    kind: 'observations', fileName: 'figures.csv', sha256: content.toString('hex'), size: content.length, createdAt: at, createdBy: 'u1',
    accepted: observations.length, normalised: 0, rejected: options.rejected ?? 0, repeated: 0, fileChanges: [], councils: options.councils ?? [CANTERBURY.gss],
  });
  return store.batches.confirm({ stagingFile, summary, actor: 'u1', at, publish: options.publish ?? true, ...(options.replaces !== undefined && { replaces: options.replaces }) });
}
