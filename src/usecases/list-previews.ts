import type { Access } from '../core/access.ts';
import { listStaging } from '../store/staging/staging-file.ts';
import type { StagingSummary } from '../store/staging/staged-rows.ts';
import type { House } from './house.ts';
import type { ImportKind } from './read-into-staging.ts';

/** The person's own previews of files of these kinds, not confirmed yet, the newest first. */
export function listPreviews({ store }: House, access: Access, kinds: readonly ImportKind[]): { readonly id: string; readonly summary: StagingSummary }[] {
  return listStaging(store.stagingFolder).filter(({ summary }) => summary.createdBy === access.actor.id && kinds.some((kind) => kind === summary.kind));
}
