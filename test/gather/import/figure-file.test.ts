import { describe, expect, it } from 'vitest';
import { figureFile } from '../../../src/gather/import/figure-file.ts';
import { linesOfFile } from '../../../src/gather/import/lines-of-file.ts';

const TYPED = { council: 'E07000106', indicator: 'major-incidents', period: '2026-10', value: '2', numerator: '', denominator: '', status: 'actual', sampleSize: '', note: '', reason: '', replaces: null };

describe('the file of a typed figure', () => {
  it('changes nothing of what was typed', () => {
    expect(Buffer.from(figureFile({ ...TYPED, note: '-5, "so"', value: '=2' })).toString()).toBe(
      'council,indicator,period,value,numerator,denominator,status,sample_size,note,reason,replaces_batch\nE07000106,major-incidents,2026-10,=2,,,actual,,"-5, ""so""",,\n');
  });

  it('differs when it replaces another figure, though it says the same', () => {
    expect(figureFile({ ...TYPED, replaces: 3 })).not.toEqual(figureFile(TYPED));
  });
});

describe('lines of a file', () => {
  it('gives the wanted ones and counts all', () => {
    expect(linesOfFile('a\nb\n', new Set([2, 3]))).toEqual({ lines: new Map([[2, 'b']]), count: 2 });
    expect(linesOfFile('a\n\nc', new Set([1, 2, 3]))).toEqual({ lines: new Map([[1, 'a'], [2, ''], [3, 'c']]), count: 3 });
    expect(linesOfFile('', new Set([1]))).toEqual({ lines: new Map(), count: 0 });
  });
});
