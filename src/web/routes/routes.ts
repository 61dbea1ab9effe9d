import type { App } from '../server.ts';
import type { Site } from '../site.ts';
import { accessibilityRoutes } from './accessibility/routes.ts';
import { accountRoutes } from './account/routes.ts';
import { batchActionRoutes } from './batch-actions/routes.ts';
import { compareRoutes } from './compare/routes.ts';
import { whatIfRoutes } from './what-if/routes.ts';
import { enterFigureRoutes } from './enter-figure/routes.ts';
import { gatherRoutes } from './gather/routes.ts';
import { noteRoutes } from './notes/routes.ts';
import { targetRoutes } from './targets/routes.ts';
import { eventRoutes } from './admin/events/routes.ts';
import { adminRoutes } from './admin/routes.ts';
import { batchRoutes } from './batch/routes.ts';
import { inspectionsRoutes } from './inspections/routes.ts';
import { councilListRoutes } from './council-list/routes.ts';
import { dashboardRoutes } from './dashboard/routes.ts';
import { frameworkRoutes } from './framework/routes.ts';
import { indicatorRoutes } from './indicator/routes.ts';
import { livezRoutes } from './livez/routes.ts';
import { ratingRoutes } from './rating/routes.ts';
import type { DemoSignIn } from './sign-in/demo-sign-in.ts';
import { signInRoutes } from './sign-in/routes.ts';
import { signOutRoutes } from './sign-out/routes.ts';

/** Every page, in one explicit list. */
export function registerRoutes(app: App, site: Site, options: { readonly demo: DemoSignIn | undefined }): void {
  livezRoutes(app, site);
  councilListRoutes(app, site);
  dashboardRoutes(app, site);
  indicatorRoutes(app, site);
  ratingRoutes(app, site);
  compareRoutes(app, site);
  whatIfRoutes(app, site);
  batchRoutes(app, site);
  frameworkRoutes(app, site);
  inspectionsRoutes(app, site);
  signInRoutes(app, site, options);
  signOutRoutes(app, site);
  accessibilityRoutes(app, site);
  accountRoutes(app, site);
  gatherRoutes(app, site);
  batchActionRoutes(app, site);
  enterFigureRoutes(app, site);
  targetRoutes(app, site);
  noteRoutes(app, site);
  adminRoutes(app, site);
  eventRoutes(app, site);
}
