import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { linesAround, linesOf, rowAt, textAsReceived } from '../../../src/gather/import/lines-around.ts';
import { projectFile } from '../../support/import.ts';

const lines = linesOf('council,note\nAshford,"two\nlines"\nCanterbury,plain\nMaidstone,"a ""quoted"" word"\n');

describe('linesOf', () => {
  it('counts as an editor does: an end of line at the end begins no further line', () => {
    expect(linesOf('a\nb\n')).toEqual(['a', 'b']);
    expect(linesOf('a\nb')).toEqual(['a', 'b']);
    expect(linesOf('a\n\nb')).toEqual(['a', '', 'b']);
  });
});

describe('linesAround', () => {
  it('follows a quoted cell over the end of its line', () => {
    expect(linesAround(lines, 2, 1)).toEqual([
      { number: 1, text: 'council,note', asked: false },
      { number: 2, text: 'Ashford,"two', asked: true },
      { number: 3, text: 'lines"', asked: true },
      { number: 4, text: 'Canterbury,plain', asked: false },
    ]);
  });

  it('is not led astray by doubled quotation marks', () => {
    expect(rowAt(lines, 5)).toBe('Maidstone,"a ""quoted"" word"');
  });

  it('shows nothing of a line the file does not have', () => {
    expect(linesAround(lines, 6, 3)).toEqual([]);
    expect(linesAround(lines, 0, 3)).toEqual([]);
    expect(rowAt(lines, 6)).toBeUndefined();
  });

  it('takes a quotation mark that never closes for its own line only', () => {
    expect(rowAt(['a', 'b,"open', 'c'], 2)).toBe('b,"open');
  });
});

describe('textAsReceived', () => {
  it.each([
    ['UTF-8 with its mark', '\uFEFFcouncil\r\nYnys Môn\r\n', 'council\nYnys Môn\n'],
  ])('reads %s', (_name, written, read) => {
    expect(textAsReceived(Buffer.from(written, 'utf8'))).toBe(read);
  });

  it('reads UTF-16 with its mark, and windows-1252 where it is not UTF-8', () => {
    expect(textAsReceived(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a,b\n', 'utf16le')]))).toBe('a,b\n');
    expect(textAsReceived(Buffer.from('Ynys M\xf4n\n', 'latin1'))).toBe('Ynys Môn\n');
  });

  it('finds no text in a picture', () => {
    expect(textAsReceived(readFileSync(projectFile('test/fixtures/bad-inputs/130-png-as.csv')))).toBeUndefined();
  });
});
