import fs from 'node:fs';
import path from 'node:path';
import type { Access } from '../core/access.ts';
import { mayImport } from '../core/may-import.ts';
import type { FileRejection } from '../gather/import/remark.ts';
import type { House } from './house.ts';
import { listMappings } from './list-mappings.ts';
import type { ImportKind } from './read-into-staging.ts';

export interface StageImportInput {
  readonly content: Uint8Array;
  readonly fileName: string;
  readonly kind: ImportKind;
  readonly mapping?: string;
}

export type StagedImport =
  | { readonly kind: 'staged'; readonly id: string }
  | { readonly kind: 'already-imported'; readonly batch: number }
  | FileRejection;

/**
 * Reads a file into a preview that survives a restart; nothing of it is a fact until it is confirmed.
 * The same bytes as a batch that stands are answered with that batch.
 */
export async function stageImport(house: House, access: Access, input: StageImportInput, onProgress: (rows: number) => void = () => undefined): Promise<StagedImport> {
  const { store } = house;
  const earlier = await store.batches.holding(house.sha256(input.content), input.kind);
  if (earlier !== undefined) return { kind: 'already-imported', batch: earlier };

  fs.mkdirSync(store.stagingFolder, { recursive: true, mode: 0o700 });
  const id = house.newId();
  const reading = await house.readIntoStaging({
    ...input,
    stagingFile: path.join(store.stagingFolder, `${id}.sqlite`),
    savedMappings: (await listMappings(house, access)).map(({ mapping }) => mapping),
    createdAt: house.now(), createdBy: access.actor.id,
    mayWrite: (await store.councils.all()).map(({ gss }) => gss).filter((gss) => mayImport(access, 'enter', { kind: input.kind, councils: [gss] })),
  }, onProgress);
  return reading.kind === 'staged' ? { kind: 'staged', id } : reading;
}
