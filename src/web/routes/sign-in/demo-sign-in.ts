import type { FastifyRequest } from 'fastify';

/** A demonstration's people, who sign in without a password. Only a server that nobody else can reach is given this. */
export interface DemoSignIn {
  readonly people: readonly { readonly userId: string; readonly label: string; readonly description: string; readonly council: string | undefined }[];
}

const THIS_MACHINE = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * Was the request addressed to this machine by its own name, and not passed on by a proxy? A foreign site may point its
 * name at 127.0.0.1, and a proxy may offer this machine to everybody; neither may use the buttons.
 */
export function isFromThisMachine(request: FastifyRequest): boolean {
  const { host, forwarded, 'x-forwarded-for': forwardedFor, 'x-forwarded-host': forwardedHost } = request.headers;
  return THIS_MACHINE.test(host ?? '') && forwarded === undefined && forwardedFor === undefined && forwardedHost === undefined;
}
