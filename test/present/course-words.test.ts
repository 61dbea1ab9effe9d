import { describe, expect, it } from 'vitest';
import { trajectory } from '../../src/core/forecast/trajectory.ts';
import { lastDay, yearPeriod } from '../../src/core/period.ts';
import { courseChart } from '../../src/present/course-chart.ts';
import { courseSentences } from '../../src/present/course-words.ts';
import { FORECAST_RULES } from '../support/indicator-trend.ts';
import { anIndicator } from '../support/standing-fixtures.ts';

// Salford's BVPI 157 and its own targets: 640 days from 31 March 2004 to 31 December 2005, so 23.6 × 365.25 / 640 = 13.47 a year;
// 51.8 in the 731 days before, so 25.88 a year.
const INDICATOR = anIndicator({ frequencies: ['year'] });
const figures = [24.6, 34.5, 76.4].map((value, at) => ({ period: yearPeriod(2001 + at), value }));
const salford = (values = figures) => trajectory({
  figures: values, target: { on: '2005-12-31', value: 100 }, milestones: [{ on: '2004-03-31', value: 73.4 }, { on: '2005-03-31', value: 100 }], polarity: 'higher',
  phase: { values: values.map(({ value }) => value), hasSignal: false },
}, FORECAST_RULES);
const say = (asOf: string, values = figures) => courseSentences({ trajectory: salford(values), indicator: INDICATOR, value: 100, by: '2005-12-31', asOf });

describe('the way to a dated target', () => {
  it('says course, rate needed and achieved, and why there is no chance', () => {
    expect(say('2004-07-31')).toEqual([
      'On course: 76.4% on 31 March 2004, and the line to 100.0% by 31 December 2005 stood at 73.4% there.',
      'From there +13.5 points a year are needed; +25.9 points a year were achieved since the first figure.',
      'Too little history for a chance: 3 figures, and 12 are needed.',
    ]);
  });

  it('says when the day has passed', () => {
    expect(say('2026-11-23').slice(1)).toEqual([
      'From there +13.5 points a year were needed; +25.9 points a year were achieved since the first figure.',
      'Too little history for a chance: 3 figures, and 12 are needed.', 'The day has passed, and no figure from then on is held.',
    ]);
  });

  it('says off course, and reached', () => {
    expect(say('2004-07-31', figures.map((one, at) => (at === 2 ? { ...one, value: 70 } : one)))[0]).toBe('Off course: 70.0% on 31 March 2004, while the line to 100.0% by 31 December 2005 stood at 73.4% there.');
    expect(say('2004-07-31', figures.map((one, at) => (at === 2 ? { ...one, value: 100 } : one)))[0]).toBe('Reached: 100.0% on 31 March 2004 is already as good as 100.0% by 31 December 2005.');
  });

  it('is drawn with a corner for each milestone', () => {
    const way = salford();
    const drawing = way.kind === 'trajectory' ? courseChart(way, figures.map(({ period, value }) => ({ on: lastDay(period), value })), INDICATOR, 'label') : '';
    expect(drawing.split('Z" fill="#fff"').length - 1).toBe(3);
    expect(drawing).not.toMatch(/NaN|Infinity|undefined/);
  });
});
