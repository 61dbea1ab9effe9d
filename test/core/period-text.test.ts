import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRANULARITIES, monthPeriod, periodCode, quarterPeriod, yearPeriod } from '../../src/core/period.ts';
import type { Granularity } from '../../src/core/period.ts';
import { readPeriod } from '../../src/core/period-text.ts';

const range = { from: '1990-04-01', to: '2030-03-31' };
const M: Granularity[] = ['month'];
const Q: Granularity[] = ['quarter'];
const Y: Granularity[] = ['year'];
const QY: Granularity[] = ['quarter', 'year'];
const ALL = [...GRANULARITIES];

function said(text: string, frequencies: readonly Granularity[]): string {
  const reading = readPeriod(text, frequencies, range);
  switch (reading.kind) {
    case 'period': return `${reading.period.granularity} ${periodCode(reading.period)}${reading.normalised ? '' : ' as written'}`;
    case 'ambiguous': return `ambiguous ${reading.readings.map(periodCode).join(' | ')}`;
    default: return reading.kind;
  }
}

describe('readPeriod', () => {
  it.each<[string, Granularity[], string]>([
    ['2003-04', M, 'month 2003-04 as written'],
    ['2003-04', Y, 'year 2003/04 as written'],
    ['2003-04', QY, 'year 2003/04 as written'],
    ['2003-04', ALL, 'ambiguous 2003-04 | 2003/04'],
    ['2003-11', ALL, 'month 2003-11 as written'],
    ['2026-27', ALL, 'year 2026/27 as written'],
    ['2003/04', Y, 'year 2003/04 as written'],
    ['2003/04', ALL, 'year 2003/04 as written'],
    ['2003/2004', Y, 'year 2003/04'],
    ['FY2003-04', Y, 'year 2003/04'],
    ['FY 2007/08', ALL, 'year 2007/08'],
    ['2003–04', Y, 'year 2003/04'],
    ['1999-00', Y, 'year 1999/00 as written'],
    ['03-04', Y, 'year 2003/04'],
    ['99-00', Y, 'year 1999/00'],
    ['Apr-03', M, 'month 2003-04'],
    ['April 2003', M, 'month 2003-04'],
    ['Nov 2023', M, 'month 2023-11'],
    ['Sept 2023', M, 'month 2023-09'],
    ['March 2023', ALL, 'month 2023-03'],
    ['04/2003', M, 'month 2003-04'],
    ['01/04/2003', M, 'month 2003-04'],
    ['01/04/2003', Q, 'quarter 2003/04 Q1'],
    ['01/04/2003', Y, 'year 2003/04'],
    ['01/04/2003', QY, 'ambiguous 2003/04 Q1 | 2003/04'],
    ['01/07/2003', QY, 'quarter 2003/04 Q2'],
    ['31/03/2025', Y, 'year 2024/25'],
    ['29/02/2004', M, 'month 2004-02'],
    ['1 April 2003', M, 'month 2003-04'],
    ['2003-04-01', M, 'month 2003-04'],
    ['Q1 2003/04', Q, 'quarter 2003/04 Q1'],
    ['2018-19;Q1', Q, 'quarter 2018/19 Q1'],
    ['2013-14 Q4', QY, 'quarter 2013/14 Q4 as written'],
    ['2022/23 Q3', QY, 'quarter 2022/23 Q3 as written'],
    ['2003/04Q1', Q, 'quarter 2003/04 Q1'],
    ['Quarter 2 2003/04', Q, 'quarter 2003/04 Q2'],
    ['2003Q1', Q, 'ambiguous 2002/03 Q4 | 2003/04 Q1'],
    [' 2017/18 ', Y, 'year 2017/18'],
    ['2019', Y, 'ambiguous 2018/19 | 2019/20'],
    ['2019', M, 'not-understood'],
    ['2003-05', Y, 'not-understood'],
    ['2003/2003', Y, 'not-understood'],
    ['20003-04', Y, 'not-understood'],
    ['03-04', M, 'not-understood'],
    ['03-Apr', M, 'not-understood'],
    ['Q5 2003/04', Q, 'not-understood'],
    ['Q0 2003/04', Q, 'not-understood'],
    ['Q1 2003/05', Q, 'not-understood'],
    ['37711', M, 'not-understood'],
    ['', M, 'not-understood'],
    ['31/02/2003', M, 'impossible-date'],
    ['29/02/2003', M, 'impossible-date'],
    ['00/01/2003', M, 'impossible-date'],
    ['04/13/2003', M, 'impossible-date'],
    ['2026-13', M, 'not-understood'],
    ['2003-02-30', M, 'impossible-date'],
    ['2025-03-30T01:30:00', M, 'time-of-day'],
    ['Q1 2003/04', M, 'wrong-frequency'],
    ['2003/04', M, 'wrong-frequency'],
    ['1899-00', Y, 'out-of-range'],
    ['0000-01', Y, 'out-of-range'],
    ['April 2031', M, 'out-of-range'],
  ])('%j for %j: %s', (text, frequencies, expected) => {
    expect(said(text, frequencies)).toBe(expected);
  });

  it('calls a month a month where the indicator is reported by year', () => {
    expect(readPeriod('2003-05', Y, range)).toMatchObject({ reason: 'this is the month May 2003, and this indicator is reported by year; the financial year that begins in 2003 is 2003/04' });
    expect(readPeriod('2003/2003', Y, range)).toMatchObject({ reason: expect.stringContaining('neither a month nor a financial year') as string });
  });

  it('pivots two-digit years at 70', () => {
    const long = { from: '1900-01-01', to: '2100-12-31' };
    expect(readPeriod('Apr-70', M, long)).toMatchObject({ period: monthPeriod(1970, 4) });
    expect(readPeriod('Apr-69', M, long)).toMatchObject({ period: monthPeriod(2069, 4) });
  });

  it('reads back every code of its own, as written', () => {
    const year = fc.integer({ min: 1991, max: 2028 });
    fc.assert(fc.property(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 }), (y, month, quarter) => {
      for (const period of [monthPeriod(y, month), quarterPeriod(y, quarter), yearPeriod(y)]) {
        expect(readPeriod(periodCode(period), [period.granularity], range)).toEqual({ kind: 'period', period, normalised: false });
      }
    }));
  });

  it('never throws, whatever is written', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => { readPeriod(text, ALL, range); }));
  });
});
