import { prospectsGrid } from '../../../core/inspection-analysis.ts';
import type { HeldInspection } from '../../../core/inspection-analysis.ts';
import type { ScaleVersion } from '../../../core/inspection.ts';
import { gradeWords, inspectionCount, STATUS_WORDS, whenWords } from '../../../present/inspection-words.ts';
import { urls } from '../../urls.ts';
import { capital, rowName } from './aggregate-view.ts';

/** More than this many in a cell are counted and not named; the register below names them all. */
const MOST_NAMED = 3;

/** The council with its date; an invented one carries the word in its name. */
function named({ id, council, inspection }: HeldInspection) {
  return { name: council.name, when: whenWords(inspection), href: urls.inspection(id) };
}

function cellOf(some: readonly HeldInspection[]) {
  return { count: some.length, named: some.slice(0, MOST_NAMED).map(named), ...(some.length > MOST_NAMED && { more: `and ${some.length - MOST_NAMED} more` }) };
}

/** One version of a scale as a grid, best level at the top and worst prospects at the left, with what cannot stand in it. */
export function toGridView(held: readonly HeldInspection[], scale: ScaleVersion) {
  const grid = prospectsGrid(held, scale);
  if (grid === undefined || scale.prospects === undefined) return undefined;
  const columns = scale.prospects;
  const places = scale.overall.flatMap((row, at) => columns.flatMap((column, place) => {
    const cell = grid.cells[at]?.[place] ?? [];
    return cell.length === 0 ? [] : [{ place: `${capital(row.level)} service, prospects “${column.level}”`, ...cellOf(cell) }];
  })).reverse();
  const placed = places.reduce((sum, { count }) => sum + count, 0);
  const outside = [
    ...grid.withoutProspects.map((one) => ({ ...named(one), why: `${gradeWords(one.inspection)} service; prospects ${STATUS_WORDS['not-published']}` })),
    ...grid.withoutGrade.map((one) => ({ ...named(one), why: gradeWords(one.inspection) })),
  ];
  const unconfirmed = columns.filter((column) => column.unconfirmed).map(({ level }) => level);
  return {
    id: scale.id, title: scale.title,
    count: inspectionCount(placed + outside.length),
    columns: columns.map(({ level, unconfirmed: isRecalled }) => ({ level, recalled: isRecalled === true })),
    rows: [...scale.overall].reverse().map(({ level }) => ({
      name: rowName(scale, level),
      cells: columns.map((_, place) => cellOf(grid.cells[scale.overall.findIndex((one) => one.level === level)]?.[place] ?? [])),
    })),
    places, outside,
    ...(unconfirmed.length > 0 && { recalled: `* The word “${unconfirmed.join('”, “')}” is recalled; no report with it was found.` }),
    source: scale.source,
  };
}
