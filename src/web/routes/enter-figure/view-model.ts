import type { Access } from '../../../core/access.ts';
import { toDecimalText } from '../../../core/decimal-text.ts';
import type { Indicator } from '../../../core/indicator.ts';
import { FIGURE_STATUSES, NO_FIGURE_REASONS } from '../../../core/observation.ts';
import type { Figure } from '../../../core/observation.ts';
import { periodCode } from '../../../core/period.ts';
import type { Period } from '../../../core/period.ts';
import type { SourcedPoint } from '../../../core/series.ts';
import type { TypedCells } from '../../../gather/import/figure-file.ts';
import { formatPeriodLong } from '../../../present/format-date.ts';
import { NO_FIGURE_WORDS, formatValueInWords } from '../../../present/format-number.ts';
import { urls } from '../../urls.ts';

/** The form's fields as they were typed. */
export interface FigureFormValues extends TypedCells {
  readonly what: string;
  readonly seenPeriod: string;
  readonly seenBatch: string;
  readonly publish: string;
  readonly checked?: string | undefined;
}

/** An empty form for a period, filled with the figure that stands, where there is one. */
export function startingValues(period: Period, held: SourcedPoint | undefined, indicator: Indicator): FigureFormValues {
  const figure = held?.figure;
  const text = (value: number | undefined): string => (value === undefined ? '' : toDecimalText(value));
  const value = figure?.kind !== 'value' ? '' : indicator.unit === 'grade' ? indicator.grades?.[figure.value - 1] ?? '' : text(figure.value);
  return {
    period: periodCode(period), what: figure?.kind === 'none' ? figure.reason : 'figure', value,
    numerator: figure?.kind === 'value' ? text(figure.numerator) : '', denominator: figure?.kind === 'value' ? text(figure.denominator) : '',
    status: figure?.kind === 'value' ? figure.status : 'actual', sampleSize: text(held?.sampleSize), note: held?.note ?? '', reason: '',
    seenPeriod: periodCode(period), seenBatch: held === undefined ? '' : String(held.source.batch), publish: 'draft',
  };
}

export function figureWords(figure: Figure, indicator: Indicator): string {
  if (figure.kind === 'none') return `no figure (${NO_FIGURE_WORDS[figure.reason].words})`;
  const parts = figure.numerator === undefined || figure.denominator === undefined ? '' : ` (${toDecimalText(figure.numerator)} of ${toDecimalText(figure.denominator)})`;
  return `${formatValueInWords(figure.value, indicator)}${parts}`;
}

/** What stands and where it came from, for the box beside the form. */
export function heldView(held: SourcedPoint | undefined, indicator: Indicator, period: Period): object | undefined {
  if (held === undefined) return undefined;
  return {
    period: formatPeriodLong(period), figure: figureWords(held.figure, indicator), state: held.draft ? 'a draft' : 'published',
    batch: { text: `batch ${held.source.batch}, line ${held.source.line}`, href: urls.batchLine(held.source.batch, held.source.line) }, note: held.note,
  };
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const UNIT_HINTS: Readonly<Record<Indicator['unit'], string>> = {
  percent: 'In percent, such as 91.5', count: 'A number, such as 12', currency: 'In pounds, such as 1,412', days: 'In days, such as 4.5', minutes: 'In minutes, such as 22.5',
  ratio: 'A number, such as 84.2', score: 'A score, such as 5.6', grade: 'One of the grades',
};

export function toFigureFormView(values: FigureFormValues, settings: { readonly indicator: Indicator; readonly gss: string; readonly access: Access; readonly isOdd: boolean }): object {
  const { indicator, gss, access } = settings;
  const reasons = NO_FIGURE_REASONS.map((reason) => ({ value: reason, text: `No figure: ${NO_FIGURE_WORDS[reason].words}` }));
  const mayPublish = access.may('publish-figures', gss);
  return {
    values, action: urls.enterFigure(gss, indicator.code), back: urls.indicator(gss, indicator.code), title: indicator.title,
    about: [indicator.purpose, `Definition ${indicator.definition.version}: ${indicator.definition.method}`],
    periodHint: `Reported by the ${indicator.frequencies.join(' or ')}. Write it as you would, such as ${indicator.frequencies[0] === 'month' ? 'October 2026 or 2026-10' : indicator.frequencies[0] === 'quarter' ? '2026/27 Q2' : '2026/27'}.`,
    what: [{ value: 'figure', text: 'A figure' }, ...reasons].map((item) => ({ ...item, selected: item.value === values.what })),
    grades: indicator.grades && ['', ...indicator.grades].map((grade) => ({ value: grade, text: grade === '' ? 'No grade' : grade, selected: grade === values.value })),
    valueHint: UNIT_HINTS[indicator.unit],
    components: indicator.numerator !== undefined && indicator.denominator !== undefined && { numerator: indicator.numerator, denominator: indicator.denominator },
    statuses: FIGURE_STATUSES.map((status) => ({ value: status, text: sentence(status), selected: status === values.status })),
    sample: indicator.minimumSample !== undefined && `Below ${indicator.minimumSample} the figure is shown and not judged.`,
    publish: [
      { value: 'draft', text: 'Save as a draft', hint: 'Seen by the council’s own people until it is published.', selected: !mayPublish || values.publish !== 'publish' },
      ...(mayPublish ? [{ value: 'publish', text: 'Publish now', hint: 'Shown to everybody and counted in ratings.', selected: values.publish === 'publish' }] : []),
    ],
    odd: settings.isOdd && [{ value: 'yes', text: 'I have checked this, and the figure is right', selected: false }],
  };
}
