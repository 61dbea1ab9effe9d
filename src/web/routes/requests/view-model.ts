import type { RequestAbout, RequestEntry } from '../../../core/inspection-request.ts';
import { formatMoment } from '../../../present/format-moment.ts';
import { formatCount } from '../../../present/format-number.ts';
import { REQUEST_KIND_WORDS, REQUEST_STATE_WORDS } from '../../../present/request-words.ts';
import type { CouncilRequests, ShownRequest } from '../../../usecases/show-requests.ts';
import { urls } from '../../urls.ts';

const STATE_MARKS: Readonly<Record<RequestEntry['state'], string>> = { open: 'waiting', answered: 'met', closed: 'no-target' };

/** The page of what a request is about. */
export function aboutHref(gss: string, about: RequestAbout): string {
  switch (about.on) {
    case 'criterion': return urls.criterion(gss, about.criterion, about.framework);
    case 'figure': return urls.indicator(gss, about.indicator);
    case 'evidence': return urls.evidenceItem(gss, about.item);
  }
}

function titleOf(requests: readonly ShownRequest[]): string {
  if (requests.length === 0) return 'No comments or requests yet';
  const waiting = requests.filter(({ now }) => now.kind === 'request' && now.state === 'open').length;
  if (waiting === 0) return 'No request waits for an answer';
  return waiting === 1 ? '1 request waits for an answer' : `${formatCount(waiting)} requests wait for an answer`;
}

/** Everything the page `views/pages/requests/index.hbs` prints. */
export function toRequestsView({ council: { gss, name }, requests }: CouncilRequests) {
  return {
    title: titleOf(requests), subtitle: `${name} · comments and requests of the inspector`, csv: urls.requestsCsv(gss),
    table: requests.length > 0 && {
      head: [{ text: 'Number' }, { text: 'State' }, { text: 'Kind' }, { text: 'About' }, { text: 'What was written last' }, { text: 'When' }],
      rows: requests.map(({ now, entries, subject }) => [
        { text: now.id, href: urls.request(gss, now.id) },
        { text: REQUEST_STATE_WORDS[now.state], mark: STATE_MARKS[now.state], label: 'State' },
        { text: REQUEST_KIND_WORDS[now.kind], label: 'Kind' },
        { text: subject, href: aboutHref(gss, now.about), label: 'About' },
        { text: entries.findLast(({ content }) => content.text !== '')?.content.text ?? '', label: 'What was written last' },
        { text: formatMoment(entries.at(-1)?.recordedAt ?? ''), label: 'When' },
      ]),
    },
  };
}

/** Everything but the forms of the page `views/pages/requests/request.hbs`. */
export function toRequestView(gss: string, { now, entries, subject }: ShownRequest) {
  return {
    heading: `${REQUEST_KIND_WORDS[now.kind]} ${now.id}`, subject: { text: subject, href: aboutHref(gss, now.about) }, mark: STATE_MARKS[now.state], word: REQUEST_STATE_WORDS[now.state],
    entries: entries.map(({ content, recordedAt }, at) => ({
      by: content.by, when: formatMoment(recordedAt), text: content.text,
      did: at === 0 ? 'wrote' : content.state === 'closed' ? 'closed it' : content.state === 'answered' ? 'answered' : 'asked again',
    })),
  };
}

export const REQUESTS_HEADER = ['council', 'id', 'state', 'kind', 'on', 'framework', 'criterion', 'indicator', 'period', 'item', 'entry', 'at', 'by', 'text'];

/** One row for each thing written. */
export function requestRows({ council: { gss }, requests }: CouncilRequests): (string | number | undefined)[][] {
  return requests.flatMap(({ now, entries }) => entries.map(({ content, recordedAt }, at) => {
    const { framework, criterion, indicator, period, item }: Partial<Record<'framework' | 'criterion' | 'indicator' | 'period' | 'item', string | undefined>> = now.about;
    return [gss, now.id, now.state, now.kind, now.about.on, framework, criterion, indicator, period, item, at + 1, recordedAt, content.by, content.text];
  }));
}
