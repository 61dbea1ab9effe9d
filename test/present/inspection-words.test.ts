import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/core/inspection.ts';
import { inspectionSquares } from '../../src/present/inspection-squares.ts';
import { formatInspectionDate, gradeWords, shareWords, whenWords } from '../../src/present/inspection-words.ts';
import { levelBar } from '../../src/present/level-bar.ts';

const of = (rest: Partial<Inspection>): Inspection => ({ council: 'E07000106', service: 'IT', body: 'x', scale: 'best-value-2001', status: 'scored', subJudgements: [], themes: [], ...rest });

describe('dates of inspections', () => {
  it('are never more precise than the source', () => {
    expect(formatInspectionDate('2003-07')).toBe('July 2003');
    expect(formatInspectionDate('2019-03-01')).toBe('1 March 2019');
    expect(whenWords(of({ date: '2003-07', published: '2003-09-01' }))).toBe('Jul 2003');
    expect(whenWords(of({ published: '2014-07-07' }))).toBe('report of 7 Jul 2014');
    expect(whenWords(of({}))).toBe('date not known');
  });
});

describe('grades', () => {
  it.each<[string, Partial<Inspection>]>([
    ['fair', { overall: 'fair' }], ['no overall grade given', { status: 'no-overall' }], ['not scored', { status: 'not-scored' }], ['not published', { status: 'not-published' }],
  ])('%s', (words, rest) => {
    expect(gradeWords(of(rest))).toBe(words);
  });
});

describe('shares as people say them', () => {
  // 54/76 = 0.7105; 0.725 is a fortieth from seven tenths; 0.643 is nearer to neither six nor seven.
  it.each([[54 / 76, 'Seven in ten'], [0.725, 'Seven in ten'], [198 / 308, '64%'], [0.02, '2%'], [1, '100%']])('%d is %s', (share, words) => {
    expect(shareWords(share)).toBe(words);
  });
});

describe('drawings', () => {
  it('have a square for each inspection and say how many', () => {
    const svg = inspectionSquares([{ look: 'plain', count: 54 }, { look: 'star', count: 22 }], { rows: 4, label: '76 <squares>' });
    expect(svg.match(/<rect /g)).toHaveLength(76);
    expect(svg.match(/<path /g)).toHaveLength(22);
    expect(svg).toContain('aria-label="76 &lt;squares&gt;"');
    expect(svg).toContain('viewBox="0 0 570 120"');
  });

  it('have a part for each level that has any, as long as it is many', () => {
    const svg = levelBar([3, 0, 2, 1], 10);
    expect([...svg.matchAll(/<rect x="(\d+)" y="1" width="(\d+)"/g)].map(([, left, width]) => [left, width])).toEqual([['1', '30'], ['31', '20'], ['51', '10']]);
  });
});
