import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../src/catalogue/catalogue.ts';
import { evidenceType } from '../../src/core/evidence-rules.ts';
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
    ['a workbook', 'PK\u0003\u0004..[Content_Types].xml..xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a workbook with macros', 'PK\u0003\u0004..[Content_Types].xml..xl/workbook.xml..xl/vbaProject.bin', undefined],
    ['any other archive', 'PK\u0003\u0004..setup.exe', undefined],
    ['an OpenDocument text', 'PK\u0003\u0004..mimetypeapplication/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.text'],
    ['a CSV', 'council,value\r\nCanterbury,£3\r\n', 'text/plain'],
    ['a page of HTML, which is only text here', '<script>alert(1)</script>', 'text/plain'],
    ['a program', new Uint8Array([0x4d, 0x5a, 0x90, 0x00]), undefined],
    ['text in no encoding that is taken', new Uint8Array([0x63, 0x61, 0x66, 0xe9]), undefined],
  ])('of %s', (_case, content, mediaType) => expect(typeOf(content)).toBe(mediaType));
});

describe('the expiry of an item', () => {
  it('is near within the days the rules say, and past on the day after the last', () => {
    const on = (expires: string | undefined) => evidenceExpiry({ ...(expires && { expires }) }, '2026-11-23', 60);
    // 60 days after 23 November 2026 is 22 January 2027.
    expect([on(undefined), on('2026-11-22'), on('2026-11-23'), on('2027-01-22'), on('2027-01-23')]).toEqual(['no-end', 'expired', 'soon', 'soon', 'stands']);
  });
});
