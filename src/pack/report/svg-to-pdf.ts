import type PDFDocument from 'pdfkit';

export type Doc = InstanceType<typeof PDFDocument>;

/**
 * Draws the few SVG shapes our own drawings are made of (path, rect, circle, text, and groups that are moved) into a PDF, so that a chart is the same
 * lines on the page and on paper. Anything else in a drawing is a programmer's error and throws.
 */
export function drawSvg(doc: Doc, svg: string, box: { readonly x: number; readonly y: number; readonly width: number }, fonts: { readonly regular: string; readonly bold: string }): void {
  const [, , viewWidth = 1] = viewBox(svg);
  const scale = box.width / viewWidth;
  const inherited = attributesOf(/^<svg([^>]*)>/.exec(svg)?.[1] ?? '');
  doc.save().translate(box.x, box.y).scale(scale);
  for (const [, name = '', raw = '', inner = ''] of svg.matchAll(/<(\/g|path|rect|circle|text|title|desc|g|image|line|ellipse|polygon|use)\b([^>]*?)\/?>([^<]*)/g)) {
    if (name === 'title' || name === 'desc') continue;
    const own = attributesOf(raw);
    if (name === '/g') doc.restore();
    else if (name === 'g') doc.save().translate(...movedBy(own));
    else if (name === 'text') drawText(doc, { ...inherited, ...own }, inner, fonts);
    else drawShape(doc, name, own);
  }
  doc.restore();
}

/** Height of a drawing when it is so wide. */
export function heightOf(svg: string, width: number): number {
  const [, , viewWidth = 1, viewHeight = 1] = viewBox(svg);
  return (viewHeight / viewWidth) * width;
}

export function widthOf(svg: string): number {
  return Number(/\bwidth="([\d.]+)"/.exec(svg)?.[1] ?? viewBox(svg)[2]);
}

function viewBox(svg: string): number[] {
  return (/viewBox="([^"]+)"/.exec(svg)?.[1] ?? '0 0 1 1').split(' ').map(Number);
}

function movedBy({ transform = '' }: Attributes): [number, number] {
  const [, x, y] = /^translate\((-?[\d.]+) (-?[\d.]+)\)$/.exec(transform) ?? [];
  if (x === undefined || y === undefined) throw new RangeError(`a drawing has a group with transform="${transform}", which is not drawn in PDFs`);
  return [Number(x), Number(y)];
}

type Attributes = Readonly<Record<string, string>>;

function attributesOf(raw: string): Attributes {
  return Object.fromEntries([...raw.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
}

function drawShape(doc: Doc, name: string, own: Attributes): void {
  const number = (key: string): number => Number(own[key] ?? 0);
  doc.save();
  if (name === 'path') doc.path(own['d'] ?? '');
  else if (name === 'circle') doc.circle(number('cx'), number('cy'), number('r'));
  else if (name === 'rect') {
    if (own['rx'] === undefined) doc.rect(number('x'), number('y'), number('width'), number('height'));
    else doc.roundedRect(number('x'), number('y'), number('width'), number('height'), number('rx'));
  } else throw new RangeError(`a drawing has a <${name}>, which is not drawn in PDFs`);
  const { fill = name === 'path' && own['stroke'] !== undefined ? 'none' : '#000', stroke = 'none' } = own;
  if (own['fill-opacity'] !== undefined) doc.fillOpacity(number('fill-opacity'));
  if (own['stroke-opacity'] !== undefined) doc.strokeOpacity(number('stroke-opacity'));
  if (own['stroke-linejoin'] === 'round') doc.lineJoin('round');
  if (own['stroke-linecap'] === 'round') doc.lineCap('round');
  doc.lineWidth(own['stroke-width'] === undefined ? 1 : number('stroke-width'));
  const dashes = own['stroke-dasharray']?.split(/[ ,]+/).map(Number);
  const [on, off] = dashes ?? [];
  if (on !== undefined) doc.dash(on, { space: off ?? on });
  if (fill !== 'none' && stroke !== 'none') doc.fillAndStroke(fill, stroke);
  else if (fill !== 'none') doc.fill(fill);
  else if (stroke !== 'none') doc.stroke(stroke);
  doc.restore();
}

function drawText(doc: Doc, own: Attributes, inner: string, fonts: { readonly regular: string; readonly bold: string }): void {
  const size = Number(own['font-size'] ?? 12);
  const words = unescape(inner);
  doc.font(own['font-weight'] === 'bold' ? fonts.bold : fonts.regular).fontSize(size).fillColor(own['fill'] ?? '#000');
  const width = doc.widthOfString(words);
  const anchor = own['text-anchor'] ?? 'start';
  const x = Number(own['x'] ?? 0) - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
  doc.text(words, x, Number(own['y'] ?? 0), { lineBreak: false, baseline: 'alphabetic' });
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}
