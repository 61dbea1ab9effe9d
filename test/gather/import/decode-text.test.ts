import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/gather/import/decode-text.ts';

const settings = { declared: 'utf-8', maximumBytes: 1000 } as const;
const bytes = (...parts: (string | number[])[]): Uint8Array => Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const utf16be = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();

describe('decodeText', () => {
  it.each<[string, Uint8Array, string, string[]]>([
    ['UTF-8', bytes('Ynys Môn'), 'Ynys Môn', []],
    ['UTF-8 with its mark', bytes([0xef, 0xbb, 0xbf], 'a'), 'a', []],
    ['UTF-16, little end first', bytes([0xff, 0xfe, 0x61, 0x00]), 'a', ['utf-16-read']],
    ['UTF-16, big end first', bytes([0xfe, 0xff], [...utf16be('£5')]), '£5', ['utf-16-read']],
    ['line ends of Windows and of old Macs', bytes('a\r\nb\rc\n'), 'a\nb\nc\n', []],
  ])('reads %s', (_, input, text, changes) => {
    const decoded = decodeText(input, settings);
    expect(decoded).toMatchObject({ kind: 'text', text });
    expect(decoded.kind === 'text' ? decoded.changes.map(({ code }) => code) : []).toEqual(changes);
  });

  it('says that the mark of UTF-8 was left out', () => {
    expect(decodeText(bytes([0xef, 0xbb, 0xbf], 'a'), settings)).toMatchObject({ notes: [{ code: 'bom-removed' }] });
  });

  it('reads windows-1252 only when the mapping says so', () => {
    const pound = bytes([0xa3], '5');
    expect(decodeText(pound, settings)).toMatchObject({ kind: 'file-rejected', code: 'encoding-invalid', line: 1 });
    expect(decodeText(pound, { ...settings, declared: 'windows-1252' })).toMatchObject({ text: '£5', changes: [{ code: 'windows-1252-read' }] });
  });

  it.each<[string, Uint8Array, string]>([
    ['nothing', bytes(''), 'file-empty'],
    ['blank lines', bytes(' \n\t\n'), 'file-empty'],
    ['UTF-16 without its mark', Buffer.from('council,value', 'utf16le'), 'encoding-unknown'],
    ['a workbook', bytes([0x50, 0x4b, 3, 4], 'xl/'), 'file-type-not-accepted'],
    ['an old workbook', bytes([0xd0, 0xcf, 0x11, 0xe0]), 'file-type-not-accepted'],
    ['a picture', bytes([0x89], 'PNG'), 'not-a-csv'],
    ['a web page', bytes('<html><table>'), 'file-type-not-accepted'],
    ['JSON', bytes('[{"a":1}]'), 'header-not-recognised'],
    ['too much', bytes('a'.repeat(1001)), 'file-too-large'],
  ])('refuses %s', (_, input, code) => {
    expect(decodeText(input, settings)).toMatchObject({ kind: 'file-rejected', code });
  });

  it('says nothing of uploading, since files come by the command line too', () => {
    for (const input of [bytes(''), bytes('[{"a":1}]'), bytes('a'.repeat(1001)), bytes([0x89], 'PNG'), bytes([0x50, 0x4b, 3, 4], 'xl/')]) {
      const refused = decodeText(input, settings);
      expect(refused.kind === 'file-rejected' ? refused.message : 'upload').not.toMatch(/upload/i);
    }
  });

  it('points at the line of a broken character', () => {
    expect(decodeText(bytes('a\r\nb', [0xc3, 0x28]), settings)).toMatchObject({ line: 2 });
  });

  it('notices control characters', () => {
    expect(decodeText(bytes('a\tb\n'), settings)).toMatchObject({ hasControlCharacters: false });
    expect(decodeText(bytes('a\u001b[31m'), settings)).toMatchObject({ hasControlCharacters: true });
    expect(decodeText(bytes('a\uFFFD'), settings)).toMatchObject({ hasControlCharacters: true });
  });
});
