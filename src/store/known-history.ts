import type { KnownBatch } from '../core/known-batch.ts';
import type { KnownRevision } from '../core/known-revision.ts';
import type { CouncilRegister } from './councils.ts';
import { granularityFromCode } from './figure-codes.ts';
import { POINT_COLUMNS, toPoint } from './figures.ts';
import type { PointCells } from './figures.ts';
import type { IndicatorKeys } from './indicator-keys.ts';
import type { Connection } from './open-database.ts';

type RevisionCells = [indicatorId: number, granularity: number, recordedAt: string, recordedBy: string, publishedAt: string, withdrawnAt: string | null, reason: string | null, ...PointCells];
type BatchRow = { -readonly [Key in keyof Omit<KnownBatch, 'isShared'>]-?: KnownBatch[Key] | null } & { isShared: 0 | 1 };

/** What was known of a council at a moment, old states included; what was withdrawn later still stands, and what was a draft then is not told of. */
export function knownHistory({ sqlite }: Connection, councils: CouncilRegister, indicators: IndicatorKeys) {
  const THEN = 'recorded_at <= @knownAt AND published_at <= @knownAt';
  const WITHDRAWN = 'CASE WHEN withdrawn_at <= @knownAt THEN withdrawn_at END';
  const revisions = sqlite.prepare<{ council: number; knownAt: string }, RevisionCells>(`
    SELECT indicator_id, granularity, recorded_at, recorded_by, published_at, ${WITHDRAWN}, reason, ${POINT_COLUMNS}
    FROM revisions JOIN batches ON batches.id = revisions.batch_id WHERE council_id = @council AND ${THEN}
    ORDER BY indicator_id, granularity, month, batch_id`).raw();
  const batches = sqlite.prepare<{ council: number; knownAt: string }, BatchRow>(`
    SELECT id, kind, file_name AS fileName, file_sha256 AS sha256, accepted, normalised, left_out AS leftOut, rows_digest AS rowsDigest, recorded_at AS recordedAt,
      recorded_by AS recordedBy, published_at AS publishedAt, ${WITHDRAWN} AS withdrawnAt, CASE WHEN withdrawn_at <= @knownAt THEN withdrawn_reason END AS withdrawnReason, reason,
      EXISTS (SELECT 1 FROM batch_councils AS other WHERE other.batch_id = batches.id AND other.council_id <> @council) AS isShared
    FROM batches WHERE id IN (SELECT batch_id FROM batch_councils WHERE council_id = @council) AND ${THEN} ORDER BY id`);

  return {
    async revisions(council: string, knownAt: string): Promise<KnownRevision[]> {
      const councilId = councils.idOf(council);
      if (councilId === undefined) return [];
      return revisions.all({ council: councilId, knownAt }).map(([indicatorId, code, recordedAt, recordedBy, publishedAt, withdrawnAt, reason, ...cells]) => ({
        indicator: indicators.codeOf(indicatorId), point: toPoint(granularityFromCode(code), cells, { draft: false }), recordedAt, recordedBy, publishedAt,
        ...(withdrawnAt !== null && { withdrawnAt }), ...(reason !== null && { reason }),
      }));
    },

    async batches(council: string, knownAt: string): Promise<KnownBatch[]> {
      const councilId = councils.idOf(council);
      if (councilId === undefined) return [];
      return batches.all({ council: councilId, knownAt }).map(({ isShared, ...row }) => {
        const said = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
        return { ...(said as unknown as Omit<KnownBatch, 'isShared'>), isShared: isShared === 1 };
      });
    },
  };
}
export type KnownHistory = ReturnType<typeof knownHistory>;
