import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import yazl from 'yazl';
import { readCatalogue } from '../../src/catalogue/catalogue.ts';
import { evidenceFileName, evidenceType } from '../../src/core/evidence-rules.ts';
import { evidenceExpiry } from '../../src/core/evidence-item.ts';
import { FOLDERS } from '../../src/folders.ts';

const { evidenceRules: rules } = readCatalogue(FOLDERS.data);
const typeOf = (content: Uint8Array | string): string | undefined => evidenceType(rules, typeof content === 'string' ? new TextEncoder().encode(content) : content)?.mediaType;

// First bytes from the formats' own specifications: PDF 32000-1 (7.5.2), PNG (5.2), JFIF, and the local file header of ZIP (APPNOTE 4.3.7).
describe('the kind of a file', () => {
  it.each([
    ['a PDF', '%PDF-1.7\n...', 'application/pdf'],
    ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), 'image/png'],
    ['a JPEG', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0]), 'image/jpeg'],
    ['a CSV', 'council,value\r\nCanterbury,£3\r\n', 'text/plain'],
    ['a page of HTML', '\ufeff\n <script>alert(1)</script>', undefined],
    ['a drawing that may hold scripts', '<?xml version="1.0"?><svg onload="alert(1)"/>', undefined],
    ['a program', new Uint8Array([0x4d, 0x5a, 0x90, 0x00]), undefined],
    ['text in no encoding that is taken', new Uint8Array([0x63, 0x61, 0x66, 0xe9]), undefined],
  ])('of %s', (_case, content, mediaType) => expect(typeOf(content)).toBe(mediaType));
});

describe('the kind of an archive', () => {
  const MAIN = { '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' };
  const zip = async (files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> => {
    const archive = new yazl.ZipFile();
    for (const [name, content] of Object.entries(files)) archive.addBuffer(Buffer.from(content), name);
    archive.end();
    return buffer(archive.outputStream);
  };
  const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

  it.each<[string, () => Promise<Buffer>, string | undefined]>([
    ['a workbook', async () => zip(MAIN), WORKBOOK],
    ['an OpenDocument text', async () => {
      const archive = new yazl.ZipFile();
      archive.addBuffer(Buffer.from('application/vnd.oasis.opendocument.text'), 'mimetype', { compress: false });
      archive.addBuffer(Buffer.from('<office/>'), 'content.xml');
      archive.end();
      return buffer(archive.outputStream);
    }, 'application/vnd.oasis.opendocument.text'],
    ['a workbook with macros', async () => zip({ ...MAIN, 'xl/vbaProject.bin': 'x' }), undefined],
    ['a workbook with a program in it', async () => zip({ ...MAIN, 'xl/embeddings/Setup.EXE': 'MZ' }), undefined],
    ['any other archive that names a workbook in its text', async () => zip({ 'a.txt': '[Content_Types].xml xl/workbook.xml' }), undefined],
    ['a workbook that was cut short', async () => (await zip(MAIN)).subarray(0, -30), undefined],
    ['a small workbook that unfolds to more than the rules allow', async () => zip({ ...MAIN, 'xl/media/blank.bin': Buffer.alloc(rules.maximumUnfoldedBytes + 1) }), undefined],
    ['an encrypted workbook', async () => {
      const bytes = await zip(MAIN);
      const at = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
      bytes[at + 8] = (bytes[at + 8] ?? 0) | 1;
      return bytes;
    }, undefined],
  ])('of %s', async (_case, make, mediaType) => expect(typeOf(await make())).toBe(mediaType));
});

// A name decides what a machine does with a file once it is downloaded; the content decides the name's ending.
describe('the name of a file', () => {
  it.each([
    ['minutes.PDF', 'application/pdf', 'minutes.PDF'],
    ['plan.html', 'text/plain', 'plan.html.txt'],
    ['setup.exe', 'application/pdf', 'setup.exe.pdf'],
    ['figures.csv', 'text/plain', 'figures.csv'],
    ['scan', 'image/jpeg', 'scan.jpg'],
    ['', 'application/pdf', 'evidence.pdf'],
    ['...', 'application/pdf', 'evidence.pdf'],
    ['.pdf', 'application/pdf', 'pdf.pdf'],
    ['report.pdf. ', 'application/pdf', 'report.pdf'],
  ])('%j as %s is %s', (name, mediaType, expected) => expect(evidenceFileName(rules, { name, mediaType })).toBe(expected));
});

describe('the expiry of an item', () => {
  it('is near within the days the rules say, and past on the day after the last', () => {
    const on = (expires: string | undefined) => evidenceExpiry({ ...(expires && { expires }) }, '2026-11-23', 60);
    // 60 days after 23 November 2026 is 22 January 2027.
    expect([on(undefined), on('2026-11-22'), on('2026-11-23'), on('2027-01-22'), on('2027-01-23')]).toEqual(['no-end', 'expired', 'soon', 'soon', 'stands']);
  });
});
