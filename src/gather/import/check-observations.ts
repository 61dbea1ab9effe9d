import { NO_FIGURE_REASONS } from '../../core/observation.ts';
import type { Figure, Observation } from '../../core/observation.ts';
import { GRANULARITIES, periodCode } from '../../core/period.ts';
import type { Council } from '../../core/council.ts';
import { assembleFigure } from './assemble-figure.ts';
import type { AssembledFigure, FigureColumns } from './assemble-figure.ts';
import { decodeText, hasControlCharacter } from './decode-text.ts';
import type { DecodedText } from './decode-text.ts';
import { figureKeys } from './figure-keys.ts';
import { periodRange } from './import-rules.ts';
import type { ImportRules } from './import-rules.ts';
import { councilStandingOn } from './lookups.ts';
import type { ImportLookups } from './lookups.ts';
import type { Mapping } from './mapping.ts';
import { openTable } from './read-table.ts';
import type { Table } from './read-table.ts';
import { foldHeader, namesPeriod, neededHeaders, recogniseMapping, suits } from './recognise-mapping.ts';
import { rejectFile } from './remark.ts';
import type { FileRejection, Remark } from './remark.ts';
import { councilColumn, indicatorColumn } from './row-parts.ts';
import type { CouncilPart, IndicatorPart } from './row-parts.ts';
import { visibleText } from './visible-text.ts';

/** `repeated`: the same figure stands higher up in the file; it is taken once. */
export const ROW_OUTCOMES = ['accepted', 'normalised', 'rejected', 'repeated'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** What became of one row, or of one cell of a wide layout. */
export interface CheckedRow {
  /** Line of the file the row begins on; the first line is 1. */
  readonly line: number;
  /** Header of the cell's column, in a wide layout. */
  readonly column?: string;
  readonly outcome: RowOutcome;
  /** Present exactly where the outcome is accepted or normalised. */
  readonly observation?: Observation;
  readonly changes: readonly Remark[];
  readonly reasons: readonly Remark[];
  readonly warnings: readonly Remark[];
}

export interface CheckedFile {
  readonly kind: 'checked';
  /** Id of the column mapping used. */
  readonly mapping: string;
  readonly counts: Readonly<Record<RowOutcome, number>>;
  /** Rows that were handed on and have since turned out to conflict with a later one: each replaces the row of its line and column. */
  readonly replaced: readonly CheckedRow[];
  /** What was done to the file as a whole; where there is any, no row counts as accepted without change. */
  readonly changes: readonly Remark[];
  readonly notes: readonly Remark[];
  /** Headers of columns nothing was read from. */
  readonly ignoredColumns: readonly string[];
  /** Empty cells of a wide layout: nothing was said there, and nothing is recorded. */
  readonly blankCells: number;
}

export interface ObservationSettings {
  /** Column mappings to choose from by the header, the most particular first; one alone when the person chose it. */
  readonly mappings: readonly Mapping[];
  readonly lookups: ImportLookups;
  readonly rules: ImportRules;
  /** Day of the import, `YYYY-MM-DD`. */
  readonly today: string;
}

/** More indicators than any set of sets holds; a council's number times this stays a whole number of 31 bits. */
const INDICATORS_AT_MOST = 1 << 16;

type Take = (row: CheckedRow) => void;
const NONE: readonly Remark[] = [];
const joined = (...lists: readonly (readonly Remark[])[]): readonly Remark[] => {
  const full = lists.filter((list) => list.length > 0);
  return full.length === 0 ? NONE : full.length === 1 ? (full[0] ?? NONE) : full.flat();
};

/** The figure as one number, so that two figures of a key can be compared without keeping either. */
const markOf = (figure: Figure): number =>
  figure.kind === 'value' ? figure.value : Number.MAX_VALUE - NO_FIGURE_REASONS.indexOf(figure.reason) * 1e300;

type Opened = { readonly kind: 'opened'; readonly decoded: DecodedText; readonly table: Table; readonly mapping: Mapping };

/** Decodes the file and finds the mapping its header suits. A mapping that declares another encoding is tried when UTF-8 fails. */
function openFile(bytes: Uint8Array, settings: ObservationSettings): FileRejection | Opened {
  const { limits } = settings.rules;
  const encodings = [...new Set(settings.mappings.map(({ encoding }) => encoding))];
  let refusal = rejectFile('header-not-recognised', 'There is no column mapping to read the file with.');
  for (const encoding of encodings) {
    const mappings = settings.mappings.filter((mapping) => mapping.encoding === encoding);
    const decoded = decodeText(bytes, { declared: encoding, maximumBytes: limits.bytes });
    if (decoded.kind === 'file-rejected') {
      if (refusal.code !== 'encoding-invalid') refusal = decoded;
      continue;
    }
    const [only] = mappings;
    const table = openTable(decoded.text, {
      isHeader: (cells) => recogniseMapping(cells, mappings) !== undefined,
      titleRows: limits.titleRows, maximumColumns: limits.columns,
      expected: mappings.length === 1 && only ? neededHeaders(only).join(', ') : 'council, indicator, period and value (or council, indicator and a column for each period)',
    });
    if (table.kind === 'file-rejected') { refusal = table; continue; }
    const mapping = recogniseMapping(table.header, mappings);
    if (mapping) return { kind: 'opened', decoded, table, mapping };
  }
  return refusal;
}

/** Positions of the mapped columns, -1 where the file has none. */
function columnPositions(header: readonly string[], mapping: Mapping) {
  const positions = new Map(header.map((name, index) => [foldHeader(name), index]));
  const at = (name: string | undefined): number => (name === undefined ? -1 : positions.get(foldHeader(name)) ?? -1);
  const { columns } = mapping;
  const indicatorNames = columns.indicator === undefined ? [] : [columns.indicator].flat();
  return {
    council: at(columns.council), indicators: indicatorNames.map(at), period: at(columns.period), value: at(columns.value),
    numerator: at(columns.numerator), denominator: at(columns.denominator), status: at(columns.status),
    sampleSize: at(columns.sampleSize), note: at(columns.note), publishedStatus: at(columns.publishedStatus),
  };
}

/** A row with a fault of its own, whatever it says: too few cells, a cell too long, characters no table should hold. */
function shapeFault(cells: readonly string[], header: readonly string[], settings: { readonly cellCharacters: number; readonly lookForControl: boolean }): Remark | undefined {
  const extra = cells.length > header.length && cells.slice(header.length).some((cell) => cell.trim() !== '');
  if (cells.length < header.length || extra) {
    return { code: 'field-count', message: `The row has ${cells.length} cells and the header ${header.length}. Check for a missing or an unquoted comma.` };
  }
  for (let index = 0; index < header.length; index += 1) {
    const cell = cells[index] ?? '';
    const column = header[index] ?? '';
    if (cell.length > settings.cellCharacters) return { code: 'cell-too-long', column, message: `The cell has ${cell.length} characters; the most that is taken is ${settings.cellCharacters}.` };
    if (settings.lookForControl && hasControlCharacter(cell)) {
      return { code: cell.includes('\uFFFD') ? 'encoding-invalid' : 'control-characters', column, message: `${visibleText(cell)} holds characters that cannot be seen. Type the cell again.` };
    }
  }
  return undefined;
}

const readSampleSize = (text: string): number | undefined => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);

/**
 * Checks a file of observations, row by row, against a column mapping, and hands each row on as it goes, so that a
 * million rows need no more memory than one slice of the file and a table of the keys met.
 *
 * Two rows for one figure that differ are both rejected: the second as it is met, the first by `replaced` in the answer.
 * When the file turns out to be malformed on the way the answer is a rejection, and what was handed on is void.
 */
export function checkObservations(bytes: Uint8Array, settings: ObservationSettings, take: Take): CheckedFile | FileRejection {
  const opened = openFile(bytes, settings);
  if (opened.kind === 'file-rejected') return opened;
  const { decoded, table, mapping } = opened;
  const { header } = table;
  const folded = new Set(header.map(foldHeader));
  const missing = neededHeaders(mapping).filter((name) => !folded.has(foldHeader(name)));
  if (suits(header, mapping) !== 'yes') {
    return rejectFile('column-missing', `There is no column called ${missing.join(', ')}. Add it to the header on line ${table.headerLine}, or choose another column mapping.`, table.headerLine);
  }

  const at = columnPositions(header, mapping);
  const headerAt = (index: number, otherwise: string): string => header[index] ?? otherwise;
  const columns: FigureColumns & { council: string; indicator: string; period: string } = {
    council: headerAt(at.council, 'council'), indicator: headerAt(at.indicators[0] ?? -1, 'indicator'), period: headerAt(at.period, 'period'), value: headerAt(at.value, 'value'),
    numerator: headerAt(at.numerator, 'numerator'), denominator: headerAt(at.denominator, 'denominator'), status: headerAt(at.status, 'status'),
  };
  const missingWords = new Map([...Object.entries(settings.rules.missingWords), ...Object.entries(mapping.missingWords)].map(([word, reason]) => [word.toLowerCase(), reason]));
  const range = periodRange(settings.rules, settings.today);
  const councilsRead = councilColumn({ lookups: settings.lookups, mapping, column: columns.council });
  const readIndicator = indicatorColumn({ lookups: settings.lookups, mapping, missingWords, range, today: settings.today, columns });
  const componentsRoundedTo = Number(mapping.componentsRoundedTo ?? 0);
  const hasComponents = at.numerator !== -1 || at.denominator !== -1 || at.status !== -1;
  const fileChanges = joined(decoded.changes, table.changes);
  const shape = { cellCharacters: settings.rules.limits.cellCharacters, lookForControl: decoded.hasControlCharacters };

  const counts: Record<RowOutcome, number> = { accepted: 0, normalised: 0, rejected: 0, repeated: 0 };
  const replaced = new Map<string, CheckedRow>();
  const keys = figureKeys();
  let blankCells = 0;

  const hand = (row: CheckedRow): void => { counts[row.outcome] += 1; take(row); };
  const reject = (line: number, column: string | undefined, reasons: readonly Remark[], changes = NONE): void => {
    hand({ line, ...(column === undefined ? {} : { column }), outcome: 'rejected', changes, reasons, warnings: NONE });
  };

  const figureOf = (part: IndicatorPart, cells: readonly string[], valueText: string): AssembledFigure => {
    if (!hasComponents) {
      const cell = part.readValue(valueText);
      if (cell.kind === 'value' && (cell.value !== 0 || !part.zeroMeans)) {
        return { figure: { kind: 'value', value: cell.value, status: 'actual' }, changes: cell.changes, reasons: NONE, warnings: NONE };
      }
    }
    const written = { value: valueText, numerator: cells[at.numerator] ?? '', denominator: cells[at.denominator] ?? '', status: cells[at.status] ?? '' };
    return assembleFigure(part, written, { columns, componentsRoundedTo });
  };

  /** The council a row means on the first day of its period; one name may have stood for two over the years. */
  const councilOn = (several: readonly Council[], day: string): CouncilPart | undefined => {
    const standing = councilStandingOn(several, day);
    return standing && councilsRead.partOf(standing);
  };

  interface Cell { readonly line: number; readonly cells: readonly string[]; readonly periodText: string; readonly valueText: string; readonly columnAt: number }

  const checkCell = ({ line, cells, periodText, valueText, columnAt }: Cell): void => {
    const column = columnAt === -1 ? undefined : header[columnAt];
    const councilText = at.council === -1 ? mapping.constants.council ?? '' : cells[at.council] ?? '';
    const council = councilsRead.read(councilText);
    const first = at.indicators[0];
    const indicator = readIndicator(first === undefined ? mapping.constants.indicator ?? '' : at.indicators.length === 1 ? cells[first] ?? '' : at.indicators.map((index) => cells[index] ?? '').join(' / '));
    if (council.kind === 'one' && !council.part.mayWrite) return refuseWriting(line, column, council.part);
    if (council.kind === 'refused' || indicator.kind === 'refused') {
      return reject(line, column, [council, indicator].flatMap((reading) => (reading.kind === 'refused' ? [reading.reason] : [])));
    }
    const { part } = indicator;
    const period = part.readPeriod(periodText);
    const assembled = figureOf(part, cells, valueText);
    if (period.kind === 'refused') return reject(line, column, [period.reason, ...assembled.reasons]);
    const standing = council.kind === 'one' ? council.part : councilOn(council.councils, period.from);
    if (!standing) {
      const codes = council.kind === 'several' ? council.councils.map(({ gss }) => gss).join(' or ') : '';
      return reject(line, column, [{ code: 'council-ambiguous', column: columns.council, message: `${visibleText(councilText)} could be ${codes}. Write the GSS code.` }]);
    }
    if (!standing.mayWrite) return refuseWriting(line, column, standing);
    if (!assembled.figure) return reject(line, column, assembled.reasons);

    const observation = observationOf(standing, part, period.period, assembled.figure, cells);
    if ('code' in observation) return reject(line, column, [observation]);
    const changes = joined(fileChanges, council.changes, indicator.changes, period.changes, assembled.changes);
    const { closed } = standing.council;
    const late = closed !== undefined && closed <= period.from
      ? [{ code: 'council-closed', column: columns.council, message: `${standing.council.name} closed on ${closed}, before this period.` }] : NONE;
    const warnings = joined(period.warnings, assembled.warnings, late);
    const outcome = changes.length > 0 ? 'normalised' : 'accepted';

    const mark = markOf(assembled.figure);
    const met = keys.meet(standing.index * INDICATORS_AT_MOST + part.index, period.period.month * GRANULARITIES.length + GRANULARITIES.indexOf(period.period.granularity), { line, column: columnAt, mark, normalised: outcome === 'normalised' });
    if (met) return metAgain({ line, column, met, mark, observation });
    const row = { line, outcome, observation, changes, reasons: NONE, warnings } as const;
    hand(column === undefined ? row : { ...row, column });
  };

  const refuseWriting = (line: number, column: string | undefined, { council }: CouncilPart): void => {
    reject(line, column, [{ code: 'not-permitted', column: columns.council, message: `You may not enter figures for ${council.name}. Leave the row out, or ask an administrator.` }]);
  };

  const metAgain = (again: { line: number; column: string | undefined; met: NonNullable<ReturnType<typeof keys.meet>>; mark: number; observation: Observation }): void => {
    const { line, column, met, observation } = again;
    const metColumn = met.column === -1 ? undefined : header[met.column];
    const placeOf = (atLine: number, atColumn: string | undefined): string => (atColumn === undefined ? `line ${atLine}` : `line ${atLine}, column ${atColumn}`);
    if (met.mark === again.mark) {
      return hand({
        line, ...(column === undefined ? {} : { column }), outcome: 'repeated', changes: NONE, warnings: NONE,
        reasons: [{ code: 'repeated-in-file', message: `The same figure is on ${placeOf(met.line, metColumn)}; it is taken once.` }],
      });
    }
    const subject = `${observation.indicator} of ${observation.council} for ${periodCode(observation.period)}`;
    const conflict = (other: string): readonly Remark[] => [{ code: 'conflict-in-file', column: columns.value, message: `Another figure for ${subject} is on ${other}. Keep one of them.` }];
    const place = `${met.line} ${met.column}`;
    if (!replaced.has(place)) {
      counts[met.normalised ? 'normalised' : 'accepted'] -= 1;
      counts.rejected += 1;
      replaced.set(place, {
        line: met.line, ...(metColumn === undefined ? {} : { column: metColumn }), outcome: 'rejected', changes: NONE, warnings: NONE, reasons: conflict(placeOf(line, column)),
      });
    }
    reject(line, column, conflict(placeOf(met.line, metColumn)));
  };

  const observationOf = (council: CouncilPart, part: IndicatorPart, period: Observation['period'], figure: Figure, cells: readonly string[]): Observation | Remark => {
    const observation: { -readonly [K in keyof Observation]: Observation[K] } = {
      council: council.council.gss, indicator: part.indicator.code, period, figure, definitionVersion: part.indicator.definition.version,
    };
    const sample = (cells[at.sampleSize] ?? '').trim();
    if (sample !== '') {
      const size = readSampleSize(sample);
      if (size === undefined) return { code: 'sample-size-not-understood', column: headerAt(at.sampleSize, 'sample size'), message: `${visibleText(sample)} is not a sample size. Write a whole number, or leave it blank.` };
      observation.sampleSize = size;
    }
    const note = (cells[at.note] ?? '').trim();
    if (note !== '') observation.note = note;
    const printed = (cells[at.publishedStatus] ?? '').trim();
    if (printed !== '') observation.publishedStatus = printed;
    return observation;
  };

  const mapped = new Set<number>([at.council, ...at.indicators, at.period, at.value, at.numerator, at.denominator, at.status, at.sampleSize, at.note, at.publishedStatus]);
  const periodColumns = mapping.layout === 'wide' ? header.flatMap((name, index) => (!mapped.has(index) && namesPeriod(name) ? [{ name, index }] : [])) : [];
  const periodHere = mapping.constants.period ?? '';

  const fault = table.eachRow((cells, line) => {
    const wrong = shapeFault(cells, header, shape);
    if (wrong) return reject(line, undefined, [wrong]);
    if (mapping.layout === 'long') {
      return checkCell({ line, cells, periodText: at.period === -1 ? periodHere : cells[at.period] ?? '', valueText: cells[at.value] ?? '', columnAt: -1 });
    }
    for (const { name, index } of periodColumns) {
      const valueText = cells[index] ?? '';
      if (valueText.trim() === '') blankCells += 1;
      else checkCell({ line, cells, periodText: name, valueText, columnAt: index });
    }
  });
  if (fault) return fault;
  const used = new Set([...mapped, ...periodColumns.map(({ index }) => index)]);
  return {
    kind: 'checked', mapping: mapping.id, counts, replaced: [...replaced.values()], changes: fileChanges, notes: decoded.notes,
    ignoredColumns: header.filter((name, index) => name !== '' && !used.has(index)), blankCells,
  };
}
