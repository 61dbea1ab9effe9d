import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

export interface Upload {
  readonly kind: string;
  readonly mapping: string;
  /** Fingerprint of a key, of a form that asks for one. */
  readonly key: string;
  /** Without folders; it names the file for people and is never used as a path. */
  readonly fileName: string;
  /** Undefined when no file was chosen, or it was larger than allowed. */
  readonly content: Buffer | undefined;
  readonly isTooLarge: boolean;
}

const LONGEST_NAME = 200;
const NONE = { kind: '', mapping: '', key: '', fileName: '', content: undefined, isTooLarge: false } as const;

/**
 * Receives the upload form: its fields, then one file of at most so many bytes, in memory. When the browser goes away
 * on the way it throws, and nothing is left behind.
 */
export async function readUpload(request: FastifyRequest, maximumBytes: number): Promise<Upload> {
  const part = await request.file({ limits: { fileSize: maximumBytes, files: 1, fields: 10, fieldSize: 1024, fieldNameSize: 100, parts: 11 }, throwFileSizeLimit: false });
  if (part === undefined) return NONE;
  const content = await part.toBuffer();
  const fileName = plainName(part.filename);
  const isTooLarge = part.file.truncated;
  const isChosen = fileName !== '' || content.length > 0;
  return { kind: fieldOf(part, 'kind'), mapping: fieldOf(part, 'mapping'), key: fieldOf(part, 'key'), fileName, isTooLarge, content: isChosen && !isTooLarge ? content : undefined };
}

function fieldOf({ fields }: MultipartFile, name: string): string {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return field !== undefined && !Array.isArray(field) && field.type === 'field' && typeof field.value === 'string' ? field.value : '';
}

/** `..\\folder\\figures.csv` is `figures.csv`; what cannot be seen is taken out. */
function plainName(name: string | undefined): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  return last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim().slice(0, LONGEST_NAME);
}
