import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { COLOURS } from '../../present/colours.ts';
import type { Block, Cell, Drawing, Report, ReportTable } from './report-model.ts';
import { drawSvg, heightOf, widthOf } from './svg-to-pdf.ts';
import type { Doc } from './svg-to-pdf.ts';

/** Paths of the two fonts, which are put into the file. */
export interface ReportFonts {
  readonly regular: string;
  readonly bold: string;
}

const MARGIN = { top: 52, bottom: 58, left: 56, right: 56 } as const;
const SIZES = { 1: 22, 2: 15, 3: 11.5 } as const;
const TEXT = 9.5;
const SMALL = 8.2;
const PAD = 4;
/** About how much of what follows a heading should stand on its page, in points. */
const COMPANY: Record<Exclude<Block['kind'], 'figure'>, number> = { heading: 30, paragraph: 36, list: 30, code: 20, table: 110 };
const FONTS = { regular: 'Body', bold: 'Strong' } as const;

type Element = ReturnType<Doc['struct']>;

/** What the library takes for an element; its types do not know `scope` yet. */
interface ElementOptions {
  readonly alt?: string;
  readonly scope?: 'Column' | 'Row';
}

interface Paper {
  readonly doc: Doc;
  readonly root: Element;
  readonly width: number;
  /** Sections of the outline, so that headings of the third level stand beneath those of the second. */
  section: PDFKit.PDFOutline | undefined;
}

/** The report as a tagged PDF: structure and bookmarks for readers who listen, fonts inside, drawings as lines. Its dates are the day of the report, so its bytes depend on nothing else. */
export async function reportPdf(report: Report, fonts: ReportFonts): Promise<Buffer> {
  const date = new Date(`${report.day}T00:00:00Z`);
  const doc = new PDFDocument({
    size: 'A4', margins: MARGIN, pdfVersion: '1.7', tagged: true, lang: 'en-GB', displayTitle: true, bufferPages: true, font: fonts.regular,
    info: { Title: report.title, Author: report.council, Subject: 'A modelled reading of published criteria, never an official judgement', Creator: 'Threestar', Producer: 'Threestar', CreationDate: date, ModDate: date },
  });
  const written = buffer(doc);
  doc.registerFont(FONTS.regular, fonts.regular).registerFont(FONTS.bold, fonts.bold);
  const root = doc.struct('Document', { title: report.title });
  doc.addStructure(root);
  const paper: Paper = { doc, root, width: doc.page.width - MARGIN.left - MARGIN.right, section: undefined };
  for (const [at, block] of report.blocks.entries()) drawBlock(paper, block, report.blocks.slice(at + 1, at + 3));
  root.end();
  drawFooters(doc, report.footer);
  doc.end();
  return written;
}

function drawBlock(paper: Paper, block: Block, next: readonly Block[]): void {
  switch (block.kind) {
    case 'heading': return drawHeading(paper, block, next);
    case 'paragraph': return drawParagraph(paper, block.text, next[0], block.look);
    case 'code': return drawParagraph(paper, block.text, next[0], 'code');
    case 'list': return drawList(paper, block.items);
    case 'figure': return drawFigure(paper, block);
    case 'table': return drawTable(paper, block);
  }
}

const room = ({ doc }: Paper): number => doc.page.height - MARGIN.bottom - doc.y;

function breakUnless(paper: Paper, height: number): void {
  if (room(paper) < height && paper.doc.y > MARGIN.top) paper.doc.addPage();
}

/** Draws inside an element of the structure tree. */
function tagged(paper: Paper, parent: Element, type: string, draw: () => void, options: ElementOptions = {}): void {
  const element = paper.doc.struct(type, options);
  parent.add(element);
  element.add(paper.doc.markStructureContent(type));
  draw();
  paper.doc.endMarkedContent();
  element.end();
}

/** Lines and grounds, which say nothing to who listens. */
function ornament({ doc }: Paper, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
}

function drawHeading(paper: Paper, { level, text }: Extract<Block, { kind: 'heading' }>, next: readonly Block[]): void {
  const { doc, width } = paper;
  // A heading goes over to the next page with what it stands above.
  const company = next.reduce((height, block) => height + (block.kind === 'figure' ? heightOf(block.drawing.svg, block.width) + 24 : COMPANY[block.kind]), 0);
  breakUnless(paper, SIZES[level] * 2 + company);
  if (doc.y > MARGIN.top) doc.y += { 1: 6, 2: 16, 3: 9 }[level];
  if (level === 2) {
    ornament(paper, () => doc.moveTo(MARGIN.left, doc.y).lineTo(MARGIN.left + width, doc.y).lineWidth(1.2).stroke(COLOURS.navy));
    doc.y += 7;
  }
  if (level === 2) paper.section = doc.outline.addItem(text);
  else (level === 3 ? paper.section ?? doc.outline : doc.outline).addItem(text);
  tagged(paper, paper.root, `H${level}`, () => doc.font(FONTS.bold).fontSize(SIZES[level]).fillColor(COLOURS.text).text(text, MARGIN.left, doc.y, { width }));
  doc.y += 4;
}

function drawParagraph(paper: Paper, text: string, next: Block | undefined, look?: 'lead' | 'notice' | 'code'): void {
  const { doc, width } = paper;
  const size = look === 'lead' ? 14 : TEXT;
  doc.font(look === 'lead' || look === 'notice' ? FONTS.bold : FONTS.regular).fontSize(size);
  const options = { width: look === 'notice' ? width - 10 : width, lineGap: 1.5 };
  const height = doc.heightOfString(text, options);
  breakUnless(paper, Math.min(height, 60) + (next?.kind === 'table' || next?.kind === 'code' ? COMPANY[next.kind] : 0));
  const x = look === 'notice' ? MARGIN.left + 10 : MARGIN.left;
  if (look === 'notice') ornament(paper, () => doc.rect(MARGIN.left, doc.y, 3, height).fill(COLOURS.navy));
  tagged(paper, paper.root, 'P', () => doc.fillColor(COLOURS.text).text(text, x, doc.y, options));
  doc.y += look === 'lead' ? 7 : 5;
}

function drawList(paper: Paper, items: readonly string[]): void {
  const { doc, width } = paper;
  const list = doc.struct('L');
  paper.root.add(list);
  for (const item of items) {
    doc.font(FONTS.regular).fontSize(TEXT).fillColor(COLOURS.text);
    const options = { width: width - 14, lineGap: 1.2 };
    breakUnless(paper, Math.min(doc.heightOfString(item, options), 60));
    const top = doc.y;
    const element = doc.struct('LI');
    list.add(element);
    tagged(paper, element, 'Lbl', () => doc.text('•', MARGIN.left + 2, top, { lineBreak: false }));
    tagged(paper, element, 'LBody', () => doc.text(item, MARGIN.left + 14, top, options));
    element.end();
    doc.y += 3;
  }
  list.end();
  doc.y += 4;
}

function drawFigure(paper: Paper, { drawing, width, caption }: Extract<Block, { kind: 'figure' }>): void {
  const { doc } = paper;
  const height = heightOf(drawing.svg, width);
  breakUnless(paper, height + 24);
  const top = doc.y;
  tagged(paper, paper.root, 'Figure', () => drawSvg(doc, drawing.svg, { x: MARGIN.left, y: top, width }, FONTS), { alt: drawing.alt });
  doc.x = MARGIN.left;
  doc.y = top + height + 4;
  if (caption !== undefined) {
    tagged(paper, paper.root, 'Caption', () => doc.font(FONTS.regular).fontSize(SMALL).fillColor(COLOURS.label).text(caption, MARGIN.left, doc.y, { width: paper.width }));
    doc.y += 6;
  }
}

interface Column { readonly x: number; readonly width: number; readonly numeric: boolean; readonly text: string }

function drawTable(paper: Paper, { caption, head, rows }: ReportTable): void {
  const { doc, root } = paper;
  const parts = head.reduce((sum, one) => sum + one.parts, 0);
  let left = MARGIN.left;
  const columns = head.map((one): Column => {
    const column = { x: left, width: (one.parts / parts) * paper.width - PAD * 2, numeric: one.numeric === true, text: one.text };
    left += (one.parts / parts) * paper.width;
    return column;
  });
  doc.font(FONTS.bold).fontSize(SMALL);
  const headHeight = rowHeight(paper, columns, head.map(({ text }) => text), FONTS.bold);
  const [first] = rows;
  breakUnless(paper, 14 + headHeight + (first === undefined ? 0 : Math.min(rowHeight(paper, columns, first, FONTS.regular), 200)));
  const table = doc.struct('Table');
  root.add(table);
  tagged(paper, table, 'Caption', () => doc.font(FONTS.bold).fontSize(SMALL).fillColor(COLOURS.label).text(caption, MARGIN.left, doc.y, { width: paper.width }));
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
  doc.font(font).fontSize(SMALL);
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
    tagged(paper, row, 'TH', () => doc.font(FONTS.bold).fontSize(SMALL).fillColor(COLOURS.text).text(text, x, top + PAD * 0.8, { width: numeric ? width - PAD : width, align: numeric ? 'right' : 'left' }), { scope: 'Column' });
  }
  row.end();
  rule(paper, top + height, 1);
}

/** On a further page the head is there for the eye alone: in the structure it stands once. */
function repeatHead(paper: Paper, columns: readonly Column[], height: number): void {
  const { doc } = paper;
  const top = doc.y;
  ornament(paper, () => {
    for (const { x, width, numeric, text } of columns) doc.font(FONTS.bold).fontSize(SMALL).fillColor(COLOURS.text).text(text, x, top + PAD * 0.8, { width: numeric ? width - PAD : width, align: numeric ? 'right' : 'left' });
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
      tagged(paper, row, kind, () => doc.font(FONTS.regular).fontSize(SMALL).fillColor(COLOURS.text).text(cell, x, top + PAD * 0.8, { width: numeric ? width - PAD : width, align: numeric ? 'right' : 'left' }), scope);
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

function drawFooters(doc: Doc, footer: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    // Text below the margin would otherwise begin another page.
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.font(FONTS.regular).fontSize(7.2).fillColor(COLOURS.label);
    const y = doc.page.height - 40;
    doc.text(footer, MARGIN.left, y, { lineBreak: false });
    const number = `Page ${page - start + 1} of ${count}`;
    doc.text(number, doc.page.width - MARGIN.right - doc.widthOfString(number), y + 10, { lineBreak: false });
    doc.endMarkedContent();
  }
}
