import { isSampleTooSmall } from '../core/small-sample.ts';
import type { PublishedFigure } from '../core/benchmark/published-figure.ts';
import type { Period } from '../core/period.ts';
import type { CouncilRegister } from './councils.ts';
import type { DataVersion } from './data-version.ts';
import { GRANULARITY_CODES, figureFromCode, granularityFromCode } from './figure-codes.ts';
import type { IndicatorKeys } from './indicator-keys.ts';
import type { Connection } from './open-database.ts';
import { ascendingOf, peerValueKeeper } from './peer-values.ts';
import type { KeptGroup, KeptKey, PublishedValue } from './peer-values.ts';

type FigureRow = [councilId: number, granularity: number, month: number, value: number | null, state: number, definition: number, illustrative: 0 | 1, kind: string, sampleSize: number | null];

/** A council's figure whose place is asked for. */
export interface FigureToPlace {
  readonly indicator: string;
  readonly period: Period;
  readonly definitionVersion: number;
  /** Figures from a smaller sample are not compared. */
  readonly minimumSample?: number;
}

/** Reading the published figures of all councils for one indicator: a seek a council, since figures are clustered by council. */
export function peerReader(connection: Connection, councils: CouncilRegister, indicators: IndicatorKeys, version: DataVersion) {
  const { sqlite } = connection;
  const COLUMNS = 'councils.id, granularity, month, value, state, definition, illustrative, record ->> \'$.kind\', sample_size';
  const ofIndicator = sqlite.prepare<[number], FigureRow>(`SELECT ${COLUMNS} FROM councils CROSS JOIN figures ON council_id = councils.id AND indicator_id = ?`).raw();
  const atPeriod = sqlite.prepare<[number, number, number], FigureRow>(
    `SELECT ${COLUMNS} FROM councils CROSS JOIN figures ON council_id = councils.id AND indicator_id = ? AND granularity = ? AND month = ?`).raw();
  const knownAtPeriod = sqlite.prepare<{ indicator: number; granularity: number; month: number; knownAt: string }, FigureRow>(`
    SELECT ${COLUMNS} FROM councils CROSS JOIN revisions ON council_id = councils.id AND indicator_id = @indicator AND granularity = @granularity AND month = @month
    JOIN batches ON batches.id = batch_id
    WHERE published_at <= @knownAt AND recorded_at <= @knownAt AND (withdrawn_at IS NULL OR withdrawn_at > @knownAt) ORDER BY councils.id, batch_id`).raw();
  const newer = sqlite.prepare<[number, number, number], number>(
    'SELECT id FROM councils WHERE EXISTS (SELECT 1 FROM figures WHERE council_id = councils.id AND indicator_id = ? AND granularity = ? AND month > ? AND value IS NOT NULL)').pluck();
  const knownNewer = sqlite.prepare<{ indicator: number; granularity: number; month: number; knownAt: string }, [id: number, month: number, value: number | null]>(`
    SELECT councils.id, month, value FROM councils CROSS JOIN revisions ON council_id = councils.id AND indicator_id = @indicator AND granularity = @granularity AND month > @month
    JOIN batches ON batches.id = batch_id
    WHERE published_at <= @knownAt AND recorded_at <= @knownAt AND (withdrawn_at IS NULL OR withdrawn_at > @knownAt) ORDER BY batch_id`).raw();

  function rowsAt(indicatorId: number, { granularity, month }: Period, knownAt?: string): FigureRow[] {
    const code = GRANULARITY_CODES[granularity];
    if (knownAt === undefined) return atPeriod.all(indicatorId, code, month);
    // The newest batch of each council holds, and comes last.
    return [...new Map(knownAtPeriod.all({ indicator: indicatorId, granularity: code, month, knownAt }).map((row) => [row[0], row])).values()];
  }

  function valuesOf({ indicatorId, period }: Pick<KeptKey, 'indicatorId' | 'period'>, knownAt?: string, least: Pick<FigureToPlace, 'minimumSample'> = {}): PublishedValue[] {
    return rowsAt(indicatorId, period, knownAt).flatMap(([, , , value, , definition, illustrative, kind, sampleSize]) =>
      (value === null || isSampleTooSmall(least, sampleSize ?? undefined) ? [] : [{ value, definition, illustrative: illustrative === 1, kind }]));
  }

  const keeper = peerValueKeeper(connection, version, valuesOf);

  function toFigure([id, code, month, value, state, definitionVersion, , , sampleSize]: FigureRow): PublishedFigure {
    const period = { granularity: granularityFromCode(code), month };
    return { council: councils.gssOf(id), period, figure: figureFromCode(state, value, null, null), definitionVersion, ...(sampleSize !== null && { sampleSize }) };
  }

  return {
    /** Published figures of all councils, and rows that say there is none; in no order. */
    async figures(indicator: string, period?: Period, knownAt?: string): Promise<PublishedFigure[]> {
      const indicatorId = indicators.idOf(indicator);
      if (indicatorId === undefined) return [];
      return (period === undefined ? ofIndicator.all(indicatorId) : rowsAt(indicatorId, period, knownAt)).map(toFigure);
    },

    /** GSS codes of the councils with a published figure for a later period of the same granularity; with `knownAt` of those known by then. */
    async withNewerFigure(indicator: string, { granularity, month }: Period, knownAt?: string): Promise<string[]> {
      const indicatorId = indicators.idOf(indicator);
      if (indicatorId === undefined) return [];
      const code = GRANULARITY_CODES[granularity];
      if (knownAt === undefined) return newer.all(indicatorId, code, month).map((id) => councils.gssOf(id));
      // The newest batch of each council and period holds, and comes last.
      const held = new Map(knownNewer.all({ indicator: indicatorId, granularity: code, month, knownAt }).map((row) => [`${row[0]} ${row[1]}`, row]));
      return [...new Set([...held.values()].flatMap(([id, , value]) => (value === null ? [] : [councils.gssOf(id)])))];
    },

    /**
     * For each figure the comparable published values of the group, sorted upwards, from the quartile tables kept ready;
     * with `knownAt` from the revisions, and for the few indicators with a least sample from the figures themselves.
     */
    async comparable(figures: readonly FigureToPlace[], group: KeptGroup, knownAt?: string): Promise<Float64Array[]> {
      const keys = figures.map(({ indicator, period, definitionVersion }): KeptKey => ({ indicatorId: indicators.idOf(indicator) ?? 0, period, definitionVersion }));
      const isKept = figures.map(({ minimumSample }) => knownAt === undefined && minimumSample === undefined);
      const ready = keeper.ascending(keys.filter((_, at) => isKept[at]), group).values();
      return keys.map((key, at) => (isKept[at] ? ready.next().value ?? new Float64Array() : ascendingOf(key, valuesOf(key, knownAt, figures[at]), group)));
    },
  };
}
export type PeerReader = ReturnType<typeof peerReader>;
