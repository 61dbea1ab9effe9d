import { describe, expect, it } from 'vitest';
import { toCsv } from '../../src/web/send-csv.ts';

const body = (cell: string | number | undefined): string => toCsv(['value'], [[cell]]).slice('\uFEFFvalue\r\n'.length, -'\r\n'.length);

describe('a downloaded table', () => {
  it.each([
    ['a formula', '=1+1', `"'=1+1"`],
    ['a command', '@SUM(A1)', `"'@SUM(A1)"`],
    ['text that begins with a minus', '-2+3+cmd', `"'-2+3+cmd"`],
    ['a full-width equals sign', '＝1', `"'＝1"`],
    ['a formula behind a tab', '\t=1', `"'\t=1"`],
    ['a negative number', -5, '-5'],
    ['nought', 0, '0'],
    ['no figure', undefined, ''],
    ['a quoted name', 'Rhondda "Cynon" Taf', '"Rhondda ""Cynon"" Taf"'],
  ])('writes %s safely', (_case, cell, written) => {
    expect(body(cell)).toBe(written);
  });

  it('has lines that end as RFC 4180 says', () => {
    expect(toCsv(['a', 'b'], [['x', 1]])).toBe('\uFEFFa,b\r\nx,1\r\n');
  });
});
