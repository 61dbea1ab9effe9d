import { COLOURS } from '../../present/colours.ts';
import { FONTS, MARGIN, SIZES, breakUnless, ornament, tagged } from './pdf-paper.ts';
import type { Paper } from './pdf-paper.ts';
import type { Block } from './report-model.ts';
import { drawSvg, heightOf } from './svg-to-pdf.ts';

const HEADINGS = { 1: SIZES.title, 2: SIZES.section, 3: SIZES.part } as const;
/** About how much of what follows a heading should stand on its page, in points. */
const COMPANY: Record<Exclude<Block['kind'], 'figure'>, number> = { heading: 30, paragraph: 36, list: 30, code: 20, table: 110 };

export function drawHeading(paper: Paper, { level, text }: Extract<Block, { kind: 'heading' }>, next: readonly Block[]): void {
  const { doc, width } = paper;
  breakUnless(paper, HEADINGS[level] * 2 + heightOfCompany(next));
  if (doc.y > MARGIN.top) doc.y += { 1: 6, 2: 16, 3: 9 }[level];
  if (level === 2) {
    ornament(paper, () => doc.moveTo(MARGIN.left, doc.y).lineTo(MARGIN.left + width, doc.y).lineWidth(1.2).stroke(COLOURS.navy));
    doc.y += 7;
  }
  if (level === 2) paper.section = doc.outline.addItem(text);
  else (level === 3 ? paper.section ?? doc.outline : doc.outline).addItem(text);
  tagged(paper, paper.root, `H${level}`, () => doc.font(FONTS.bold).fontSize(HEADINGS[level]).fillColor(COLOURS.text).text(text, MARGIN.left, doc.y, { width }));
  doc.y += 4;
}

/** What a heading takes with it to the next page: all down to the first table, drawing, list or paragraph of plain text below it. */
function heightOfCompany([first, ...rest]: readonly Block[]): number {
  if (first === undefined) return 0;
  switch (first.kind) {
    case 'figure': return heightOf(first.drawing.svg, first.width) + 24;
    case 'heading': return COMPANY.heading + heightOfCompany(rest);
    case 'paragraph': return COMPANY.paragraph + (rest[0]?.kind === 'paragraph' ? 0 : heightOfCompany(rest));
    default: return COMPANY[first.kind];
  }
}

export function drawParagraph(paper: Paper, text: string, next: Block | undefined, look?: 'lead' | 'notice' | 'code'): void {
  const { doc, width } = paper;
  const size = look === 'lead' ? SIZES.lead : SIZES.text;
  doc.font(look === 'lead' || look === 'notice' ? FONTS.bold : FONTS.regular).fontSize(size);
  const options = { width: look === 'notice' ? width - 10 : width, lineGap: 1.5 };
  const height = doc.heightOfString(text, options);
  breakUnless(paper, Math.min(height, 60) + (next?.kind === 'table' || next?.kind === 'code' || next?.kind === 'list' ? COMPANY[next.kind] : 0));
  const x = look === 'notice' ? MARGIN.left + 10 : MARGIN.left;
  if (look === 'notice') ornament(paper, () => doc.rect(MARGIN.left, doc.y, 3, height).fill(COLOURS.navy));
  tagged(paper, paper.root, 'P', () => doc.fillColor(COLOURS.text).text(text, x, doc.y, options));
  doc.y += look === 'lead' ? 7 : 5;
}

export function drawList(paper: Paper, items: readonly string[]): void {
  const { doc, width } = paper;
  const list = doc.struct('L');
  paper.root.add(list);
  for (const item of items) {
    doc.font(FONTS.regular).fontSize(SIZES.text).fillColor(COLOURS.text);
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

export function drawFigure(paper: Paper, { drawing, width, caption }: Extract<Block, { kind: 'figure' }>): void {
  const { doc } = paper;
  const height = heightOf(drawing.svg, width);
  breakUnless(paper, height + 24);
  const top = doc.y;
  tagged(paper, paper.root, 'Figure', () => drawSvg(doc, drawing.svg, { x: MARGIN.left, y: top, width }, FONTS), { alt: drawing.alt });
  doc.x = MARGIN.left;
  doc.y = top + height + 4;
  if (caption !== undefined) {
    tagged(paper, paper.root, 'Caption', () => doc.font(FONTS.regular).fontSize(SIZES.small).fillColor(COLOURS.label).text(caption, MARGIN.left, doc.y, { width: paper.width }));
    doc.y += 6;
  }
}
