import multipart from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addFramework } from '../../../usecases/add-framework.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { readUpload } from '../gather/read-upload.ts';

const config = { permission: 'manage-frameworks' } as const;
/** A framework with thousands of examples is far smaller. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_FAULTS = 100;

/** The form to add a framework file, and what its check found. */
export function addFrameworkRoutes(app: App, site: Site): void {
  const show = async (request: FastifyRequest, reply: FastifyReply, found: { readonly error?: string; readonly faults?: readonly string[]; readonly name?: string } = {}): Promise<FastifyReply> => {
    const { error, faults = [], name } = found;
    const failed = error !== undefined || faults.length > 0;
    return site.sendFresh(request, reply, 'framework/add', { title: 'Add a framework', at: urls.frameworks(), failed, breadcrumbs: [{ text: 'Frameworks', href: urls.frameworks() }, { text: 'Add' }] }, {
      failed, error: error ?? (faults.length > 0 ? 'The file was not added: its check found faults' : undefined), name,
      errorList: failed ? [{ text: error ?? `${name ?? 'The file'} was not added: ${faults.length === 1 ? 'one fault' : `${faults.length} faults`}, listed below`, href: error === undefined ? '#faults' : '#file' }] : [],
      faults: faults.slice(0, MOST_FAULTS), moreFaults: faults.length > MOST_FAULTS ? faults.length - MOST_FAULTS : undefined, action: urls.addFramework(),
    });
  };

  app.get('/frameworks/add', { config }, async (request, reply) => show(request, reply));

  void app.register(async (scope) => {
    await scope.register(multipart);
    scope.post('/frameworks/add', { config }, async (request, reply) => {
      const upload = await readUpload(request, MOST_BYTES);
      if (upload.isTooLarge) return show(request, reply.code(413), { error: 'The file is larger than 4 MB. Leave out examples' });
      if (upload.content === undefined) return show(request, reply.code(400), { error: 'Choose a framework file' });
      const added = await addFramework(site.house, request.access, { name: upload.fileName, content: upload.content });
      if (added.kind === 'refused') return show(request, reply.code(400), { faults: added.faults, name: upload.fileName });
      return reply.redirect(urls.framework(added.id), 303);
    });
  });
}
