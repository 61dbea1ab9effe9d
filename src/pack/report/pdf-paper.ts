import PDFDocument from 'pdfkit';
import type { Report } from './report-model.ts';
import type { Doc } from './svg-to-pdf.ts';

/** Paths of the two fonts, which are put into the file. */
export interface ReportFonts {
  readonly regular: string;
  readonly bold: string;
}

export const MARGIN = { top: 52, bottom: 58, left: 56, right: 56 } as const;
export const FONTS = { regular: 'Body', bold: 'Strong' } as const;
/** Points. */
export const SIZES = { title: 22, section: 15, part: 11.5, lead: 14, text: 9.5, small: 8.2, foot: 7.2 } as const;

export type Element = ReturnType<Doc['struct']>;

/** What the library takes for an element; its types do not know `scope` yet. */
export interface ElementOptions {
  readonly alt?: string;
  readonly scope?: 'Column' | 'Row';
}

/** The document as it is drawn, from top to bottom. */
export interface Paper {
  readonly doc: Doc;
  readonly root: Element;
  readonly width: number;
  /** Sections of the outline, so that headings of the third level stand beneath those of the second. */
  section: PDFKit.PDFOutline | undefined;
}

/** An empty tagged PDF. Its dates are the day of the report, so its bytes depend on nothing else. */
export function newPaper(report: Report, fonts: ReportFonts): Paper {
  const date = new Date(`${report.day}T00:00:00Z`);
  const doc = new PDFDocument({
    // No font of its own: the library would open ours anew at every change of font, since it had met it by another name.
    size: 'A4', margins: MARGIN, pdfVersion: '1.7', tagged: true, lang: 'en-GB', displayTitle: true, bufferPages: true, font: '',
    info: { Title: report.title, Author: report.council, Subject: 'A modelled reading of published criteria, never an official judgement', Creator: 'Threestar', Producer: 'Threestar', CreationDate: date, ModDate: date },
  });
  doc.registerFont(FONTS.regular, fonts.regular).registerFont(FONTS.bold, fonts.bold).font(FONTS.regular);
  const root = doc.struct('Document', { title: report.title });
  doc.addStructure(root);
  return { doc, root, width: doc.page.width - MARGIN.left - MARGIN.right, section: undefined };
}

/** Points left on the page. */
export const room = ({ doc }: Paper): number => doc.page.height - MARGIN.bottom - doc.y;

/** Begins a page where less than the height is left. */
export function breakUnless(paper: Paper, height: number): void {
  if (room(paper) < height && paper.doc.y > MARGIN.top) paper.doc.addPage();
}

/** Draws inside an element of the structure tree. */
export function tagged(paper: Paper, parent: Element, type: string, draw: () => void, options: ElementOptions = {}): void {
  const element = paper.doc.struct(type, options);
  parent.add(element);
  element.add(paper.doc.markStructureContent(type));
  draw();
  paper.doc.endMarkedContent();
  element.end();
}

/** Lines and grounds, which say nothing to who listens. */
export function ornament({ doc }: Paper, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
}
