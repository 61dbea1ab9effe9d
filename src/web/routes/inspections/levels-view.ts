import { countable, countLevels, levelsByYear, YEAR_NOT_KNOWN } from '../../../core/inspection-analysis.ts';
import type { HeldInspection } from '../../../core/inspection-analysis.ts';
import type { ScaleVersion } from '../../../core/inspection.ts';
import { formatDay } from '../../../present/format-date.ts';
import { formatCount } from '../../../present/format-number.ts';
import { DATE_NOT_KNOWN, STATUS_WORDS } from '../../../present/inspection-words.ts';
import { levelBar, levelMark } from '../../../present/level-bar.ts';

const BAR_WIDTH = 230;
/** The upper levels of a scale, the ones a body calls good: the better half. */
const upperLevels = (scale: ScaleVersion): string[] => scale.overall.slice(Math.ceil(scale.overall.length / 2)).map(({ level }) => level);

/** Levels over the years on one scale without prospects, as bars with their numbers. `undefined` when nothing is held on it. */
export function toLevelsView(held: readonly HeldInspection[], scale: ScaleVersion) {
  const { counted, illustrative, leftOut } = countable(held.filter(({ inspection }) => inspection.scale === scale.id));
  if (counted.length === 0) return undefined;
  const total = countLevels(counted, scale);
  const years = levelsByYear(counted, scale);
  const unit = BAR_WIDTH / Math.max(1, ...years.map(({ counts }) => counts.scored));
  const upper = upperLevels(scale);
  const inUpper = ({ levels }: typeof total): number => levels.filter(({ level }) => upper.includes(level)).reduce((sum, { inspections }) => sum + inspections, 0);
  const scored = years.filter(({ year, counts }) => year !== YEAR_NOT_KNOWN && counts.scored > 0);
  const [first, last] = [scored[0], scored.at(-1)];
  const share = (counts: typeof total): string => `${inUpper(counts)} of ${counts.scored}`;
  const worst = total.levels[0];
  const withoutGrade = Object.entries(total.without).filter(([, count]) => count > 0).map(([status, count]) => `${formatCount(count)} ${STATUS_WORDS[status as keyof typeof STATUS_WORDS]}`);
  const upperWords = upper.join(' or ');
  const ungraded = (counts: typeof total): string => (counts.inspections > counts.scored ? ` (${counts.inspections - counts.scored} more have no overall grade)` : '');
  /** The columns of reasons for no grade, where there is one of the kind. */
  const reasons = (['no-overall', 'not-scored', 'not-published'] as const).filter((status) => total.without[status] > 0);
  const cellsOf = ({ levels, without, inspections }: typeof total) => ({
    cells: [
      ...levels.map(({ level, inspections: count }) => [level, count] as const),
      ...reasons.map((status) => [STATUS_WORDS[status], without[status]] as const),
      ['all', inspections] as const,
    ].map(([label, count]) => ({ label, text: formatCount(count), zero: count === 0 })),
  });
  return {
    id: scale.id, title: scale.title, body: scale.body,
    heading: total.scored === 0 ? 'No graded inspection is held' : `${share(total)} graded inspections were ${upperWords}`,
    headline: total.scored === 0 ? [] : [
      { figure: share(total), strong: `graded inspections were ${upperWords}`, rest: ` (${Math.round((100 * inUpper(total)) / total.scored)}%).` },
      { figure: formatCount(worst?.inspections ?? 0), strong: `${worst?.inspections === 1 ? 'was' : 'were'} ${worst?.level ?? ''}`, rest: `, the lowest of ${scale.overall.length} grades.` },
      { figure: formatCount(total.inspections - total.scored), strong: 'have no overall grade', rest: `: ${withoutGrade.join(', ') || 'none'}. None of them is a poor grade.` },
    ],
    key: scale.overall.map(({ level }, at) => ({ mark: levelMark(at, scale.overall.length), text: level })),
    head: [...scale.overall.map(({ level }) => level), ...reasons.map((status) => STATUS_WORDS[status]), 'all'],
    rows: years.map(({ year, counts }) => ({ year: year === YEAR_NOT_KNOWN ? DATE_NOT_KNOWN : year, bar: counts.scored === 0 ? undefined : levelBar(counts.levels.map(({ inspections }) => inspections), unit), ...cellsOf(counts) })),
    total: cellsOf(total),
    sentence: first && last
      ? `In ${first.year}, ${share(first.counts)} graded inspections were ${upperWords}${first === last ? '' : `; in ${last.year}, ${share(last.counts)}`}${ungraded(last.counts)}. Each year counts the inspections of that year, of different councils each time, so this is no trend of any one council.`
      : 'No inspection held has an overall grade.',
    ...(scale.noOverallFrom !== undefined && { noOverall: `From inspections that ended on ${formatDay(scale.noOverallFrom)} ${scale.body} gives no overall grade.` }),
    ...(illustrative && { aside: 'Every inspection counted here is illustrative.' }),
    ...(leftOut > 0 && { aside: `${leftOut} illustrative ${leftOut === 1 ? 'inspection is' : 'inspections are'} not counted.` }),
    source: scale.source,
  };
}
