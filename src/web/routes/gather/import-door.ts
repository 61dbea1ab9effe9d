import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Permission } from '../../../core/access.ts';
import type { ImportKind } from '../../../usecases/read-into-staging.ts';
import type { PageHead } from '../../site.ts';

/** What is wrong with an upload, or what became of it, for the page with its form. */
export interface UploadAnswer {
  /** By field. */
  readonly faults?: Readonly<Record<string, string>>;
  readonly upload?: { readonly kind?: string | undefined; readonly mapping?: string | undefined };
  /** The file that waits for somebody to say which column is which. */
  readonly unread?: string | undefined;
}

/** A place where files come in: its form, its rights and its addresses; upload, progress, preview and confirmation are the same at each. */
export interface ImportDoor {
  /** Of its routes, `:gss` in it where it belongs to a council. */
  readonly path: string;
  readonly permission: Permission;
  readonly kinds: readonly ImportKind[];
  /** The address of the page with the form, which the others begin with. */
  readonly address: (gss: string) => string;
  readonly head: (gss: string) => Promise<Pick<PageHead, 'council' | 'at'> & { readonly back: { readonly text: string; readonly href: string } }>;
  readonly page: (request: FastifyRequest, reply: FastifyReply, gss: string, answer: UploadAnswer) => Promise<FastifyReply>;
}
