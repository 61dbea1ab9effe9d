import path from 'node:path';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import fastifyStatic from '@fastify/static';
import Fastify from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { RawReplyDefaultExpression, RawRequestDefaultExpression, RawServerDefault } from 'fastify';
import type { House } from '../usecases/house.ts';
import { answerUnreadable, errorPages } from './error-handler.ts';
import { forgeryProtection } from './plugins/forgery-protection.ts';
import { pageCache } from './plugins/page-cache.ts';
import { capitalGss } from './plugins/gss-case.ts';
import { outsideReader } from './plugins/outside-reader.ts';
import { permissions } from './plugins/permissions.ts';
import { securityHeaderValues, securityHeaders } from './plugins/security-headers.ts';
import { sessions } from './plugins/session.ts';
import { compileViews } from './plugins/views.ts';
import { registerRoutes } from './routes/routes.ts';
import type { DemoSignIn } from './routes/sign-in/demo-sign-in.ts';
import { buildSite } from './site.ts';

export interface ServerOptions {
  readonly house: House;
  readonly folders: { readonly views: string; readonly static: string; readonly modules: string };
  /** Signs cookies. */
  readonly secret: string;
  /** Reached by https: cookies are secure and browsers are told to stay with https. */
  readonly https: boolean;
  /** A demonstration on this machine alone: its people sign in by pressing a button. */
  readonly demo?: DemoSignIn;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Where the log goes instead of the standard output. */
  readonly logTo?: { write(line: string): void };
}

export type App = FastifyInstance<RawServerDefault, RawRequestDefaultExpression, RawReplyDefaultExpression, FastifyBaseLogger, ZodTypeProvider>;

const MIB = 1024 * 1024;

/** The whole request pipeline, in order; it does not listen yet. */
export async function buildServer(options: ServerOptions): Promise<App> {
  const { house, folders } = options;
  const site = buildSite(house, compileViews(folders.views), pageCache({
    maximumBytes: 64 * MIB, buildId: house.newId(), dataVersion: () => house.store.dataVersion(),
  }));
  const app = Fastify({
    logger: options.logLevel === 'silent' ? false : {
      level: options.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'], ...(options.logTo && { stream: options.logTo }),
    },
    logController: new Fastify.LogController({ disableRequestLogging: true }),
    genReqId: () => house.newId().slice(0, 12),
    // A proxy on this machine says whom it speaks for; anybody else speaks for themselves.
    trustProxy: 'loopback',
    frameworkErrors: (_error, request, reply) => answerUnreadable(site, securityHeaderValues(options), request, reply),
    bodyLimit: MIB,
    requestTimeout: 60_000,
    keepAliveTimeout: 72_000,
    connectionTimeout: 120_000,
    http: { headersTimeout: 20_000, connectionsCheckingInterval: 5_000 },
    forceCloseConnections: 'idle',
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  securityHeaders(app, { https: options.https });
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/static/')) route.config = { ...route.config, permission: 'everybody' };
  });
  await app.register(cookie, { secret: options.secret });
  sessions(app, house, options);
  await forgeryProtection(app, options);
  capitalGss(app);
  permissions(app, house);
  outsideReader(app, house);
  errorPages(app, site);

  await app.register(formbody);
  await serveStatic(app, folders);
  registerRoutes(app, site, { demo: options.demo });
  return app;
}

async function serveStatic(app: App, folders: ServerOptions['folders']): Promise<void> {
  await app.register(fastifyStatic, { root: folders.static, prefix: '/static/', maxAge: '1h', index: false });
  const vendor = (name: string, file: string): void => {
    app.get(`/static/vendor/${name}`, { config: { permission: 'everybody' } }, async (_request, reply) => reply.sendFile(path.basename(file), path.join(folders.modules, path.dirname(file)), { maxAge: '1d' }));
  };
  vendor('chart.umd.min.js', 'chart.js/dist/chart.umd.min.js');
  vendor('chartjs-plugin-annotation.min.js', 'chartjs-plugin-annotation/dist/chartjs-plugin-annotation.min.js');
}
