import type { Access } from '../../../core/access.ts';
import type { DueFigure } from '../../../core/due-figure.ts';
import { mayImport } from '../../../core/may-import.ts';
import { periodCode } from '../../../core/period.ts';
import { formatDayShort, formatPeriod } from '../../../present/format-date.ts';
import { formatMoment } from '../../../present/format-moment.ts';
import { formatCount } from '../../../present/format-number.ts';
import { IMPORT_KINDS } from '../../../usecases/read-into-staging.ts';
import { maySaveMapping } from '../../../usecases/save-mapping.ts';
import type { ImportSettings } from '../../../usecases/read-import-settings.ts';
import type { Gathering } from '../../../usecases/show-gathering.ts';
import type { Catalogue } from '../../../catalogue/catalogue.ts';
import { urls } from '../../urls.ts';
import type { UploadAnswer } from './import-door.ts';
import { batchState, kindWords } from './import-words.ts';

const STATES: Readonly<Record<DueFigure['state'], { readonly mark: string; readonly text: string }>> = {
  'overdue': { mark: 'stale', text: 'Overdue' },
  'not-supplied': { mark: 'unknown', text: 'Not supplied' },
  'due-soon': { mark: 'waiting', text: 'Due soon' },
};

/** Batches listed at first. */
const NEWEST = 10;

const figures = (n: number): string => (n === 1 ? '1 figure' : `${n} figures`);

/** The page's heading: what is due, in a few words. */
export function dueSentence(due: readonly DueFigure[]): string {
  const of = (state: DueFigure['state']): number => due.filter((one) => one.state === state).length;
  const parts = [[of('overdue'), 'overdue'], [of('not-supplied'), 'not supplied'], [of('due-soon'), 'due soon']].filter(([n]) => n !== 0) as [number, string][];
  const [first, ...rest] = parts;
  if (first === undefined) return 'No figure is due';
  return [`${figures(first[0])} ${first[1]}`, ...rest.map(([n, word]) => `${n} ${word}`)].join(', ');
}

/** The table of what is due: as cells of a page, and as rows of a download. */
export function dueRows(gathering: Gathering, access: Access): { cells: object[]; csv: (string | undefined)[] }[] {
  const { gss } = gathering.council;
  const mayEnter = access.may('enter-figures', gss);
  return gathering.due.map(({ indicator, owner, state, period, due }) => ({
    csv: [indicator.code, indicator.title, periodCode(period), STATES[state].text, due, owner],
    cells: [
      { text: indicator.title, href: urls.indicator(gss, indicator.code) },
      { text: formatPeriod(period), label: 'Period' },
      { ...STATES[state], label: 'State' },
      { text: formatDayShort(due), label: 'Due by' },
      { text: owner ?? 'No owner named', label: 'From whom' },
      ...(mayEnter ? [{ text: 'Enter', hidden: `${indicator.title} for ${formatPeriod(period)}`, href: `${urls.enterFigure(gss, indicator.code)}?period=${encodeURIComponent(periodCode(period))}`, label: 'Figure' }] : []),
    ],
  }));
}

/** The newest batches: as cells of a page, and as rows of a download. */
export function batchRows(batches: Gathering['batches']): { cells: object[]; csv: (string | number | undefined)[] }[] {
  return batches.map((batch) => {
    const state = batchState(batch);
    const saved = batch.accepted + batch.normalised;
    return {
      csv: [batch.id, kindWords(batch.kind), batch.fileName, saved, batch.leftOut, batch.recordedAt, state.text, batch.reason ?? undefined],
      cells: [
        { text: `Batch ${batch.id}`, href: urls.batch(batch.id) },
        { text: batch.fileName, label: 'File' },
        { text: kindWords(batch.kind), label: 'Kind' },
        { text: formatCount(saved), numeric: true, label: 'Rows' },
        { text: formatCount(batch.leftOut), numeric: true, label: 'Left out' },
        { text: formatMoment(batch.recordedAt), label: 'Recorded' },
        { ...state, label: 'State' },
      ],
    };
  });
}

function uploadForm(access: Access, { council: { gss }, mappings: saved }: Gathering, { mappings, rules }: ImportSettings, values: NonNullable<UploadAnswer['upload']>): object | undefined {
  const kinds = IMPORT_KINDS.filter((kind) => mayImport(access, 'enter', { kind, councils: [gss] }));
  if (kinds.length === 0 || !access.may('enter-figures', gss)) return undefined;
  return {
    action: urls.upload(urls.gather(gss)),
    kinds: kinds.map((kind) => ({ value: kind, text: kindWords(kind), selected: kind === values.kind })),
    mappings: [
      { value: '', text: 'Recognise by the header', selected: (values.mapping ?? '') === '' },
      ...[...saved.map(({ mapping }) => mapping), ...mappings].map(({ id, title }) => ({ value: id, text: title, selected: id === values.mapping })),
    ],
    most: `${Math.floor(rules.limits.bytes / (1024 * 1024))} MB`,
  };
}

export function toGatherView(gathering: Gathering, access: Access, settings: { readonly imports: ImportSettings; readonly catalogue: Catalogue; readonly upload: NonNullable<UploadAnswer['upload']>; readonly allBatches: boolean }): object {
  const { council, previews, indicators } = gathering;
  const { gss } = council;
  const due = dueRows(gathering, access);
  const newest = settings.allBatches ? gathering.batches : gathering.batches.slice(0, NEWEST);
  const batches = batchRows(newest);
  const held = new Set(indicators.map(({ code }) => code));
  const choices = settings.catalogue.indicatorSets.flatMap((set) => set.indicators.map((indicator) => ({ value: indicator.code, text: indicator.title, held: held.has(indicator.code) })));
  const mayEnter = access.may('enter-figures', gss);
  return {
    heading: dueSentence(gathering.due),
    due: due.length > 0 && {
      head: [{ text: 'Indicator' }, { text: 'Period' }, { text: 'State' }, { text: 'Due by' }, { text: 'From whom' }, ...(mayEnter ? [{ text: 'Figure' }] : [])],
      rows: due.map(({ cells }) => cells),
    },
    dueCsv: urls.dueCsv(gss),
    previews: previews.map(({ id, summary }) => ({
      href: urls.preview(urls.gather(gss), id), fileName: summary.fileName, kind: kindWords(summary.kind), at: formatMoment(summary.createdAt),
      counts: `${formatCount(summary.accepted + summary.normalised)} to save, ${formatCount(summary.rejected)} rejected`,
    })),
    mappings: gathering.mappings.map(({ mapping, council: of, recordedAt }) => ({
      title: mapping.title, id: mapping.id, everyCouncil: of === undefined && 'yes',
      about: `${of === undefined ? 'for every council' : `for ${council.name}`}, ${mapping.layout === 'wide' ? 'a column for each period' : 'one figure a row'}; saved ${formatMoment(recordedAt)}`,
      remove: maySaveMapping(access, of) && urls.removeMapping(gss),
    })),
    upload: uploadForm(access, gathering, settings.imports, settings.upload),
    enter: mayEnter && { action: urls.chooseFigure(gss), items: [...choices].sort((a, b) => Number(b.held) - Number(a.held)) },
    targets: access.may('set-targets', gss) && urls.targets(gss),
    batches: batches.length > 0 && {
      head: [{ text: 'Batch' }, { text: 'File' }, { text: 'Kind' }, { text: 'Rows', numeric: true }, { text: 'Left out', numeric: true }, { text: 'Recorded' }, { text: 'State' }],
      rows: batches.map(({ cells }) => cells),
    },
    batchesCsv: urls.batchesCsv(gss),
    more: newest.length < gathering.batches.length && { href: `${urls.gather(gss)}?batches=all#batches`, text: `Show the newest ${gathering.batches.length}` },
  };
}
