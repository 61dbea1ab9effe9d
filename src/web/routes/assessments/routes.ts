import { z } from 'zod';
import { showAssessments } from '../../../usecases/show-assessments.ts';
import { sendCsv } from '../../send-csv.ts';
import type { App } from '../../server.ts';
import type { Site } from '../../site.ts';
import { urls } from '../../urls.ts';
import { asSeenQuery, toAsSeen } from '../query.ts';
import { ASSESSMENTS_HEADER, assessmentsCsv, toAssessmentsView } from './view-model.ts';

const route = {
  config: { permission: 'see-ratings' },
  schema: { params: z.object({ gss: z.string().max(20) }), querystring: z.object({ ...asSeenQuery, framework: z.string().max(60).optional() }) },
} as const;

/** The council's own assessments, those that wait for approval first. */
export function assessmentRoutes(app: App, site: Site): void {
  const { house } = site;

  app.get('/councils/:gss/assessments', route, async (request, reply) => site.sendKept(request, reply, 'assessments/index', async () => {
    const { framework } = request.query;
    const shown = await showAssessments(house, request.access, { ...toAsSeen(house, request.query), council: request.params.gss, ...(framework && { framework }) });
    const view = toAssessmentsView(shown);
    const { council } = shown;
    return { head: { title: view.title, council, at: urls.assessments(council.gss) }, view };
  }));

  app.get('/councils/:gss/assessments.csv', route, async (request, reply) => {
    const { framework } = request.query;
    const shown = await showAssessments(house, request.access, { ...toAsSeen(house, request.query), council: request.params.gss, ...(framework && { framework }) });
    return sendCsv(reply, `assessments-${shown.council.gss}.csv`, ASSESSMENTS_HEADER, assessmentsCsv(shown));
  });
}
