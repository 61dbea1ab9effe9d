import type { CheckedFile, CheckedRow, RowOutcome } from './checked-row.ts';
import type { FigurePlace } from './figure-keys.ts';
import type { Mapping } from './mapping.ts';
import { columnPositions, openObservations } from './open-observations.ts';
import { observationReader } from './read-observation.ts';
import type { FigureTexts, ObservationSettings } from './read-observation.ts';
import { namesPeriod } from './recognise-mapping.ts';
import type { FileRejection, Remark } from './remark.ts';
import { repeatedFigures } from './repeated-figures.ts';
import { shapeFault } from './row-shape.ts';

const NONE: readonly Remark[] = [];
/** Where a long layout has its figure: in no column of its own. */
const WHOLE_ROW = -1;

/** The texts of a figure, and where they stand. */
interface PlacedTexts extends FigureTexts, FigurePlace {}

/** Columns a wide layout has its figures in, and those nothing is read from. */
function otherColumns(header: readonly string[], mapping: Mapping): { readonly periods: readonly number[]; readonly ignored: readonly string[] } {
  const { indicators, ...single } = columnPositions(header, mapping);
  const mapped = new Set([...Object.values(single), ...indicators]);
  const others = header.flatMap((name, index) => (mapped.has(index) || name === '' ? [] : [index]));
  const periods = mapping.layout === 'wide' ? others.filter((index) => namesPeriod(header[index] ?? '')) : [];
  return { periods, ignored: others.filter((index) => !periods.includes(index)).map((index) => header[index] ?? '') };
}

/**
 * Checks a file of observations, row by row, against a column mapping, and hands each row on as it goes, so that a
 * million rows need no more memory than one slice of the file and a table of the keys met.
 *
 * Two rows for one figure that differ are both rejected: the second as it is met, the first by `replaced` in the answer.
 * When the file turns out to be malformed on the way the answer is a rejection, and what was handed on is void.
 */
export function checkObservations(bytes: Uint8Array, settings: ObservationSettings, take: (row: CheckedRow) => void): CheckedFile | FileRejection {
  const opened = openObservations(bytes, settings);
  if (opened.kind === 'file-rejected') return opened;
  const { decoded, table, mapping } = opened;
  const { header } = table;
  const at = columnPositions(header, mapping);
  const { periods, ignored } = otherColumns(header, mapping);
  const read = observationReader(header, mapping, settings);
  const repeats = repeatedFigures({ header, valueColumn: header[at.value] ?? 'value' });
  const fileChanges = [...decoded.changes, ...table.changes];
  const shape = { cellCharacters: settings.rules.limits.cellCharacters, lookForControl: decoded.hasControlCharacters };
  const counts: Record<RowOutcome, number> = { accepted: 0, normalised: 0, rejected: 0, repeated: 0 };
  let blankCells = 0;

  const handOn = (row: CheckedRow, columnAt: number): void => {
    counts[row.outcome] += 1;
    take(columnAt === WHOLE_ROW ? row : inColumn(row, header[columnAt] ?? '', header));
  };
  const refuse = ({ line, columnAt }: FigurePlace, outcome: 'rejected' | 'repeated', reasons: readonly Remark[]): void =>
    { handOn({ line, outcome, changes: NONE, reasons, warnings: NONE }, columnAt); };

  const check = (texts: PlacedTexts): void => {
    const figure = read(texts);
    if (figure.kind === 'refused') return refuse(texts, 'rejected', figure.reasons);
    const changes = fileChanges.length === 0 ? figure.changes : [...fileChanges, ...figure.changes];
    const outcome = changes.length > 0 ? 'normalised' : 'accepted';
    const again = repeats.meet(figure, texts, outcome);
    if (again) return refuse(texts, again.outcome, again.reasons);
    handOn({ line: texts.line, outcome, observation: figure.observation, changes, reasons: NONE, warnings: figure.warnings }, texts.columnAt);
  };

  const checkWide = (cells: readonly string[], line: number): void => {
    for (const columnAt of periods) {
      const value = cells[columnAt] ?? '';
      if (value.trim() === '') blankCells += 1;
      else check({ line, columnAt, cells, value, period: header[columnAt] ?? '' });
    }
  };

  const fault = table.eachRow((cells, line) => {
    const wrong = shapeFault(cells, header, shape);
    if (wrong) return refuse({ line, columnAt: WHOLE_ROW }, 'rejected', [wrong]);
    if (mapping.layout === 'wide') return checkWide(cells, line);
    check({ line, columnAt: WHOLE_ROW, cells, value: cells[at.value] ?? '', period: at.period === -1 ? mapping.constants.period ?? '' : cells[at.period] ?? '' });
  });
  if (fault) return fault;

  const contradicted = repeats.contradicted();
  for (const { was } of contradicted) {
    counts[was] -= 1;
    counts.rejected += 1;
  }
  return {
    kind: 'checked', mapping: mapping.id, counts, replaced: contradicted.map(({ row }) => row),
    changes: fileChanges, notes: decoded.notes, ignoredColumns: ignored, blankCells,
  };
}

/** The row of a cell in a wide layout: its column, which is also where remarks on period and value belong. */
function inColumn(row: CheckedRow, column: string, header: readonly string[]): CheckedRow {
  const placed = (remarks: readonly Remark[]): readonly Remark[] =>
    remarks.map((remark) => (remark.column === undefined || header.includes(remark.column) ? remark : { ...remark, column }));
  return { ...row, column, changes: placed(row.changes), reasons: placed(row.reasons), warnings: placed(row.warnings) };
}
