import type { FastifyInstance } from 'fastify';

const POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
  "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
].join('; ');

interface Reached {
  /** By https: browsers are told to stay with it. */
  readonly https: boolean;
}

export function securityHeaderValues(options: Reached): Readonly<Record<string, string>> {
  return {
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    ...(options.https && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  };
}

/** On every answer, errors and downloads included. */
export function securityHeaders(app: FastifyInstance, options: Reached): void {
  const headers = securityHeaderValues(options);
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers);
  });
}
