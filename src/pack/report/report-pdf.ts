import { buffer } from 'node:stream/consumers';
import { COLOURS } from '../../present/colours.ts';
import { drawFigure, drawHeading, drawList, drawParagraph } from './pdf-flow.ts';
import { FONTS, MARGIN, SIZES, newPaper } from './pdf-paper.ts';
import type { Paper, ReportFonts } from './pdf-paper.ts';
import { drawTable } from './pdf-table.ts';
import type { Block, Report } from './report-model.ts';
import type { Doc } from './svg-to-pdf.ts';

/** The report as a tagged PDF: structure and bookmarks for readers who listen, fonts inside, drawings as lines. */
export async function reportPdf(report: Report, fonts: ReportFonts): Promise<Buffer> {
  const paper = newPaper(report, fonts);
  const { doc, root } = paper;
  const written = buffer(doc);
  for (const [at, block] of report.blocks.entries()) drawBlock(paper, block, report.blocks.slice(at + 1));
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

function drawFooters(doc: Doc, footer: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    // Text below the margin would otherwise begin another page.
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.font(FONTS.regular).fontSize(SIZES.foot).fillColor(COLOURS.label);
    const y = doc.page.height - 40;
    doc.text(footer, MARGIN.left, y, { lineBreak: false });
    const number = `Page ${page - start + 1} of ${count}`;
    doc.text(number, doc.page.width - MARGIN.right - doc.widthOfString(number), y + 10, { lineBreak: false });
    doc.endMarkedContent();
  }
}
