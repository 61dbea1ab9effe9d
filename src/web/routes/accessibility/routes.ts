import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';

export function accessibilityRoutes(app: App, site: Site): void {
  app.get('/accessibility', { config: { permission: 'everybody' } }, async (request, reply) =>
    site.sendKept(request, reply, 'accessibility/index', async () => ({ head: { title: 'Accessibility statement' }, view: {} })));
}
