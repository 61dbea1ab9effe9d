import type { Access } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import { keepUpload, readUpload } from '../store/kept-uploads.ts';
import type { House } from './house.ts';
import type { StagedImport, StageImportInput } from './stage-import.ts';

/** Refusals that saying which column is which may heal. */
const HEALED_BY_MAPPING: ReadonlySet<string> = new Set(['header-not-recognised', 'column-missing', 'encoding-invalid']);

/** Keeps a file of figures whose columns were not understood, so that the person need not send it again; answers the id it is kept under. */
export function keepUnreadFile(house: House, access: Access, { kind, fileName, content }: StageImportInput, outcome: StagedImport): string | undefined {
  if (kind !== 'observations' || outcome.kind !== 'file-rejected' || !HEALED_BY_MAPPING.has(outcome.code)) return undefined;
  const id = house.newId();
  keepUpload(house.store.uploadFolder, id, { fileName, createdBy: access.actor.id, createdAt: house.now() }, content);
  return id;
}

/** A kept file. Throws ThreestarError `not-found` when it was read meanwhile, has gone after a day, or is somebody else's. */
export function findUnreadFile(house: House, access: Access, id: string): NonNullable<ReturnType<typeof readUpload>> {
  const upload = /^[0-9a-f]{32}$/.test(id) ? readUpload(house.store.uploadFolder, id) : undefined;
  if (upload === undefined || upload.about.createdBy !== access.actor.id) {
    throw new ThreestarError('not-found', 'There is no such file waiting. Files whose columns were not understood are kept for a day; send it again.');
  }
  return upload;
}
