import type { Access } from '../../../core/access.ts';
import { mayImport } from '../../../core/may-import.ts';
import { formatPeriodLong } from '../../../present/format-date.ts';
import { formatCount, formatFigure } from '../../../present/format-number.ts';
import { formatMoment } from '../../../present/format-moment.ts';
import { PREVIEW_PARTS } from '../../../usecases/show-preview.ts';
import type { PreviewPage, PreviewPart, PreviewRow } from '../../../usecases/show-preview.ts';
import { urls } from '../../urls.ts';
import { OUTCOME_MARKS, kindWords } from './import-words.ts';
import { pagination } from './pagination.ts';

/** A hostile line may have a million characters; a person needs the beginning. */
const WRITTEN_CHARACTERS = 300;

const PART_WORDS: Readonly<Record<PreviewPart, string>> = { all: 'All lines', rejected: 'Rejected', normalised: 'Normalised', repeated: 'Repeated' };

export interface PreviewChoice {
  readonly publish?: string | undefined;
  readonly reason?: string | undefined;
  readonly leaveOut?: boolean;
}

/** In a wide layout a row of the file holds many figures, and each is accepted or rejected for itself. */
const counted = (n: number, word: string): string => (n === 1 ? word : `${word}s`);

function toRow(row: PreviewRow, councilName: (gss: string) => string, several: boolean): object {
  const { taken, written } = row;
  return {
    line: formatCount(row.line), cell: row.cell, ...OUTCOME_MARKS[row.outcome], says: row.says,
    written: written.length > WRITTEN_CHARACTERS ? `${written.slice(0, WRITTEN_CHARACTERS)} …` : written,
    ...(taken && {
      what: `${taken.indicator.title}, ${formatPeriodLong(taken.period)}${several ? `, ${councilName(taken.council)}` : ''}`,
      value: formatFigure(taken.figure, taken.indicator),
    }),
  };
}

/** The preview of an import, in the words of its page. */
export function toPreviewView(preview: PreviewPage, access: Access, form: string, settings: { readonly councilName: (gss: string) => string; readonly mapping: { readonly title: string; readonly layout: 'long' | 'wide' } | undefined; readonly choice: PreviewChoice }): object {
  const { id, summary, part } = preview;
  const { accepted, normalised, rejected, repeated } = summary;
  const taken = accepted + normalised;
  const word = settings.mapping?.layout === 'wide' ? 'figure' : 'row';
  const address = (to: PreviewPart, page = 1): string => `${urls.preview(form, id)}?show=${to}${page === 1 ? '' : `&page=${page}`}`;
  const counts = { all: undefined, rejected, normalised, repeated };
  const { choice } = settings;
  const hasDrafts = summary.kind === 'observations';
  const mayPublish = mayImport(access, 'publish', summary);
  return {
    fileName: summary.fileName, hasTaken: preview.rows.some(({ taken: figure }) => figure !== undefined),
    about: [
      `${kindWords(summary.kind)}${settings.mapping === undefined ? '' : `, read as “${settings.mapping.title}”`}`,
      `sent ${formatMoment(summary.createdAt)}`,
      summary.councils.length > 3 ? `${summary.councils.length} councils` : summary.councils.map(settings.councilName).join(', '),
    ].filter((words) => words !== '').join(' · '),
    headline: [
      { number: formatCount(taken), words: `${counted(taken, word)} can be saved`, more: normalised === 0 ? 'as written' : `${formatCount(normalised)} of them after normalisation` },
      { number: formatCount(rejected), words: `${counted(rejected, word)} ${rejected === 1 ? 'is' : 'are'} rejected`, more: rejected === 0 ? 'nothing to correct' : `correct the file and send it again, or leave ${rejected === 1 ? 'it' : 'them'} out` },
      { number: formatCount(repeated), words: `${counted(repeated, word)} ${repeated === 1 ? 'repeats' : 'repeat'} another`, more: 'taken once' },
    ],
    fileChanges: summary.fileChanges,
    parts: PREVIEW_PARTS.filter((one) => one === 'all' || counts[one] !== 0).map((one) => ({
      text: counts[one] === undefined ? PART_WORDS[one] : `${PART_WORDS[one]} (${formatCount(counts[one])})`, href: address(one), current: one === part,
    })),
    rows: preview.rows.map((row) => toRow(row, settings.councilName, summary.councils.length > 1)),
    pages: pagination({ page: preview.page, pages: preview.pages, address: (page) => address(part, page) }),
    rejectedCsv: rejected > 0 && urls.rejectedCsv(form, id),
    confirm: taken > 0 && {
      action: urls.confirmPreview(form, id), reason: choice.reason,
      save: `Save ${formatCount(taken)} ${counted(taken, word)}`,
      publish: hasDrafts && [
        { value: 'draft', text: 'Save as drafts', hint: 'Seen by the council’s own people; judged and shown to others once published.', selected: !mayPublish || choice.publish !== 'publish' },
        ...(mayPublish ? [{ value: 'publish', text: 'Publish now', hint: 'Shown to everybody and counted in ratings.', selected: choice.publish === 'publish' }] : []),
      ],
      leaveOut: rejected > 0 && [{ value: 'yes', text: `Leave out ${rejected === 1 ? 'this' : 'these'} ${formatCount(rejected)} ${counted(rejected, word)}`, hint: rejected === 1 ? 'The batch keeps it with the reason.' : 'The batch keeps them with their reasons.', selected: choice.leaveOut === true }],
    },
    discard: urls.discardPreview(form, id),
  };
}
