import type { Access } from '../core/access.ts';
import type { Indicator } from '../core/indicator.ts';
import type { Figure } from '../core/observation.ts';
import type { Period } from '../core/period.ts';
import { decodeText } from '../gather/import/decode-text.ts';
import { linesOfFile } from '../gather/import/lines-of-file.ts';
import type { Staging } from '../store/staging/read-staging.ts';
import type { RowOutcome, StagedRow, StagingSummary } from '../store/staging/staged-rows.ts';
import type { Mapping } from '../gather/import/mapping.ts';
import { findPreview } from './confirm-import.ts';
import type { House } from './house.ts';
import { findMapping } from './list-mappings.ts';

export const PREVIEW_PARTS = ['all', 'rejected', 'normalised', 'repeated'] as const;
export type PreviewPart = (typeof PREVIEW_PARTS)[number];

export interface PreviewRow {
  readonly line: number;
  /** Header of the cell's column, in a wide layout. */
  readonly cell?: string;
  readonly outcome: RowOutcome;
  readonly says: readonly string[];
  /** The line of the file, as it is written there. */
  readonly written: string;
  readonly taken?: { readonly council: string; readonly indicator: Indicator; readonly period: Period; readonly figure: Figure };
}

export interface PreviewPage {
  readonly id: string;
  readonly summary: StagingSummary;
  readonly part: PreviewPart;
  readonly rows: readonly PreviewRow[];
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
}

/** Lines a page; in a wide layout a line holds many figures. */
const LINES = { long: 50, wide: 10 } as const;

/** One page of what would become of a file. Throws ThreestarError `not-found` when there is no such preview, or it is somebody else's. */
export async function showPreview(house: House, access: Access, input: { readonly id: string; readonly part: PreviewPart; readonly page: number }): Promise<PreviewPage> {
  const preview = findPreview(house, access, input.id);
  const { summary } = preview;
  const mapping = await findMapping(house, summary.mapping);
  const perPage = LINES[mapping?.layout ?? 'long'];
  const page = Math.max(1, input.page);
  if (input.part !== 'all') {
    const rows = preview.withOutcome(input.part, { offset: (page - 1) * perPage, limit: perPage });
    return { id: input.id, summary, part: input.part, page, pages: pagesOf(summary[input.part], perPage), ...withText(house, preview, rows, mapping) };
  }
  const rows = preview.lines((page - 1) * perPage + 1, page * perPage);
  const shown = withText(house, preview, rows, mapping);
  return { id: input.id, summary, part: 'all', page, pages: pagesOf(shown.lines, perPage), rows: shown.rows };
}

/** Every rejected row with its line as written, for the person who has to correct them. Throws as `showPreview`. */
export async function rejectedRows(house: House, access: Access, id: string): Promise<{ readonly summary: StagingSummary; readonly rows: readonly PreviewRow[] }> {
  const preview = findPreview(house, access, id);
  const rows = preview.withOutcome('rejected', { offset: 0, limit: preview.summary.rejected });
  return { summary: preview.summary, rows: withText(house, preview, rows, await findMapping(house, preview.summary.mapping)).rows };
}

const pagesOf = (lines: number, perPage: number): number => Math.max(1, Math.ceil(lines / perPage));

function withText({ imports, store, catalogue }: House, preview: Staging, rows: readonly StagedRow[], mapping: Mapping | undefined): { rows: PreviewRow[]; lines: number } {
  const decoded = decodeText(preview.received(), { declared: mapping?.encoding ?? 'utf-8', maximumBytes: imports.rules.limits.bytes });
  const { lines, count } = linesOfFile(decoded.kind === 'text' ? decoded.text : '', new Set(rows.map(({ line }) => line)));
  return {
    lines: count,
    rows: rows.map(({ taken, ...row }) => {
      const indicator = taken && catalogue.indicators.get(store.indicators.codeOf(taken.indicator));
      return {
        ...row, written: lines.get(row.line) ?? '',
        ...(taken && indicator && { taken: { council: store.councils.gssOf(taken.council), indicator, period: taken.period, figure: taken.figure } }),
      };
    }),
  };
}
