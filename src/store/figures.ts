import type { Access } from '../core/access.ts';
import type { Granularity } from '../core/period.ts';
import type { Series, SeriesPoint, SourcedPoint } from '../core/series.ts';
import type { CouncilRegister } from './councils.ts';
import { figureFromCode, granularityFromCode } from './figure-codes.ts';
import type { IndicatorKeys } from './indicator-keys.ts';
import type { Connection } from './open-database.ts';
import { cutToRecent, recentReader } from './recent-series.ts';

export const POINT_COLUMNS = 'month, value, state, definition, batch_id, line, cell, numerator, denominator, sample_size, note, published_status';

export type PointCells = [
  month: number, value: number | null, state: number, definition: number, batch: number, line: number, cell: string | null,
  numerator: number | null, denominator: number | null, sampleSize: number | null, note: string | null, publishedStatus: string | null,
];

/** Which part of a council's figures to read; without `indicators`, all of them. */
export interface FigureQuery {
  readonly council: string;
  readonly indicators?: readonly string[];
  /** First and last month of the periods' own first months, counted as in core/period.ts. */
  readonly months?: { readonly from: number; readonly to: number };
  /** Only what was recorded and published by this moment (ISO); reads the revisions instead of the current figures. */
  readonly knownAt?: string;
}

/** The recent part of all of a council's series. */
export interface RecentQuery {
  readonly council: string;
  /** Only periods ended by this day, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** As in FigureQuery. */
  readonly knownAt?: string;
}

export function toPoint(granularity: Granularity, cells: PointCells, options: { draft: boolean }): SourcedPoint {
  const [month, value, state, definitionVersion, batch, line, cell, numerator, denominator, sampleSize, note, publishedStatus] = cells;
  return {
    period: { granularity, month },
    figure: figureFromCode(state, value, numerator, denominator),
    definitionVersion,
    draft: options.draft,
    source: cell === null ? { batch, line } : { batch, line, cell },
    ...(sampleSize !== null && { sampleSize }),
    ...(note !== null && { note }),
    ...(publishedStatus !== null && { publishedStatus }),
  };
}

interface SeriesRow { readonly indicator_id: number; readonly granularity: number; readonly points: string }
/** One recorded state of one figure, with the batch that brought it. */
export interface Revision {
  readonly point: SourcedPoint;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly reason?: string;
  readonly fileName: string;
  readonly withdrawn: boolean;
}
type BatchCells = [recordedAt: string, recordedBy: string, reason: string | null, fileName: string, publishedAt: string | null, withdrawnAt: string | null];

type RevisionRow = [indicatorId: number, granularity: number, ...PointCells];

/** Reading figures: published ones for everybody, drafts over them for those who may see drafts. */
export function figureReader(connection: Connection, councils: CouncilRegister, indicators: IndicatorKeys) {
  const { sqlite } = connection;
  const onePer = (table: 'figures' | 'drafts') => sqlite.prepare<[number, number, number, string], SeriesRow>(`
    SELECT wanted.value AS indicator_id, kind.value AS granularity,
      (SELECT json_group_array(json_array(${POINT_COLUMNS})) FROM ${table}
        WHERE council_id = ? AND indicator_id = wanted.value AND granularity = kind.value AND month BETWEEN ? AND ?) AS points
    FROM json_each(?) AS wanted CROSS JOIN json_each('[1,3,12]') AS kind`);
  const published = onePer('figures');
  const unpublished = onePer('drafts');
  const hasDrafts = sqlite.prepare<[number], number>('SELECT 1 FROM drafts WHERE council_id = ? LIMIT 1').pluck();
  const HOLDS = (table: string, councilId: string): string => `EXISTS (SELECT 1 FROM ${table} WHERE ${table}.council_id = ${councilId} AND ${table}.indicator_id = indicators.id)`;
  const held = sqlite.prepare<{ council: number }, number>(`SELECT id FROM indicators WHERE ${HOLDS('figures', '@council')} OR ${HOLDS('drafts', '@council')}`).pluck();
  const counts = sqlite.prepare<[], { council_id: number; indicators: number }>(`
    SELECT councils.id AS council_id, (SELECT count(*) FROM indicators WHERE ${HOLDS('figures', 'councils.id')}) AS indicators FROM councils`);
  const known = sqlite.prepare<{ council: number; indicators: string; from: number; to: number; knownAt: string }, RevisionRow>(`
    SELECT indicator_id, granularity, ${POINT_COLUMNS} FROM revisions JOIN batches ON batches.id = revisions.batch_id
    WHERE council_id = @council AND indicator_id IN (SELECT value FROM json_each(@indicators)) AND month BETWEEN @from AND @to
      AND published_at <= @knownAt AND recorded_at <= @knownAt AND (withdrawn_at IS NULL OR withdrawn_at > @knownAt)
    ORDER BY indicator_id, granularity, month, batch_id`).raw();
  const knownDrafts = sqlite.prepare<{ council: number; indicators: string; from: number; to: number; knownAt: string }, RevisionRow>(`
    SELECT indicator_id, granularity, ${POINT_COLUMNS} FROM revisions JOIN batches ON batches.id = revisions.batch_id
    WHERE council_id = @council AND indicator_id IN (SELECT value FROM json_each(@indicators)) AND month BETWEEN @from AND @to
      AND (published_at IS NULL OR published_at > @knownAt) AND recorded_at <= @knownAt AND (withdrawn_at IS NULL OR withdrawn_at > @knownAt)
    ORDER BY indicator_id, granularity, month, batch_id`).raw();

  const ofIndicator = sqlite.prepare<[number, number], [granularity: number, ...BatchCells, ...PointCells]>(`
    SELECT granularity, recorded_at, recorded_by, reason, file_name, published_at, withdrawn_at, ${POINT_COLUMNS}
    FROM revisions JOIN batches ON batches.id = revisions.batch_id WHERE council_id = ? AND indicator_id = ? ORDER BY granularity, month, batch_id`).raw();

  const recent = recentReader(connection, councils, indicators);
  const showsDrafts = (access: Access, council: string, councilId: number): boolean => access.may('see-drafts', council) && hasDrafts.get(councilId) !== undefined;

  const EVER = { from: 0, to: 12 * 9999 };

  /** Points by indicator id and granularity, oldest first. */
  function gather(rows: Iterable<SeriesRow>, options: { draft: boolean }): Map<string, SourcedPoint[]> {
    const found = new Map<string, SourcedPoint[]>();
    for (const row of rows) {
      if (row.points === '[]') continue;
      const granularity = granularityFromCode(row.granularity);
      const cells = JSON.parse(row.points) as PointCells[];
      found.set(`${row.indicator_id} ${granularity}`, cells.map((point) => toPoint(granularity, point, options)));
    }
    return found;
  }

  function gatherKnown(rows: Iterable<RevisionRow>, options: { draft: boolean }): Map<string, SourcedPoint[]> {
    const found = new Map<string, SourcedPoint[]>();
    for (const [indicatorId, code, ...cells] of rows) {
      const granularity = granularityFromCode(code);
      const key = `${indicatorId} ${granularity}`;
      const points = found.get(key) ?? [];
      if (points.at(-1)?.period.month === cells[0]) points.pop();
      points.push(toPoint(granularity, cells, options));
      found.set(key, points);
    }
    return found;
  }

  function toSeries(council: string, found: ReadonlyMap<string, SourcedPoint[]>): Series<SourcedPoint>[] {
    return [...found].map(([key, points]) => {
      const [id = '', granularity = ''] = key.split(' ');
      return { council, indicator: indicators.codeOf(Number(id)), granularity: granularity as Granularity, points };
    });
  }

  return {
    /** Indicators with a published figure, by GSS code. */
    async countByCouncil(): Promise<Map<string, number>> {
      return new Map(counts.all().map((row) => [councils.gssOf(row.council_id), row.indicators]));
    },

    /** Codes of the indicators the council has any figure of. */
    async heldBy(council: string): Promise<string[]> {
      const councilId = councils.idOf(council);
      return councilId === undefined ? [] : held.all({ council: councilId }).map((id) => indicators.codeOf(id));
    },

    /** Every figure ever received of one indicator, by period and then as received; drafts only for those who may see them. */
    async revisions(access: Access, council: string, indicator: string): Promise<Revision[]> {
      const councilId = councils.idOf(council);
      const indicatorId = indicators.idOf(indicator);
      if (councilId === undefined || indicatorId === undefined) return [];
      const maySeeDrafts = access.may('see-drafts', council);
      return ofIndicator.all(councilId, indicatorId).flatMap(([code, recordedAt, recordedBy, reason, fileName, publishedAt, withdrawnAt, ...cells]) => {
        const draft = publishedAt === null;
        if (draft && !maySeeDrafts) return [];
        const point = toPoint(granularityFromCode(code), cells, { draft });
        return [{ point, recordedAt, recordedBy, fileName, withdrawn: withdrawnAt !== null, ...(reason !== null && { reason }) }];
      });
    },

    /** The council's series, those without a point left out. An unknown council has none. */
    async series(access: Access, query: FigureQuery): Promise<Series<SourcedPoint>[]> {
      const { council, knownAt } = query;
      const councilId = councils.idOf(council);
      if (councilId === undefined) return [];
      // What is held now says nothing of then: a batch may have been withdrawn since.
      const codes = query.indicators ?? (knownAt === undefined ? held.all({ council: councilId }).map((id) => indicators.codeOf(id)) : [...indicators.ids().keys()]);
      const ids = JSON.stringify(codes.flatMap((code) => indicators.idOf(code) ?? []));
      const { from, to } = query.months ?? EVER;
      if (knownAt !== undefined) {
        const asked = { council: councilId, indicators: ids, from, to, knownAt };
        const then = toSeries(council, gatherKnown(known.iterate(asked), { draft: false }));
        if (!access.may('see-drafts', council)) return then;
        return overlay(then, toSeries(council, gatherKnown(knownDrafts.iterate(asked), { draft: true })), { keepsNewer: true });
      }
      const base = toSeries(council, gather(published.iterate(councilId, from, to, ids), { draft: false }));
      if (!showsDrafts(access, council, councilId)) return base;
      return overlay(base, toSeries(council, gather(unpublished.iterate(councilId, from, to, ids), { draft: true })));
    },

    /**
     * All of the council's series, of each the newest points of periods ended by the day, RECENT_POINTS at most and however
     * old they are. Only the newest point and drafts tell their source.
     */
    async recent(access: Access, { council, asOf, knownAt }: RecentQuery): Promise<Series[]> {
      const cut = (series: readonly Series[]): Series[] => series.map((one) => cutToRecent(one, asOf)).filter(({ points }) => points.length > 0);
      if (knownAt !== undefined) return cut(await this.series(access, { council, knownAt }));
      const councilId = councils.idOf(council);
      if (councilId === undefined) return [];
      const base = recent.series(council, asOf);
      if (!showsDrafts(access, council, councilId)) return base;
      const { from, to } = EVER;
      const ids = JSON.stringify([...indicators.ids().values()]);
      return cut(overlay(base, toSeries(council, gather(unpublished.iterate(councilId, from, to, ids), { draft: true }))));
    },
  };
}
export type FigureReader = ReturnType<typeof figureReader>;

/** The series with the points of the drafts in the places of theirs, or between them. */
function overlay<Point extends SeriesPoint>(base: readonly Series<Point>[], drafts: readonly Series<Point>[], options: { readonly keepsNewer?: boolean } = {}): Series<Point>[] {
  const keyOf = ({ indicator, granularity }: Series): string => `${indicator} ${granularity}`;
  const all = new Map(base.map((one) => [keyOf(one), one]));
  for (const draft of drafts) {
    const byMonth = new Map(all.get(keyOf(draft))?.points.map((point) => [point.period.month, point]));
    for (const point of draft.points) {
      const held = byMonth.get(point.period.month);
      // A figure published after the draft was made has taken its place.
      if (options.keepsNewer !== true || (held?.source?.batch ?? 0) < (point.source?.batch ?? 0)) byMonth.set(point.period.month, point);
    }
    all.set(keyOf(draft), { ...draft, points: [...byMonth.values()].sort((a, b) => a.period.month - b.period.month) });
  }
  return [...all.values()];
}
