import type { App } from '../server.ts';
import type { Site } from '../site.ts';
import { livezRoutes } from './livez/routes.ts';

/** Every page, in one explicit list. */
export function registerRoutes(app: App, site: Site): void {
  livezRoutes(app, site);
}
