import { lastPeriodEndedBy, monthsIn } from '../core/period.ts';
import { RECENT_POINTS } from '../core/series.ts';
import type { Series } from '../core/series.ts';
import type { CouncilRegister } from './councils.ts';
import { granularityFromCode } from './figure-codes.ts';
import type { IndicatorKeys } from './indicator-keys.ts';
import { keepParsed } from './keep-parsed.ts';
import { isUnwritable, withoutWaiting } from './open-database.ts';
import type { Connection } from './open-database.ts';
import { RECENT_COLUMNS, newestMonth, readRecent, shorten } from './recent-points.ts';

type RecentRow = [indicatorId: number, granularity: number, content: string];

/** Belongs into the transaction of every change to published figures: throws away what was kept of the batch's councils. */
export const FORGET_RECENT = 'DELETE FROM recent_series WHERE council_id IN (SELECT council_id FROM batch_councils WHERE batch_id = ?)';

/** Series kept as read, at some 5 kB each. */
const PARSED_SERIES = 6000;

/** Later than the last month of any period. */
const FOREVER = 12 * 9999;

/**
 * The newest published points of each series of a council. They are kept ready as one short text a series, written on the
 * first read after a change for all of the council's series at once, so that an import pays for no more than a deletion.
 * Whoever changes RECENT_POINTS or the text empties the table in a migration.
 */
export function recentReader({ sqlite }: Connection, councils: CouncilRegister, indicators: IndicatorKeys) {
  const ROWS = 'FROM figures WHERE council_id = @council AND indicator_id = indicators.id AND granularity = kind.value AND month <= @lastMonth + 1 - kind.value';
  const fromFigures = sqlite.prepare<{ council: number; lastMonth: number }, RecentRow>(`
    SELECT indicators.id, kind.value, (
      SELECT json_array(${RECENT_COLUMNS}, json((SELECT json_array(batch_id, line, cell) ${ROWS} ORDER BY month DESC LIMIT 1)))
      FROM (SELECT * ${ROWS} ORDER BY month DESC LIMIT ${RECENT_POINTS}))
    FROM indicators CROSS JOIN json_each('[1,3,12]') AS kind WHERE EXISTS (SELECT 1 ${ROWS})`).raw();
  const kept = sqlite.prepare<[number], RecentRow>('SELECT indicator_id, granularity, content FROM recent_series WHERE council_id = ?').raw();
  const insert = sqlite.prepare('INSERT INTO recent_series (council_id, indicator_id, granularity, content) VALUES (?, ?, ?, ?)');

  const keepReady = sqlite.transaction((council: number): RecentRow[] => {
    const held = kept.all(council);
    if (held.length > 0) return held;
    const rows = fromFigures.all({ council, lastMonth: FOREVER })
      .map(([id, code, content]): RecentRow => [id, code, shorten(granularityFromCode(code), content)]);
    for (const row of rows) insert.run(council, ...row);
    return rows;
  });

  /** What is kept, kept now where nothing was; undefined while somebody else writes, whom a reader never waits for. */
  function keptRows(council: number): RecentRow[] | undefined {
    const rows = kept.all(council);
    if (rows.length > 0) return rows;
    try {
      return withoutWaiting(sqlite, () => keepReady.immediate(council));
    } catch (error) {
      if (isUnwritable(error)) return undefined;
      throw error;
    }
  }

  /** The rows for periods that ended with the month or before; kept ones serve when nothing newer is among them. */
  function rowsUpTo(council: number, lastMonth: number): RecentRow[] {
    const rows = keptRows(council);
    const serves = rows?.every(([, code, content]) => newestMonth(content) + code - 1 <= lastMonth);
    return rows !== undefined && serves ? rows : fromFigures.all({ council, lastMonth });
  }

  const parsed = keepParsed<Series>(PARSED_SERIES);

  return {
    /** The published series of a council (the same object while its text is the same), each with at most RECENT_POINTS points of periods ended by the day. */
    series(council: string, asOf: string): Series[] {
      const councilId = councils.idOf(council);
      if (councilId === undefined) return [];
      return rowsUpTo(councilId, lastPeriodEndedBy('month', asOf).month).map(([id, code, content]) => parsed.get(`${councilId} ${id} ${code}`, content, (): Series => {
        const granularity = granularityFromCode(code);
        return { council, indicator: indicators.codeOf(id), granularity, points: readRecent(granularity, content) };
      }));
    },
  };
}

/** The same cut of a whole series. */
export function cutToRecent(series: Series, asOf: string): Series {
  const lastMonth = lastPeriodEndedBy('month', asOf).month;
  const ended = series.points.filter(({ period }) => period.month + monthsIn(period.granularity) - 1 <= lastMonth);
  const first = ended.filter(({ draft }) => !draft).at(-RECENT_POINTS);
  return { ...series, points: first === undefined ? ended.slice(-RECENT_POINTS) : ended.filter(({ period }) => period.month >= first.period.month) };
}
