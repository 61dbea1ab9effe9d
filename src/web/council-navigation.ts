import type { Access } from '../core/access.ts';
import type { Council } from '../core/council.ts';
import type { Link } from '../present/page-frame.ts';
import { urls } from './urls.ts';

/** A place in the navigation; its pages, where it has several, are listed once one of them is open. */
export interface Section extends Link {
  readonly pages?: readonly Link[];
}

/** The pages of a council in the order a person asks for them, without those the actor may not see. */
export function councilNavigation(access: Access, council: Council): Section[] {
  const { gss } = council;
  const rated = access.may('see-ratings', gss);
  const log = access.may('see-events', gss) && { text: 'Event log', href: urls.councilEvents(gss) };
  const packs = { text: 'Packs', href: urls.packs(gss) };
  const sections: (Section | false)[] = [
    { text: 'Dashboard', href: urls.council(gss) },
    rated && {
      text: 'Rating', href: urls.rating(gss), pages: [
        { text: 'Reasons', href: urls.rating(gss) }, { text: 'Assessments', href: urls.assessments(gss) }, { text: 'When it changed', href: urls.ratingHistory(gss) },
        { text: 'Compare', href: urls.compareRatings(gss) }, { text: 'What if?', href: urls.whatIf(gss) },
      ],
    },
    rated && { text: 'Readiness', href: urls.readiness(gss) },
    { text: 'Trends', href: urls.trends(gss) },
    access.may('see-batches', gss) && {
      text: 'Gather', href: urls.gather(gss), pages: [{ text: 'Due, import and entry', href: urls.gather(gss) }, ...(access.may('set-targets', gss) ? [{ text: 'Targets, owners and review date', href: urls.targets(gss) }] : [])],
    },
    access.may('see-evidence', gss) && {
      text: 'Evidence', href: urls.evidence(gss), pages: [{ text: 'Register', href: urls.evidence(gss) }, ...(rated ? [{ text: 'What is missing', href: urls.evidenceGaps(gss) }] : [])],
    },
    access.may('see-actions', gss) && { text: 'Plan', href: urls.actions(gss) },
    access.may('see-requests', gss) && { text: 'Requests', href: urls.requests(gss) },
    access.may('make-packs', gss) ? { ...packs, pages: log ? [packs, log] : [packs] } : log,
    { text: 'Inspections', href: `${urls.inspections()}?council=${gss}` },
  ];
  return sections.filter((section) => section !== false);
}
