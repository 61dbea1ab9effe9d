import type { FastifyReply, FastifyRequest } from 'fastify';
import { showGathering } from '../../../usecases/show-gathering.ts';
import { formFaults } from '../../form-faults.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import type { UploadAnswer } from './import-door.ts';
import { toGatherView } from './view-model.ts';

export interface GatherPageState extends UploadAnswer {
  /** The batch that already holds the file that was sent. */
  readonly already?: number | undefined;
  readonly done?: string;
  readonly allBatches?: boolean;
}

export async function gatherPage(site: Site, request: FastifyRequest, reply: FastifyReply, gss: string, state: GatherPageState = {}): Promise<FastifyReply> {
  const { house } = site;
  const gathering = await showGathering(house, request.access, { council: gss, asOf: house.defaultAsOf() });
  const { council } = gathering;
  const shown = formFaults(state.faults);
  return site.sendFresh(request, reply, 'gather/index', { title: 'Gather', council, at: urls.gather(council.gss), failed: shown.failed }, {
    ...toGatherView(gathering, request.access, { imports: house.imports, catalogue: house.catalogue, upload: state.upload ?? {}, allBatches: state.allBatches ?? false }),
    ...shown, done: state.done, columns: state.unread !== undefined && urls.columns(council.gss, state.unread),
    already: state.already !== undefined && { text: `batch ${state.already}`, href: urls.batch(state.already) },
  });
}
