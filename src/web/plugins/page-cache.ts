import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

export interface CachedPage {
  readonly body: Buffer;
  readonly etag: string;
}

export interface PageCacheOptions {
  /** Bytes of pages kept at most; the least recently served go first. */
  readonly maximumBytes: number;
  /** Changes with every start, so that a page of an older build is never taken for today's. */
  readonly buildId: string;
  dataVersion(): number;
}

/**
 * Pages that carry no token and no name, kept as bytes. The key is the data version, the address and what the
 * actor may see, so a page is rendered once per change of the data and answered with 304 where the browser has it.
 */
export function pageCache(options: PageCacheOptions) {
  const pages = new Map<string, CachedPage>();
  let bytes = 0;
  let version = -1;

  function keep(key: string, page: CachedPage): void {
    pages.set(key, page);
    bytes += page.body.length;
    for (const [oldest, old] of pages) {
      if (bytes <= options.maximumBytes) return;
      pages.delete(oldest);
      bytes -= old.body.length;
    }
  }

  return {
    /** Sends the page, rendering it only when there is no copy. `seenAs` names what the actor may see and which day it is. */
    async send(request: FastifyRequest, reply: FastifyReply, seenAs: string, render: () => Promise<string>): Promise<FastifyReply> {
      const current = options.dataVersion();
      if (current !== version) {
        pages.clear();
        bytes = 0;
        version = current;
      }
      const key = `${request.url} ${seenAs}`;
      let page = pages.get(key);
      if (page === undefined) {
        const body = Buffer.from(await render(), 'utf8');
        page = { body, etag: `"${createHash('sha256').update(`${options.buildId} ${current} ${key}`).digest('base64url').slice(0, 27)}"` };
        if (options.dataVersion() === current) keep(key, page);
      } else {
        pages.delete(key);
        pages.set(key, page);
      }
      reply.header('etag', page.etag).header('cache-control', 'private, no-cache').header('vary', 'cookie');
      if (request.headers['if-none-match'] === page.etag) return reply.code(304).send();
      return reply.type('text/html; charset=utf-8').send(page.body);
    },
  };
}
export type PageCache = ReturnType<typeof pageCache>;
