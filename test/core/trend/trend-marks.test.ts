import { describe, expect, it } from 'vitest';
import { trendMarks } from '../../../src/core/trend/trend-marks.ts';
import type { Improvement } from '../../../src/core/trend/improvement.ts';
import { RULES, trendOf } from '../../support/trend-rules.ts';

// Mean 50.5, moving range 1 throughout, so limits 47.84 and 53.16 until the last figure is added.
const calm = (count: number) => Array.from({ length: count }, (_, at) => 50 + (at % 2));
const marks = (values: readonly (number | null)[], improvement: Improvement, target?: number) =>
  trendMarks(trendOf(values, { improvement, ...(target !== undefined && { target }) }), target !== undefined, RULES);

describe('the marks of a trend', () => {
  it.each([
    ['a rise where higher is better', [...calm(15), 60], 'increase', 'improving', 1],
    ['a rise where lower is better', [...calm(15), 60], 'decrease', 'worsening', 1],
    ['a fall where lower is better', [...calm(15), 40], 'decrease', 'improving', -1],
    ['a rise where neither is better', [...calm(15), 60], 'neutral', 'higher', 1],
    ['a fall where neither is better', [...calm(15), 40], 'neutral', 'lower', -1],
    ['no signal', calm(16), 'increase', 'steady', 0],
    ['a signal among twelve figures', [...calm(11), 60], 'increase', 'too-few', 0],
    ['thirteen figures and a gap', [...calm(12), null, 60], 'increase', 'improving', 1],
  ] as const)('%s', (_name, values, improvement, change, side) => {
    expect(marks(values, improvement)).toMatchObject({ change, side });
  });

  it.each([
    [40, 'increase', 'reliable'], [60, 'increase', 'falls-short'], [50, 'increase', 'hit-or-miss'], [40, 'decrease', 'falls-short'], [60, 'decrease', 'reliable'],
    [50, 'neutral', 'not-judged'], [undefined, 'increase', 'no-target'],
  ] as const)('a target of %s, %s', (target, improvement, aim) => {
    expect(marks(calm(16), improvement, target).aim).toBe(aim);
  });

  it('counts the latest phase alone, and judges nothing from too few', () => {
    const rebased = trendOf(calm(20), { improvement: 'increase', target: 40, rebase: ['2023-04-01'] });
    expect(trendMarks(rebased, true, RULES)).toEqual({ change: 'too-few', side: 0, aim: 'too-few', figures: 8, needed: 13 });
    expect(trendMarks({ kind: 'no-values' }, true, RULES)).toMatchObject({ change: 'too-few', aim: 'too-few', figures: 0 });
  });
});
