import { aggregateMargins } from '../../../core/inspection-aggregate.ts';
import type { InspectionAggregate } from '../../../core/inspection-aggregate.ts';
import type { ScaleVersion } from '../../../core/inspection.ts';
import { formatDay } from '../../../present/format-date.ts';
import { inspectionSquares, squareMark } from '../../../present/inspection-squares.ts';
import type { SquareLook } from '../../../present/inspection-squares.ts';
import { shareWords } from '../../../present/inspection-words.ts';

const WIDE_ROWS = 4;
const NARROW_ROWS = 8;

export const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
const percent = (part: number, whole: number): string => `${Math.round((100 * part) / whole)}%`;

/** A published summary as a page shows it: what was printed, what follows from it, and for the rest that it was not published. */
export function toAggregateView(aggregate: InspectionAggregate, scale: ScaleVersion) {
  const { inspections } = aggregate;
  const { rows, margins, columns } = aggregateMargins(aggregate, scale.overall.map(({ level }) => level));
  const largest = [...margins].filter(({ printed }) => printed).sort((a, b) => b.inspections - a.inspections)[0];
  const none = margins.filter((margin) => margin.printed && margin.inspections === 0).flatMap(({ levels }) => levels);
  const derived = margins.find(({ printed }) => !printed);
  const looks: SquareLook[] = ['plain', 'star', 'solid'];
  const shown = [...margins].reverse().filter((margin) => margin.inspections > 0).map((margin, at) => ({ ...margin, look: looks[at] ?? 'solid' }));
  const counted = `${shown.map((margin) => `${margin.inspections} ${margin.levels.join(' or ')}`).join(', ')}${none.length > 0 ? `, none ${none.join(' or ')}` : ''}`;
  const squares = (count: number) => inspectionSquares(shown.map(({ look, inspections: of }) => ({ look, count: of })), { rows: count, label: `${inspections} squares, one for each inspection: ${counted}` });
  const inOrder = [...columns].reverse();
  return {
    heading: largest && `${shareWords(largest.inspections / inspections)} ${aggregate.service} services were ${largest.levels.join(' or ')}`,
    title: aggregate.title,
    until: formatDay(aggregate.to),
    headline: [
      ...(largest ? [{ figure: `${largest.inspections} of ${inspections}`, strong: `were rated ${largest.levels.join(' or ')}`, rest: ` (${percent(largest.inspections, inspections)}). ${none.length > 0 ? `None was ${none.join(' or ')}` : ''}${derived && derived.inspections > 0 ? `, so the other ${derived.inspections} were ${derived.levels.join(' or ')}` : ''}.` }] : []),
      ...aggregate.shares.map((share, at) => ({ figure: `${share.percent}%`, strong: share.words, rest: `, about ${columns[at]?.about ?? 0} of the ${inspections}.` })),
      ...(aggregate.commonest ? [{ figure: capital(aggregate.commonest.level), strong: 'The commonest result', rest: `: ${aggregate.commonest.words}.` }] : []),
    ],
    squares: {
      wide: squares(WIDE_ROWS), narrow: squares(NARROW_ROWS),
      key: [
        ...shown.map(({ look, inspections: of, levels }) => ({ mark: squareMark(look), text: `${of} ${levels.join(' or ')}${levels.length > 1 ? '; the split was not published' : ''}` })),
        ...none.map((level) => ({ text: `0 ${level}` })),
      ],
    },
    grid: {
      caption: 'Level of the service by prospects; only the totals were published',
      columns: inOrder.map(({ words }) => capital(words)),
      rows: rows.map(({ level, cells }) => {
        const margin = margins.find(({ levels }) => levels.includes(level));
        const first = rows.find((row) => margin?.levels.includes(row.level))?.level === level;
        return {
          name: rowName(scale, level),
          cells: [...cells].reverse().map((cell) => ({ none: cell.state === 'none', commonest: cell.isCommonest })),
          ...(first && margin && { margin: { text: String(margin.inspections), span: margin.levels.length, note: margin.levels.length > 1 ? margin.levels.join(' or ') : margin.printed ? undefined : 'the rest' } }),
        };
      }),
      totals: inOrder.map(({ about, percent: share }) => ({ text: `about ${about}`, note: share === undefined ? 'the rest' : `${share}%` })),
      all: inspections,
      sentence: `Of ${inspections} inspections ${counted}; ${aggregate.shares.map(({ words, percent: share }) => `${share}% ${words}`).join(', ')}.`,
    },
    note: aggregate.note,
    sources: aggregate.sources,
  };
}

/** `2 good` where the level has stars, else the word. */
export function rowName(scale: ScaleVersion, level: string): string {
  const stars = scale.overall.find((one) => one.level === level)?.stars;
  return stars === undefined ? level : `${stars} ${level}`;
}
