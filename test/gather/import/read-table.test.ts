import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTable } from '../../../src/gather/import/read-table.ts';

const settings = { isHeader: (cells: readonly string[]) => cells.includes('a') && cells.includes('b'), titleRows: 5, maximumColumns: 4, expected: 'a and b' };

function rowsOf(text: string): unknown {
  const table = openTable(text, settings);
  if (table.kind !== 'table') return table.code;
  const rows: [number, ...string[]][] = [];
  const fault = table.eachRow((cells, line) => rows.push([line, ...cells]));
  return fault ? [fault.code, fault.line] : rows;
}

describe('openTable', () => {
  it.each<[string, string, unknown]>([
    ['commas', 'a,b\n1,2\n3,4', [[2, '1', '2'], [3, '3', '4']]],
    ['semicolons', 'a;b\n1;2\n', [[2, '1', '2']]],
    ['tabs', 'a\tb\n1\t2\n', [[2, '1', '2']]],
    ['a sep= line', 'sep=;\na;b\n1;2\n', [[3, '1', '2']]],
    ['title rows', 'Title,\n\na,b\n1,2\n', [[4, '1', '2']]],
    ['blank lines', 'a,b\n\n1,2\n  \n3,4\n', [[3, '1', '2'], [5, '3', '4']]],
    ['line ends inside quotes', 'a,b\n"1\n1",2\n"x ""y""",4\n', [[2, '1\n1', '2'], [4, 'x "y"', '4']]],
    ['plain lines around a quoted one', 'a,b\n1,2\n"x\ny",3\n4,5', [[2, '1', '2'], [3, 'x\ny', '3'], [5, '4', '5']]],
    ['ragged rows, as they are', 'a,b\n1\n1,2,3\n', [[2, '1'], [3, '1', '2', '3']]],
    ['a quote never closed', 'a,b\n1,2\n"3,4\n5,6\n', ['csv-malformed', 3]],
    ['a quote inside a quoted cell', 'a,b\n"3"x,4\n5,6\n', ['csv-malformed', 2]],
    ['no header', '1,2\n3,4\n', 'header-not-recognised'],
    ['another delimiter', 'a|b\n1|2\n', 'header-not-recognised'],
    ['a column twice', 'a,b,B\n1,2,3\n', 'column-duplicated'],
    ['a header alone', 'a,b\n\n', 'no-data-rows'],
    ['too many columns', 'a,b,c,d,e\n1,2,3,4,5\n', 'too-many-columns'],
  ])('%s', (_, text, expected) => {
    expect(rowsOf(text)).toEqual(expected);
  });

  it('keeps true line numbers across slices, wherever a slice is cut', () => {
    // Quoted cells with line ends of every length around the size of a slice.
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 60_000 }), fc.boolean()), { minLength: 5, maxLength: 30 });
    fc.assert(fc.property(rows, (specs) => {
      let text = 'a,b\n';
      const expected: [number, ...string[]][] = [];
      let line = 2;
      for (const [length, broken] of specs) {
        const cell = broken ? `${'x'.repeat(length)}\n${'y'.repeat(length)}` : 'x'.repeat(length);
        text += broken ? `"${cell}",1\n` : `${cell},1\n`;
        expected.push([line, cell, '1']);
        line += broken ? 2 : 1;
      }
      expect(rowsOf(text)).toEqual(expected);
    }), { numRuns: 30 });
  });

  it.each(['a|b\n1|2\n', 'Title\na|b\n1|2\n', 'sep=|\na|b\n1|2\n'])('names a sign between columns that it does not take, and what to do: %j', (text) => {
    expect(openTable(text, settings)).toMatchObject({
      code: 'header-not-recognised', message: 'The columns are separated by “|”. Save the file with a comma, a semicolon or a tab between the columns, and import it again.',
    });
  });

  it('says what it did to find the table', () => {
    expect(openTable('Title\na;b\n1;2\n', settings)).toMatchObject({ headerLine: 2, delimiter: ';', changes: [{ code: 'delimiter-detected' }, { code: 'title-rows-skipped' }] });
    expect(openTable('a,b\n1,2\n', settings)).toMatchObject({ headerLine: 1, changes: [] });
  });
});
