import { indicatorSchema } from '../../src/core/indicator.ts';
import type { Indicator } from '../../src/core/indicator.ts';
import type { z } from 'zod';

/** An indicator for a test: percent, higher is better, by quarter, unless said otherwise. */
export function indicator(code: string, changes: Partial<z.input<typeof indicatorSchema>> = {}): Indicator {
  return indicatorSchema.parse({
    code, reference: code, title: code, shortTitle: code, theme: 'Service desk', purpose: 'For a test.', unit: 'percent', decimals: 1,
    polarity: 'higher', frequencies: ['quarter'], aggregation: 'mean', range: { min: '0', max: '100' }, maximumAgeMonths: 12,
    definition: { version: 1, effectiveFrom: '2000-04-01', method: 'For a test.' }, source: 'test', ...changes,
  });
}
