import fs from 'node:fs';
import path from 'node:path';
import type { Access } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import { mayImport } from '../core/may-import.ts';
import type { Confirmed } from '../store/batches.ts';
import { readStaging } from '../store/staging/read-staging.ts';
import type { Staging } from '../store/staging/read-staging.ts';
import type { House } from './house.ts';

export interface ConfirmImportInput {
  readonly id: string;
  readonly publish: boolean;
  /** The person has said that the rejected rows are to be left out. */
  readonly leaveOut: boolean;
  readonly reason?: string;
  /** The day sample figures became known; otherwise now. */
  readonly recordedAt?: string;
  /** For a single figure: the batch of the figure it replaces, null where there is none. */
  readonly replaces?: number | null;
}

export type ImportConfirmation = Confirmed | { readonly kind: 'blocked'; readonly rejected: number } | { readonly kind: 'nothing-to-save' };

/** The preview of an import. Throws ThreestarError `not-found` when it was confirmed or thrown away, or is somebody else's. */
export function findPreview(house: House, access: Access, id: string): Staging {
  const staging = /^[0-9a-f]{32}$/.test(id) ? readStaging(stagingFile(house, id)) : undefined;
  if (staging === undefined || (staging.summary.createdBy !== access.actor.id && access.actor.id !== 'console')) {
    throw new ThreestarError('not-found', 'There is no such preview. It may have been confirmed or thrown away already; the list of batches shows what was saved.');
  }
  return staging;
}

function stagingFile(house: House, id: string): string {
  return path.join(house.store.stagingFolder, `${id}.sqlite`);
}

/** Saves all accepted rows of a preview or none. Rejected rows block it until the person leaves them out. */
export async function confirmImport(house: House, access: Access, input: ConfirmImportInput): Promise<ImportConfirmation> {
  const { summary } = findPreview(house, access, input.id);
  if (summary.rejected > 0 && !input.leaveOut) return { kind: 'blocked', rejected: summary.rejected };
  if (summary.accepted + summary.normalised === 0) return { kind: 'nothing-to-save' };
  if (!mayImport(access, 'enter', summary)) {
    throw new ThreestarError('not-permitted', summary.councils.length === 0
      ? 'What belongs to no single council is brought in by somebody who may do so for every council.'
      : 'You may not bring this file in, since you may not enter what it holds for every council in it. Ask your administrator.');
  }
  if (input.publish && !mayImport(access, 'publish', summary)) {
    throw new ThreestarError('not-permitted', 'You may not publish this file, since you may not publish for every council in it. Save it as a draft and ask the head of ICT to publish it.');
  }
  const file = stagingFile(house, input.id);
  const confirmed = await house.store.batches.confirm({
    stagingFile: file, summary, actor: access.actor.id, at: input.recordedAt ?? house.now(), publish: input.publish,
    ...(input.reason !== undefined && { reason: input.reason }), ...(input.replaces !== undefined && { replaces: input.replaces }),
  });
  fs.rmSync(file, { force: true });
  return confirmed;
}

export function discardImport(house: House, access: Access, id: string): void {
  findPreview(house, access, id);
  fs.rmSync(stagingFile(house, id), { force: true });
}
