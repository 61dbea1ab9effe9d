import { FIGURE_STATUSES, NO_FIGURE_REASONS } from '../../core/observation.ts';
import type { Figure, FigureStatus, NoFigureReason } from '../../core/observation.ts';
import { componentsAgree, derivedValue } from './check-components.ts';
import type { CellFigure } from './check-figure.ts';
import { halfLastPlace } from '../../core/decimal-text.ts';
import type { Remark } from './remark.ts';
import type { IndicatorPart } from './row-parts.ts';
import { visibleText } from './visible-text.ts';

/** The cells a figure is made of, as written; '' where the file has no such column. */
export interface FigureCells {
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly status: string;
}
export interface FigureColumns {
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly status: string;
}

/** `figure` is undefined exactly where there are reasons. */
export interface AssembledFigure {
  readonly figure: Figure | undefined;
  readonly changes: readonly Remark[];
  readonly reasons: readonly Remark[];
  readonly warnings: readonly Remark[];
}

type StatusReading = { readonly status: FigureStatus; readonly reason?: undefined } | { readonly reason: NoFigureReason; readonly status?: undefined };

/** Blank is actual; a reason may stand in the column of the status, as our own exports write it. */
function readStatus(text: string): StatusReading | undefined {
  const word = text.trim().toLowerCase().replace(/[\s_]+/g, '-');
  if (word === '') return { status: 'actual' };
  const status = FIGURE_STATUSES.find((known) => known === word);
  if (status) return { status };
  const reason = NO_FIGURE_REASONS.find((known) => known === word);
  return reason && { reason };
}

const refused = (reasons: readonly Remark[]): AssembledFigure => ({ figure: undefined, changes: [], reasons, warnings: [] });
const valueOf = (cell: CellFigure): number | undefined => (cell.kind === 'value' ? cell.value : undefined);
const changesOf = (cell: CellFigure): readonly Remark[] => (cell.kind === 'value' || cell.kind === 'none' ? cell.changes : []);

/**
 * A figure from its cells. A published value stays as published; components that cannot have given it are a warning;
 * without a value it is worked out from them. Nothing of nothing is no figure, and something of nothing is refused.
 * Blank is no figure and never zero. Example: value blank, 35 of 50 in percent: 70, derived.
 */
export function assembleFigure(part: IndicatorPart, cells: FigureCells, settings: { readonly columns: FigureColumns; readonly componentsRoundedTo: number }): AssembledFigure {
  const { columns } = settings;
  const value = part.readValue(cells.value);
  const numeratorCell = part.readNumerator(cells.numerator);
  const denominatorCell = part.readDenominator(cells.denominator);
  const status = readStatus(cells.status);
  const reasons = [value, numeratorCell, denominatorCell].flatMap((cell) => (cell.kind === 'rejected' ? [cell.reason] : []));
  if (!status) {
    reasons.push({ code: 'status-unknown', column: columns.status, message: `${visibleText(cells.status)} is not a status. Write actual, provisional or estimated, or leave it blank.` });
  }
  if (reasons.length > 0 || !status) return refused(reasons);

  const changes = [value, numeratorCell, denominatorCell].flatMap(changesOf);
  const numerator = valueOf(numeratorCell);
  const denominator = valueOf(denominatorCell);
  const none = (reason: NoFigureReason, change: Remark | undefined, warnings: readonly Remark[] = []): AssembledFigure =>
    ({ figure: { kind: 'none', reason }, changes: change ? [...changes, change] : changes, reasons: [], warnings });

  if (denominator === 0) {
    if (numerator !== undefined && numerator !== 0) {
      return refused([{ code: 'zero-denominator', column: columns.denominator, message: `${numerator} out of 0 gives no figure. Correct the numerator or the denominator.` }]);
    }
    return none('none-recorded', { code: 'nothing-to-count', column: columns.denominator, message: 'The denominator is 0: there was nothing to count, so no figure is recorded, and not zero.' });
  }
  if (status.reason !== undefined && value.kind === 'value') {
    return refused([{ code: 'status-conflicts', column: columns.status, message: `The status says ${visibleText(cells.status)}, and there is a value. Leave one of them out.` }]);
  }
  if (value.kind === 'none') {
    const beside = numerator === undefined && denominator === undefined ? []
      : [{ code: 'components-beside-no-figure', column: columns.value, message: 'There is a numerator or denominator beside a value that is said not to exist; the value counts.' }];
    return none(value.reason, undefined, beside);
  }

  const components = { ...(numerator === undefined ? {} : { numerator }), ...(denominator === undefined ? {} : { denominator }) };
  if (value.kind === 'value') {
    if (value.value === 0 && part.zeroMeans) {
      return none(part.zeroMeans.reason, { code: 'zero-means-no-figure', column: columns.value, message: `0 was read as no figure, as the column mapping says: ${part.zeroMeans.because}.` });
    }
    const figure: Figure = { kind: 'value', value: value.value, ...components, status: status.status ?? 'actual' };
    if (numerator === undefined || denominator === undefined) return { figure, changes, reasons, warnings: [] };
    const agree = componentsAgree(part.indicator, {
      value: value.value, valueRounding: halfLastPlace(cells.value.trim()) * 10 ** part.powerOfTen, numerator, denominator, componentsRoundedTo: settings.componentsRoundedTo,
    });
    const warnings = agree ? [] : [{
      code: 'components-disagree', column: columns.value,
      message: `${numerator} out of ${denominator} gives ${Number(derivedValue(part.indicator, numerator, denominator).toPrecision(6))}, and ${value.value} was published. The published value is kept.`,
    }];
    return { figure, changes, reasons, warnings };
  }

  if (status.reason !== undefined) return none(status.reason, undefined);
  if (numerator === undefined && denominator === undefined) {
    return none('not-available', { code: 'no-figure-recorded', column: columns.value, message: 'The cell is blank: recorded as no figure, not available, and not as zero.' });
  }
  if (numerator === undefined || denominator === undefined) {
    return refused([{ code: 'components-incomplete', column: columns.value, message: 'There is no value, and only one of numerator and denominator. Give the value, or both.' }]);
  }
  const derived = part.readDerived(String(derivedValue(part.indicator, numerator, denominator)));
  if (derived.kind !== 'value') return refused(derived.kind === 'rejected' ? [derived.reason] : []);
  const change = { code: 'derived-from-components', column: columns.value, message: `${numerator} out of ${denominator} was worked out as ${derived.value}.` };
  return { figure: { kind: 'value', value: derived.value, numerator, denominator, status: status.status }, changes: [...changes, change], reasons, warnings: [] };
}
