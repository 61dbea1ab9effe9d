import type { Indicator } from '../../core/indicator.ts';
import type { Figure, Observation } from '../../core/observation.ts';
import { findDefinition } from '../../core/definition.ts';
import { assembleFigure } from './assemble-figure.ts';
import type { AssembledFigure } from './assemble-figure.ts';
import { periodRange } from './import-rules.ts';
import type { ImportRules } from './import-rules.ts';
import { councilStandingOn } from './lookups.ts';
import type { ImportLookups } from './lookups.ts';
import type { FigureKey } from './figure-keys.ts';
import type { Mapping } from './mapping.ts';
import { columnPositions } from './open-observations.ts';
import type { Remark } from './remark.ts';
import { councilColumn, indicatorColumn } from './row-parts.ts';
import type { CouncilPart, CouncilReading, IndicatorPart } from './row-parts.ts';
import { visibleText } from './visible-text.ts';

export interface ObservationSettings {
  /** Column mappings to choose from by the header, the most particular first; one alone when the person chose it. */
  readonly mappings: readonly Mapping[];
  readonly lookups: ImportLookups;
  readonly rules: ImportRules;
  /** Day of the import, `YYYY-MM-DD`. */
  readonly today: string;
}

/** One figure's place in a row: in a long layout the row has one, in a wide layout one for each period. */
export interface FigureTexts {
  readonly cells: readonly string[];
  readonly period: string;
  readonly value: string;
}

export type ReadObservation =
  | { readonly kind: 'refused'; readonly reasons: readonly Remark[] }
  | FigureKey & { readonly kind: 'read'; readonly observation: Observation; readonly changes: readonly Remark[]; readonly warnings: readonly Remark[] };

const NONE: readonly Remark[] = [];
/** A cell, or '' where the file has no such column: position -1, which an array would look up as a name, slowly. */
const cellAt = (cells: readonly string[], index: number): string => (index === -1 ? '' : cells[index] ?? '');
const refused = (...reasons: readonly Remark[]): ReadObservation => ({ kind: 'refused', reasons });

/**
 * The reader of one figure with all that belongs to it, for a file with this header. Everything that does not
 * change from row to row is worked out here once; a million rows go through what is returned.
 */
export function observationReader(header: readonly string[], mapping: Mapping, settings: ObservationSettings): (texts: FigureTexts) => ReadObservation {
  const at = columnPositions(header, mapping);
  const columns = {
    council: header[at.council] ?? 'council', indicator: header[at.indicators[0] ?? -1] ?? 'indicator', period: header[at.period] ?? 'period', value: header[at.value] ?? 'value',
    numerator: header[at.numerator] ?? 'numerator', denominator: header[at.denominator] ?? 'denominator', status: header[at.status] ?? 'status', sampleSize: header[at.sampleSize] ?? 'sample size', definition: header[at.definitionVersion] ?? 'definition',
  };
  const missingWords = new Map([...Object.entries(settings.rules.missingWords), ...Object.entries(mapping.missingWords)].map(([word, reason]) => [word.toLowerCase(), reason]));
  const councils = councilColumn({ lookups: settings.lookups, mapping, column: columns.council });
  const readIndicator = indicatorColumn({
    lookups: settings.lookups, mapping, missingWords, range: periodRange(settings.rules, settings.today), today: settings.today, columns,
  });
  const componentsRoundedTo = Number(mapping.componentsRoundedTo ?? 0);
  const isValueAlone = at.numerator === -1 && at.denominator === -1 && at.status === -1;
  const [indicatorAt] = at.indicators;

  const indicatorText = (cells: readonly string[]): string => {
    if (indicatorAt === undefined) return mapping.constants.indicator ?? '';
    return at.indicators.length === 1 ? cells[indicatorAt] ?? '' : at.indicators.map((index) => cells[index] ?? '').join(' / ');
  };

  const figureOf = (part: IndicatorPart, { cells, value }: FigureTexts): AssembledFigure => {
    if (isValueAlone) {
      const cell = part.readValue(value);
      if (cell.kind === 'value' && (cell.value !== 0 || !part.zeroMeans)) {
        return { figure: { kind: 'value', value: cell.value, status: 'actual' }, changes: cell.changes, reasons: NONE, warnings: NONE };
      }
    }
    const written = { value, numerator: cellAt(cells, at.numerator), denominator: cellAt(cells, at.denominator), status: cellAt(cells, at.status) };
    return assembleFigure(part, written, { columns, componentsRoundedTo });
  };

  /** The council a cell means on the first day of the period: one name may have stood for two over the years. */
  const councilOn = (reading: Exclude<CouncilReading, { kind: 'refused' }>, day: string): CouncilPart | undefined => {
    if (reading.kind === 'one') return reading.part;
    const standing = councilStandingOn(reading.councils, day);
    return standing && councils.partOf(standing);
  };

  const ambiguous = (text: string, reading: CouncilReading): Remark => ({
    code: 'council-ambiguous', column: columns.council,
    message: `${visibleText(text)} could be ${reading.kind === 'several' ? reading.councils.map(({ gss }) => gss).join(' or ') : ''}. Write the GSS code.`,
  });
  const notPermitted = ({ council }: CouncilPart): Remark => ({
    code: 'not-permitted', column: columns.council, message: `You may not enter figures for ${council.name}. Leave the row out, or ask an administrator.`,
  });
  const closedBefore = ({ council }: CouncilPart, day: string): readonly Remark[] => (council.closed === undefined || council.closed > day ? NONE
    : [{ code: 'council-closed', column: columns.council, message: `${council.name} closed on ${council.closed}, before this period.` }]);

  /** A share of one where percent are expected is the commonest slip; it may also be true, so it is taken. */
  const lookLikeFraction = (part: IndicatorPart, figure: Figure): readonly Remark[] =>
    (part.powerOfTen === 0 && part.indicator.unit === 'percent' && figure.kind === 'value' && figure.value > 0 && figure.value < 1
      ? [{ code: 'looks-like-a-fraction', column: columns.value, message: `${figure.value} was read as ${figure.value} percent. If ${Number((figure.value * 100).toPrecision(15))} percent is meant, correct it, or use a column mapping that scales it.` }] : NONE);

  const definitionUnknown = ({ definition, otherDefinitions }: Indicator, version: string): Remark => ({
    code: 'definition-unknown', column: columns.definition,
    message: `${visibleText(version)} is not a definition of this indicator. Its definitions are ${[definition, ...otherDefinitions].map((one) => one.version).sort((a, b) => a - b).join(', ')}; leave it blank for the one in force.`,
  });

  /** The observation, or why its sample size or its definition cannot be read. */
  const observationOf = (council: CouncilPart, part: IndicatorPart, { period, definitionVersion }: Pick<Observation, 'period' | 'definitionVersion'>, figure: Figure, cells: readonly string[]): Observation | Remark => {
    const observation: { -readonly [K in keyof Observation]: Observation[K] } = {
      council: council.council.gss, indicator: part.indicator.code, period, figure, definitionVersion,
    };
    const version = cellAt(cells, at.definitionVersion).trim();
    if (version !== '') {
      if (!/^\d{1,4}$/.test(version) || !findDefinition(part.indicator, Number(version))) return definitionUnknown(part.indicator, version);
      observation.definitionVersion = Number(version);
    }
    const sample = cellAt(cells, at.sampleSize).trim();
    if (sample !== '') {
      if (!/^\d{1,9}$/.test(sample)) return { code: 'sample-size-not-understood', column: columns.sampleSize, message: `${visibleText(sample)} is not a sample size. Write a whole number, or leave it blank.` };
      observation.sampleSize = Number(sample);
    }
    const note = cellAt(cells, at.note).trim();
    if (note !== '') observation.note = note;
    const printed = cellAt(cells, at.publishedStatus).trim();
    if (printed !== '') observation.publishedStatus = printed;
    return observation;
  };

  return (texts) => {
    const { cells } = texts;
    const councilText = at.council === -1 ? mapping.constants.council ?? '' : cellAt(cells, at.council);
    const council = councils.read(councilText);
    const indicator = readIndicator(indicatorText(cells));
    // Said first and alone: the rest of the row is nobody's business.
    if (council.kind === 'one' && !council.part.mayWrite) return refused(notPermitted(council.part));
    if (council.kind === 'refused') return indicator.kind === 'refused' ? refused(council.reason, indicator.reason) : refused(council.reason);
    if (indicator.kind === 'refused') return refused(indicator.reason);
    const { part } = indicator;
    const period = part.readPeriod(texts.period);
    const assembled = figureOf(part, texts);
    if (period.kind === 'refused') return refused(period.reason, ...assembled.reasons);
    const standing = councilOn(council, period.from);
    if (!standing) return refused(ambiguous(councilText, council));
    if (!standing.mayWrite) return refused(notPermitted(standing));
    if (!assembled.figure) return refused(...assembled.reasons);
    const observation = observationOf(standing, part, period, assembled.figure, cells);
    if ('code' in observation) return refused(observation);
    const closed = closedBefore(standing, period.from);
    const fraction = lookLikeFraction(part, assembled.figure);
    return {
      kind: 'read', observation, council: standing.index, indicator: part.index, period: period.index,
      changes: council.changes.length + indicator.changes.length + period.changes.length + assembled.changes.length === 0
        ? NONE : [...council.changes, ...indicator.changes, ...period.changes, ...assembled.changes],
      warnings: period.warnings.length + assembled.warnings.length + closed.length + fraction.length === 0 ? NONE : [...period.warnings, ...assembled.warnings, ...closed, ...fraction],
    };
  };
}
