import { describe, expect, it } from 'vitest';
import { readForecastRules } from '../../../src/catalogue/catalogue.ts';
import { trajectory } from '../../../src/core/forecast/trajectory.ts';
import type { Trajectory, TrajectoryInput } from '../../../src/core/forecast/trajectory.ts';
import { monthPeriod, shiftPeriod, yearPeriod } from '../../../src/core/period.ts';
import { FOLDERS } from '../../../src/folders.ts';

const rules = readForecastRules(FOLDERS.data);

/** Salford's BVPI 157, as its performance matrix printed it; every council was to reach 100 by the end of 2005. */
const salford: TrajectoryInput = {
  figures: [[2001, 24.6], [2002, 34.5], [2003, 76.4]].map(([year, value]) => ({ period: yearPeriod(year!), value: value! })),
  target: { on: '2005-12-31', value: 100 },
  milestones: [],
  polarity: 'higher',
  phase: { values: [24.6, 34.5, 76.4], hasSignal: false },
};
const way = (over: Partial<TrajectoryInput> = {}): Exclude<Trajectory, { kind: 'refused' }> => {
  const result = trajectory({ ...salford, ...over }, rules);
  if (result.kind === 'refused') throw new Error(result.reason);
  return result;
};

describe('the way to a dated target', () => {
  it('of Salford: 23.6 points in 640 days are 13.47 a year, against 51.8 in 731 days achieved', () => {
    const { latest, requiredPerYear, achievedPerYear, course, line, chance } = way();
    expect(latest).toEqual({ on: '2004-03-31', value: 76.4 });
    expect(requiredPerYear).toBeCloseTo((23.6 / 640) * 365.25, 10);
    expect(requiredPerYear).toBeCloseTo(13.47, 2);
    expect(achievedPerYear).toBeCloseTo((51.8 / 731) * 365.25, 10);
    expect(line).toEqual([{ on: '2002-03-31', value: 24.6 }, { on: '2005-12-31', value: 100 }]);
    expect(course).toBe('on-course');
    expect(chance).toEqual({ kind: 'no-chance', reason: 'Too little history for a chance: 3 figures, and 12 are needed.' });
  });

  // From 24.6 on 31 March 2002 there are 1371 days to the target and 731 to the latest figure: 24.6 + 75.4 * 731 / 1371 = 64.80.
  it('expects of the latest day what the line says', () => {
    expect(way().expected).toBeCloseTo(64.8023, 4);
  });

  it('bends at the milestones: 73.4 was the target for 2003/04', () => {
    const milestones = [{ on: '2005-03-31', value: 99.43 }, { on: '2004-03-31', value: 73.4 }];
    const { line, expected, course } = way({ milestones });
    expect(line.map(({ on }) => on)).toEqual(['2002-03-31', '2004-03-31', '2005-03-31', '2005-12-31']);
    expect(expected).toBe(73.4);
    expect(course).toBe('on-course');
    expect(way({ milestones: [{ on: '2004-03-31', value: 80 }] }).course).toBe('off-course');
  });

  it('starts at a milestone that is older than the first figure', () => {
    // Half way between 31 March 2003 and 2005 in days (366 of 731): 40 + 40 * 366 / 731.
    const { line, expected } = way({ figures: salford.figures.slice(2), milestones: [{ on: '2003-03-31', value: 40 }, { on: '2005-03-31', value: 80 }] });
    expect(line[0]).toEqual({ on: '2003-03-31', value: 40 });
    expect(expected).toBeCloseTo(40 + (40 * 366) / 731, 10);
  });

  it('says nothing of the past with one figure', () => {
    const { achievedPerYear, course } = way({ figures: salford.figures.slice(2) });
    expect(achievedPerYear).toBeUndefined();
    expect(course).toBe('on-course');
  });

  it.each([
    ['lower is better, above the line', 'lower', [65, 52, 50], 24, undefined, 'off-course'],
    ['lower is better, below the line', 'lower', [65, 52, 31.02], 24, undefined, 'on-course'],
    ['lower is better, there already', 'lower', [65, 52, 24], 24, undefined, 'reached'],
    ['nearest 50 is best, closing in', 'target', [90, 70, 55], 52, 50, 'on-course'],
    ['nearest 50 is best, gone past it too far', 'target', [90, 70, 20], 52, 50, 'off-course'],
    ['nearest 50 is best, nearer than wanted', 'target', [90, 70, 51], 52, 50, 'reached'],
  ] as const)('%s', (_, polarity, values, value, midpoint, course) => {
    const figures = values.map((figure, i) => ({ period: yearPeriod(2001 + i), value: figure }));
    expect(way({ polarity, figures, target: { on: '2005-12-31', value }, ...(midpoint !== undefined && { midpoint }) }).course).toBe(course);
  });

  it('gives the chance for the last month that ends by the day', () => {
    const values = [91, 92, 90.5, 91.8, 92.4, 90.9, 91.3, 92.1, 91.7, 90.8, 92.2, 91.5, 91.9, 91.1];
    const figures = values.map((value, i) => ({ period: shiftPeriod(monthPeriod(2025, 1), i), value }));
    const monthly = { figures, phase: { values, hasSignal: false } };
    // The last figure is February 2026; 15 June has seen May end, three steps on.
    expect(way({ ...monthly, target: { on: '2026-06-15', value: 85 } }).chance).toMatchObject({ kind: 'chance', step: 3, word: 'likely' });
    expect(way({ ...monthly, target: { on: '2026-06-15', value: 99 } }).chance).toMatchObject({ word: 'unlikely' });
    expect(way({ ...monthly, target: { on: '2026-03-15', value: 85 } }).chance).toMatchObject({ kind: 'no-chance', reason: 'No month ends between the latest figure and 2026-03-15.' });
    expect(way({ ...monthly, target: { on: '2027-06-15', value: 85 } }).chance.kind).toBe('no-chance');
    expect(way({ ...monthly, target: { on: '2026-12-31', value: 85 } }).chance).toMatchObject({ kind: 'no-chance', reason: expect.stringMatching(/10 months.* 7 at most/) as string });
  });

  it.each([
    ['no figures', { figures: [] }, /no figure yet/],
    ['a day that has passed', { target: { on: '2004-03-31', value: 100 } }, /not after the latest figure of 2004-03-31/],
  ])('is refused with its reason: %s', (_, over, reason) => {
    const result = trajectory({ ...salford, ...over }, rules);
    expect(result.kind === 'refused' && result.reason).toMatch(reason);
  });
});
