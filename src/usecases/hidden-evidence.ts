import type { Access } from '../core/access.ts';
import { batchSight } from '../core/batch-sight.ts';
import { evidenceSight } from '../core/evidence-item.ts';
import type { EvidenceEntry } from '../core/register.ts';
import type { Batch } from '../store/batches.ts';
import type { RegisterEntry } from '../store/register.ts';
import type { House } from './house.ts';

const isHidden = (access: Access, { council, content }: RegisterEntry<EvidenceEntry>): boolean => evidenceSight(access, council, content) === 'none';

const knowsOfAll = (access: Access, gss: string): boolean => evidenceSight(access, gss, { confidentiality: 'confidential' }) !== 'none';

/** Ids of the council's items of evidence that somebody may not know of, as recorded by the moment. */
export async function hiddenEvidence({ store }: House, access: Access, gss: string, knownAt?: string): Promise<ReadonlySet<string>> {
  if (knowsOfAll(access, gss)) return new Set();
  const then = knownAt === undefined ? [] : await store.register.current<EvidenceEntry>('evidence', gss, knownAt);
  // What is confidential today was perhaps not then: its title stays hidden.
  const entries = [...then, ...await store.register.current<EvidenceEntry>('evidence', gss)];
  return new Set(entries.filter((entry) => isHidden(access, entry)).map(({ key }) => key));
}

/** May somebody read the batch's file? One of evidence only when there is no row in it of an item, then or now, that they may not know of. */
export async function maySeeFile({ store }: House, access: Access, batch: Batch, councils: readonly string[]): Promise<boolean> {
  if (batchSight(access, batch, councils) !== 'content') return false;
  if (batch.kind !== 'evidence' || councils.every((gss) => knowsOfAll(access, gss))) return true;
  // Of rows that were left out nothing is kept that says how confidential they are.
  if (batch.leftOut > 0) return false;
  const seen = await Promise.all(councils.map(async (gss) => {
    const [history, now] = await Promise.all([store.register.history<EvidenceEntry>('evidence', gss), store.register.current<EvidenceEntry>('evidence', gss)]);
    const rows = history.filter(({ source }) => source?.batch === batch.id);
    const keys = new Set(rows.map(({ key }) => key));
    return ![...rows, ...now.filter(({ key }) => keys.has(key))].some((entry) => isHidden(access, entry));
  }));
  return seen.every(Boolean);
}
