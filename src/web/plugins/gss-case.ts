import type { FastifyInstance } from 'fastify';

const GSS = /^[A-Za-z]\d{8}$/;

/** Codes of councils are written in capitals; an address with `e07000106` leads to the one with `E07000106`. */
export function capitalGss(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const { gss } = (request.params ?? {}) as { gss?: string };
    if (gss === undefined || !GSS.test(gss) || gss === gss.toUpperCase() || !['GET', 'HEAD'].includes(request.method)) return undefined;
    return reply.redirect(request.url.replace(`/${gss}`, `/${gss.toUpperCase()}`), 301);
  });
}
