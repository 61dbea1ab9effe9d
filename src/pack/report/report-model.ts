/** A drawing as an SVG string of our own making, and what it says in words. */
export interface Drawing {
  readonly svg: string;
  readonly alt: string;
}

export type Cell = string | Drawing;

export interface ReportTable {
  readonly kind: 'table';
  readonly caption: string;
  readonly head: readonly { readonly text: string; readonly numeric?: true; /** Share of the width, in parts. */ readonly parts: number }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** One piece of the report. The HTML file and the PDF are both written from these, so they cannot differ. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly look?: 'lead' | 'notice' }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'figure'; readonly drawing: Drawing; /** Points across on paper. */ readonly width: number; readonly caption?: string }
  | ReportTable;

export interface Report {
  readonly title: string;
  readonly council: string;
  /** On the foot of each page. */
  readonly footer: string;
  /** `YYYY-MM-DD`, the date of the document. */
  readonly day: string;
  readonly blocks: readonly Block[];
}

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
export const paragraph = (text: string, look?: 'lead' | 'notice'): Block => ({ kind: 'paragraph', text, ...(look && { look }) });

/** A table, or the sentence that says there is nothing to put into it. */
export function tableOr(nothing: string, table: Omit<ReportTable, 'kind'>): Block {
  return table.rows.length === 0 ? paragraph(nothing) : { kind: 'table', ...table };
}
