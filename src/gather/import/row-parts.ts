import type { Council } from '../../core/council.ts';
import { definitionInForce } from '../../core/definition.ts';
import type { Indicator } from '../../core/indicator.ts';
import type { NoFigureReason } from '../../core/observation.ts';
import { firstDay, lastDay, periodCode } from '../../core/period.ts';
import type { Period } from '../../core/period.ts';
import { readPeriod } from '../../core/period-text.ts';
import type { PeriodRange } from '../../core/period-text.ts';
import { figureReader } from './check-figure.ts';
import type { CellFigure } from './check-figure.ts';
import type { ImportLookups } from './lookups.ts';
import type { Mapping } from './mapping.ts';
import type { Remark } from './remark.ts';
import { visibleText } from './visible-text.ts';

/** Distinct spellings remembered of a column; a hostile file may hold a million. */
const SPELLINGS_KEPT = 20_000;
const NONE: readonly Remark[] = [];

/** A council as met in a file. */
export interface CouncilPart { readonly council: Council; readonly index: number; readonly mayWrite: boolean }

/** What the cell of a council says; `several` is for the period to decide. */
export type CouncilReading =
  | { readonly kind: 'one'; readonly part: CouncilPart; readonly changes: readonly Remark[] }
  | { readonly kind: 'several'; readonly councils: readonly Council[]; readonly changes: readonly Remark[] }
  | { readonly kind: 'refused'; readonly reason: Remark };

/** An indicator as met in a file, with its readers made once. */
export interface IndicatorPart {
  readonly indicator: Indicator;
  readonly index: number;
  readonly readPeriod: (text: string) => PeriodPart;
  readonly readValue: (text: string) => CellFigure;
  /** The same for a value worked out here, which is in the unit of the indicator already. */
  readonly readDerived: (text: string) => CellFigure;
  readonly readNumerator: (text: string) => CellFigure;
  readonly readDenominator: (text: string) => CellFigure;
  readonly powerOfTen: number;
  readonly zeroMeans: { readonly reason: NoFigureReason; readonly because: string } | undefined;
}
export type IndicatorReading =
  | { readonly kind: 'one'; readonly part: IndicatorPart; readonly changes: readonly Remark[] }
  | { readonly kind: 'refused'; readonly reason: Remark };

export type PeriodPart =
  | {
    readonly kind: 'one'; readonly period: Period; readonly from: string;
    /** Number of the period among those of its indicator, in the order they were met. */
    readonly index: number;
    /** Version of the definition in force on its first day. */
    readonly definitionVersion: number;
    readonly changes: readonly Remark[]; readonly warnings: readonly Remark[];
  }
  | { readonly kind: 'refused'; readonly reason: Remark };

/** Remembers what `read` answered for each text, up to a bound; the last one lies at hand, since a column often says the same again. */
function remembering<T>(read: (text: string) => T): (text: string) => T {
  const met = new Map<string, { readonly text: string; readonly answer: T }>();
  let last: { readonly text: string; readonly answer: T } | undefined;
  return (text) => {
    if (last?.text === text) return last.answer;
    last = met.get(text);
    if (last === undefined) {
      last = { text, answer: read(text) };
      if (met.size < SPELLINGS_KEPT) met.set(text, last);
    }
    return last.answer;
  };
}

/** Lower-cased names of this file → what they stand for. */
const foldedNames = (names: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(names).map(([name, target]) => [name.trim().toLowerCase(), target]));

/** The reader of a column of councils; `partOf` numbers the councils in the order they are met. */
export function councilColumn(settings: { lookups: ImportLookups; mapping: Pick<Mapping, 'councils'>; column: string }): { readonly read: (text: string) => CouncilReading; readonly partOf: (council: Council) => CouncilPart } {
  const { lookups, column } = settings;
  const own = foldedNames(settings.mapping.councils);
  const parts = new Map<string, CouncilPart>();
  const partOf = (council: Council): CouncilPart => {
    const known = parts.get(council.gss);
    if (known) return known;
    const part = { council, index: parts.size, mayWrite: lookups.mayWrite(council.gss) };
    parts.set(council.gss, part);
    return part;
  };
  const read = (text: string): CouncilReading => {
    if (text.trim() === '') return { kind: 'refused', reason: { code: 'council-missing', column, message: 'There is no council. Write its name or its GSS code.' } };
    const found = lookups.councils.find(own.get(text.trim().toLowerCase()) ?? text);
    if (found.kind === 'none') {
      return { kind: 'refused', reason: { code: 'council-unknown', column, message: `${visibleText(text)} is not in the register of councils. Check the spelling, or write the GSS code.` } };
    }
    const change = (name: string): readonly Remark[] => (found.exact || own.has(text.trim().toLowerCase()) ? NONE
      : [{ code: text === text.normalize('NFC') ? 'council-matched' : 'unicode-normalised', column, message: `${visibleText(text)} was read as ${name}.` }]);
    return found.kind === 'one'
      ? { kind: 'one', part: partOf(found.item), changes: change(found.item.name) }
      : { kind: 'several', councils: found.items, changes: change(text.trim()) };
  };
  return { read: remembering(read), partOf };
}

function periodColumn(indicator: Indicator, settings: { range: PeriodRange; today: string; column: string }): (text: string) => PeriodPart {
  const { column, range, today } = settings;
  const codes = {
    'ambiguous': 'period-ambiguous', 'not-understood': 'period-not-understood', 'impossible-date': 'date-invalid', 'time-of-day': 'time-not-allowed',
    'wrong-frequency': 'period-wrong-frequency', 'out-of-range': 'period-out-of-range',
  } as const;
  const met = new Map<string, number>();
  const indexOf = (period: Period): number => {
    const code = periodCode(period);
    const index = met.get(code) ?? met.size;
    met.set(code, index);
    return index;
  };
  return remembering((text) => {
    if (text.trim() === '') return { kind: 'refused', reason: { code: 'period-missing', column, message: 'There is no period. Write it as 2003-04 for a month, 2003/04 Q1 or 2003/04.' } };
    const reading = readPeriod(text, indicator.frequencies, range);
    if (reading.kind !== 'period') return { kind: 'refused', reason: { code: codes[reading.kind], column, message: `${visibleText(text)}: ${reading.reason}.` } };
    const { period } = reading;
    return {
      kind: 'one', period, from: firstDay(period), index: indexOf(period), definitionVersion: definitionInForce(indicator, period),
      changes: reading.normalised ? [{ code: 'period-normalised', column, message: `${visibleText(text)} was read as ${periodCode(period)}.` }] : NONE,
      warnings: lastDay(period) < today ? NONE : [{ code: 'period-not-ended', column, message: `${periodCode(period)} has not ended yet; check that this is a figure and not a target.` }],
    };
  });
}

export interface IndicatorColumnSettings {
  readonly lookups: ImportLookups;
  readonly mapping: Mapping;
  readonly missingWords: ReadonlyMap<string, NoFigureReason>;
  readonly range: PeriodRange;
  readonly today: string;
  /** Headers, for messages. */
  readonly columns: { readonly indicator: string; readonly period: string; readonly value: string; readonly numerator: string; readonly denominator: string };
}

/** The reader of a column of indicators. */
export function indicatorColumn(settings: IndicatorColumnSettings): (text: string) => IndicatorReading {
  const { lookups, mapping, missingWords, columns } = settings;
  const own = foldedNames(mapping.indicators);
  const find = (text: string): ReturnType<typeof lookups.indicators.find> => lookups.indicators.find(own.get(text.trim().toLowerCase()) ?? text);
  const codeOf = (name: string): string => {
    const found = find(name);
    return found.kind === 'one' ? found.item.code : name;
  };
  const powers = new Map(Object.entries(mapping.scale.forIndicators).map(([name, power]) => [codeOf(name), power]));
  const zeroes = new Map(mapping.zeroMeans.map((rule) => [codeOf(rule.indicator), rule]));
  const parts = new Map<string, IndicatorPart>();

  const partOf = (indicator: Indicator): IndicatorPart => {
    const known = parts.get(indicator.code);
    if (known) return known;
    const powerOfTen = powers.get(indicator.code) ?? mapping.scale.powerOfTen;
    const component = { unit: indicator.unit === 'currency' ? 'currency' : 'count', whole: false } as const;
    const part: IndicatorPart = {
      indicator, index: parts.size, powerOfTen,
      readPeriod: periodColumn(indicator, { range: settings.range, today: settings.today, column: columns.period }),
      readValue: figureReader(indicator, { powerOfTen, missingWords, column: columns.value }),
      readDerived: figureReader(indicator, { powerOfTen: 0, missingWords, column: columns.value }),
      readNumerator: figureReader({ ...component, range: {} }, { powerOfTen: 0, missingWords, column: columns.numerator }),
      readDenominator: figureReader({ unit: 'count', whole: false, range: { min: '0' } }, { powerOfTen: 0, missingWords, column: columns.denominator }),
      zeroMeans: zeroes.get(indicator.code),
    };
    parts.set(indicator.code, part);
    return part;
  };

  return remembering((text) => {
    if (text.trim() === '') return { kind: 'refused', reason: { code: 'indicator-missing', column: columns.indicator, message: 'There is no indicator. Write its code.' } };
    const found = find(text);
    if (found.kind !== 'one') {
      return { kind: 'refused', reason: { code: 'indicator-unknown', column: columns.indicator, message: `${visibleText(text)} is not an indicator of any set. Check the code, or name it in the column mapping.` } };
    }
    const named = found.exact || own.has(text.trim().toLowerCase());
    const changes = named ? NONE : [{ code: 'indicator-matched', column: columns.indicator, message: `${visibleText(text)} was read as ${found.item.code}.` }];
    return { kind: 'one', part: partOf(found.item), changes };
  });
}
