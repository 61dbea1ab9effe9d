import { groupBy } from '../../core/group-by.ts';
import { compareRequests } from '../../core/inspection-request.ts';
import type { RequestAbout, RequestEntry } from '../../core/inspection-request.ts';
import { periodFromCode } from '../../core/period.ts';
import { formatDay, formatPeriodLong } from '../../present/format-date.ts';
import { REQUEST_KIND_WORDS, REQUEST_STATE_WORDS } from '../../present/request-words.ts';
import type { PackContents, PackEntry } from '../pack-contents.ts';
import { criterionName } from './criterion-reasons.ts';
import { heading, paragraph } from './report-model.ts';
import type { Block } from './report-model.ts';

/** What the inspector wrote and how each stands; open ones first, as on the page. */
export function requestBlocks(contents: PackContents): Block[] {
  const exchanges = [...groupBy(contents.requests, ({ content }) => content.id).values()]
    .flatMap((entries) => { const last = entries.at(-1); return last === undefined ? [] : [{ entries, last }]; })
    .sort((a, b) => compareRequests(a.last.content, b.last.content));
  const count = (kind: RequestEntry['kind'], state?: RequestEntry['state']): number =>
    exchanges.filter(({ last: { content } }) => content.kind === kind && (state === undefined || content.state === state)).length;
  if (exchanges.length === 0) return [heading(2, 'Requests and comments'), paragraph("The inspector has written nothing about this framework's criteria, about figures or about evidence.")];
  return [
    heading(2, 'Requests and comments'),
    paragraph(`${counted(count('request'), 'request')}: ${count('request', 'open')} open, ${count('request', 'answered')} answered, ${count('request', 'closed')} closed. ${counted(count('comment'), 'comment')}. They are the inspector's, about this framework's criteria, about figures and about evidence; each is shown as it was first written and as it was last answered or continued. Everything written is in requests.csv.`),
    {
      kind: 'table', caption: 'Requests and comments, open ones first',
      head: [{ text: 'Number', parts: 12 }, { text: 'About', parts: 22 }, { text: 'What was written', parts: 26 }, { text: 'What was said since', parts: 26 }, { text: 'How it stands', parts: 14 }],
      rows: exchanges.map(({ entries, last }) => [
        `${REQUEST_KIND_WORDS[last.content.kind]} ${last.content.id}`, subjectOf(contents, last.content.about), saidWords(entries[0]), saidWords(entries.slice(1).findLast(({ content }) => content.text !== '')),
        `${REQUEST_STATE_WORDS[last.content.state]} since ${dayOf(last)}`,
      ]),
    },
  ];
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
const dayOf = ({ recordedAt }: PackEntry<RequestEntry>): string => formatDay(recordedAt.slice(0, 10));

function saidWords(entry: PackEntry<RequestEntry> | undefined): string {
  return entry === undefined ? 'Nothing' : `${entry.content.by}, ${dayOf(entry)}: ${entry.content.text}`;
}

function subjectOf({ rating, standings, evidence }: PackContents, about: RequestAbout): string {
  switch (about.on) {
    case 'criterion': return criterionName(rating, about.criterion);
    case 'figure': {
      const title = standings.find(({ standing: { indicator } }) => indicator.code === about.indicator)?.standing.indicator.title ?? about.indicator;
      const period = about.period === undefined ? undefined : periodFromCode(about.period);
      return period === undefined ? title : `${title}, ${formatPeriodLong(period)}`;
    }
    case 'evidence': return `${about.item} ${evidence.find(({ content, holds }) => holds && content.id === about.item)?.content.title ?? ''}`.trim();
  }
}
