import type { Access } from '../core/access.ts';
import type { Council } from '../core/council.ts';
import { ThreestarError } from '../core/errors.ts';
import { evidenceSight } from '../core/evidence-item.ts';
import { groupBy } from '../core/group-by.ts';
import { compareRequests } from '../core/inspection-request.ts';
import type { RequestAbout, RequestEntry } from '../core/inspection-request.ts';
import type { EvidenceEntry } from '../core/register.ts';
import type { RegisterEntry } from '../store/register.ts';
import { findCouncil } from './find-council.ts';
import type { House } from './house.ts';

export interface ShownRequest {
  /** How it stands. */
  readonly now: RequestEntry;
  /** What was written, oldest first. */
  readonly entries: readonly RegisterEntry<RequestEntry>[];
  /** What it is about, in words. */
  readonly subject: string;
}

export interface CouncilRequests {
  readonly council: Council;
  /** Open ones first. */
  readonly requests: readonly ShownRequest[];
}

/** The comments and requests that somebody may see. Throws ThreestarError `not-found` or `not-permitted`. */
export async function showRequests(house: House, access: Access, gss: string): Promise<CouncilRequests> {
  const council = await findCouncil(house, gss);
  if (!access.may('see-requests', council.gss)) throw new ThreestarError('not-permitted', 'Comments and requests are for the inspector and those of the council who answer.');
  const history = await house.store.register.history<RequestEntry>('requests', council.gss);
  const subjects = await subjectWords(house, access, council.gss);
  const requests = [...groupBy(history, ({ key }) => key).values()].flatMap((entries): ShownRequest[] => {
    const now = entries.at(-1)?.content;
    if (now === undefined || (now.about.on === 'criterion' && !access.may('see-requests', council.gss, now.about.framework))) return [];
    return [{ now, entries, subject: subjects(now.about) }];
  });
  return { council, requests: requests.sort((a, b) => compareRequests(a.now, b.now)) };
}

/** One of them. Throws ThreestarError `not-found` or `not-permitted`. */
export async function findRequest(house: House, access: Access, gss: string, id: string): Promise<ShownRequest> {
  const found = (await showRequests(house, access, gss)).requests.find(({ now }) => now.id === id);
  if (found === undefined) throw new ThreestarError('not-found', `There is no comment or request ${id} that you may see. The list of comments and requests shows what there is.`);
  return found;
}

/** Names what a request is about; an item of evidence that somebody may not know of by its id alone. */
export async function subjectWords(house: House, access: Access, gss: string): Promise<(about: RequestAbout) => string> {
  const { catalogue, store } = house;
  const items = new Map((await store.register.current<EvidenceEntry>('evidence', gss)).map(({ key, content }) => [key, content]));
  return (about) => {
    switch (about.on) {
      case 'criterion': {
        const framework = catalogue.frameworks.get(about.framework);
        const node = framework?.nodes[about.criterion];
        return `Criterion ${node?.reference ?? ''} ${node?.title ?? about.criterion} (${framework?.title ?? about.framework})`.replaceAll('  ', ' ');
      }
      case 'figure': return `${catalogue.indicators.get(about.indicator)?.title ?? about.indicator}${about.period === undefined ? '' : `, ${about.period}`}`;
      case 'evidence': {
        const item = items.get(about.item);
        const seen = item !== undefined && evidenceSight(access, gss, item) !== 'none';
        return `Evidence ${about.item}${seen ? ` ${item.title}` : ''}`;
      }
    }
  };
}
