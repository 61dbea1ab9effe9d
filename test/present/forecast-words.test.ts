import { describe, expect, it } from 'vitest';
import type { SeriesForecast } from '../../src/core/forecast/forecast-series.ts';
import { monthPeriod } from '../../src/core/period.ts';
import { nextFigure } from '../../src/present/forecast-words.ts';
import { ictIndicators } from '../support/rating.ts';

const availability = ictIndicators().get('key-systems-available');

function ahead(mean: number, lower80: number, upper80: number): SeriesForecast {
  const step = { step: 1, mean, lower50: mean, upper50: mean, lower80, upper80, lower95: lower80, upper95: upper80 };
  return { from: monthPeriod(2026, 11), forecast: { kind: 'mean', steps: [step] } } as unknown as SeriesForecast;
}

describe('the next figure in words', () => {
  it('goes no further than a figure can, and keeps the numbers as worked out', () => {
    if (availability === undefined) throw new Error('no such indicator');
    expect(nextFigure(ahead(99.707, 98.871, 100.542), availability)).toMatchObject({
      mean: '99.71%', lower: '98.87', upper: '100.00', values: { mean: 99.707, lower: 98.871, upper: 100.542 },
    });
    expect(nextFigure(ahead(0.5, -1, 2), availability)).toMatchObject({ lower: '0.00', upper: '2.00' });
  });
});
