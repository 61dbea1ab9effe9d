import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/pack/tables/parse-csv.ts';
import { csvText } from '../../src/present/csv-text.ts';

describe('CSV', () => {
  it.each([
    ['a formula', '=1+1', `"'=1+1"`], ['a negative number as text', '-5.25', '-5.25'], ['a negative number', -5, '-5'],
    ['a minus before a formula', '-2+cmd', `"'-2+cmd"`], ['an at sign', '@SUM(A1)', `"'@SUM(A1)"`], ['a comma', 'a,b', '"a,b"'], ['nothing', undefined, ''],
  ])('writes %s', (_case, cell, written) => {
    expect(csvText(['x'], [[cell]])).toBe(`x\r\n${written}\r\n`);
  });

  it('is read back by another reader, and by ours, whatever stands in it', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1 }), (rows) => {
      const text = csvText(['a', 'b'], rows);
      const expected = [['a', 'b'], ...rows.map((row) => row.map((cell) => (/^[\s]*[=+\-@\t\r＝＋－＠]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell)))];
      expect(Papa.parse<string[]>(text, { newline: '\r\n', delimiter: ',' }).data.slice(0, -1)).toEqual(expected);
      expect(parseCsv(text).map(({ cells }) => cells)).toEqual(expected);
    }));
  });
});
