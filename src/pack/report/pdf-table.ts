import { COLOURS } from '../../present/colours.ts';
import { FONTS, MARGIN, SIZES, breakUnless, ornament, room, tagged } from './pdf-paper.ts';
import type { Element, ElementOptions, Paper } from './pdf-paper.ts';
import type { Cell, Drawing, ReportTable } from './report-model.ts';
import { drawSvg, heightOf, widthOf } from './svg-to-pdf.ts';

/** Points between a cell and its neighbours. */
const PAD = 4;

interface Column { readonly x: number; readonly width: number; readonly numeric: boolean; readonly text: string }

/** A table whose head is repeated on each page, with no row parted between two. */
export function drawTable(paper: Paper, { caption, head, rows }: ReportTable): void {
  const { doc, root } = paper;
  const parts = head.reduce((sum, one) => sum + one.parts, 0);
  let left = MARGIN.left;
  const columns = head.map((one): Column => {
    const column = { x: left, width: (one.parts / parts) * paper.width - PAD * 2, numeric: one.numeric === true, text: one.text };
    left += (one.parts / parts) * paper.width;
    return column;
  });
  doc.font(FONTS.bold).fontSize(SIZES.small);
  const headHeight = rowHeight(paper, columns, head.map(({ text }) => text), FONTS.bold);
  const [first] = rows;
  breakUnless(paper, 14 + headHeight + (first === undefined ? 0 : Math.min(rowHeight(paper, columns, first, FONTS.regular), 200)));
  const table = doc.struct('Table');
  root.add(table);
  tagged(paper, table, 'Caption', () => doc.font(FONTS.bold).fontSize(SIZES.small).fillColor(COLOURS.label).text(caption, MARGIN.left, doc.y, { width: paper.width }));
  doc.y += 2;
  drawHead(paper, table, columns, headHeight);
  for (const row of rows) {
    const height = rowHeight(paper, columns, row, FONTS.regular);
    if (room(paper) < height) {
      doc.addPage();
      repeatHead(paper, columns, headHeight);
    }
    drawRow(paper, table, columns, row, height);
  }
  table.end();
  doc.x = MARGIN.left;
  doc.y += 9;
}

function rowHeight({ doc }: Paper, columns: readonly Column[], cells: readonly Cell[], font: string): number {
  doc.font(font).fontSize(SIZES.small);
  return Math.max(...cells.map((cell, at) => {
    const width = columns[at]?.width ?? 1;
    return typeof cell === 'string' ? doc.heightOfString(cell || ' ', { width }) : heightOf(cell.svg, drawnWidth(cell, width));
  })) + PAD * 1.6;
}

function drawnWidth({ svg }: Drawing, width: number): number {
  return Math.min(width, widthOf(svg) * 0.75);
}

function drawHead(paper: Paper, table: Element, columns: readonly Column[], height: number): void {
  const { doc } = paper;
  const row = doc.struct('TR');
  table.add(row);
  const top = doc.y;
  for (const { x, width, numeric, text } of columns) {
    tagged(paper, row, 'TH', () => doc.font(FONTS.bold).fontSize(SIZES.small).fillColor(COLOURS.text).text(text, x, top + PAD * 0.8, { width: numeric ? width - PAD : width, align: numeric ? 'right' : 'left' }), { scope: 'Column' });
  }
  row.end();
  rule(paper, top + height, 1);
}

/** On a further page the head is there for the eye alone: in the structure it stands once. */
function repeatHead(paper: Paper, columns: readonly Column[], height: number): void {
  const { doc } = paper;
  const top = doc.y;
  ornament(paper, () => {
    for (const { x, width, numeric, text } of columns) doc.font(FONTS.bold).fontSize(SIZES.small).fillColor(COLOURS.text).text(text, x, top + PAD * 0.8, { width: numeric ? width - PAD : width, align: numeric ? 'right' : 'left' });
  });
  rule(paper, top + height, 1);
}

function drawRow(paper: Paper, table: Element, columns: readonly Column[], cells: readonly Cell[], height: number): void {
  const { doc } = paper;
  const row = doc.struct('TR');
  table.add(row);
  const top = doc.y;
  for (const [at, cell] of cells.entries()) {
    const { x = 0, width = 1, numeric = false } = columns[at] ?? {};
    const kind = at === 0 ? 'TH' : 'TD';
    const scope: ElementOptions = at === 0 ? { scope: 'Row' } : {};
    if (typeof cell === 'string') {
      tagged(paper, row, kind, () => doc.font(FONTS.regular).fontSize(SIZES.small).fillColor(COLOURS.text).text(cell, x, top + PAD * 0.8, { width: numeric ? width - PAD : width, align: numeric ? 'right' : 'left' }), scope);
    } else {
      const data = doc.struct(kind, scope);
      row.add(data);
      tagged(paper, data, 'Figure', () => drawSvg(doc, cell.svg, { x, y: top + PAD * 0.8, width: drawnWidth(cell, width) }, FONTS), { alt: cell.alt });
      data.end();
    }
  }
  row.end();
  rule(paper, top + height, 0.5);
}

function rule(paper: Paper, y: number, thickness: number): void {
  const { doc, width } = paper;
  ornament(paper, () => doc.moveTo(MARGIN.left, y).lineTo(MARGIN.left + width, y).lineWidth(thickness).stroke(thickness === 1 ? COLOURS.line : COLOURS.rule));
  doc.x = MARGIN.left;
  doc.y = y + 1;
}
