import { describe, expect, it } from 'vitest';
import { definitionChanges, definitionDifferences, definitionInForce } from '../../src/core/definition.ts';
import type { Indicator } from '../../src/core/indicator.ts';
import { monthPeriod, quarterPeriod } from '../../src/core/period.ts';
import { aPoint } from '../support/standing-fixtures.ts';

const redefined: Pick<Indicator, 'definition' | 'otherDefinitions'> = {
  definition: { version: 2, effectiveFrom: '2026-04-01', method: 'Out of posts that allow it.', denominator: 'posts that allow it' },
  otherDefinitions: [
    { version: 1, effectiveFrom: '2013-04-01', effectiveTo: '2026-03-31', method: 'Out of all posts.', denominator: 'all posts', onlyWhereStated: false },
    { version: 3, effectiveFrom: '2013-04-01', method: 'Day and night.', hours: 'day and night', onlyWhereStated: true },
  ],
};

describe('the definition in force', () => {
  it.each([
    ['the last quarter before the change', quarterPeriod(2025, 4), 1],
    ['the first quarter after it', quarterPeriod(2026, 1), 2],
    ['a month before there was any', monthPeriod(2001, 1), 1],
  ])('for %s', (_name, period, version) => expect(definitionInForce(redefined, period)).toBe(version));

  it('is the only one where there is no other', () => {
    expect(definitionInForce({ definition: redefined.definition, otherDefinitions: [] }, monthPeriod(2001, 1))).toBe(2);
  });
});

describe('two definitions', () => {
  it('differ in what they are out of, or in the method where nothing finer is named', () => {
    expect(definitionDifferences(redefined, 1, 2)).toEqual(['denominator']);
    expect(definitionDifferences(redefined, 2, 3)).toEqual(['method']);
    expect(definitionDifferences(redefined, 2, 9)).toEqual(['method']);
  });
});

describe('changes of definition in a series', () => {
  it('begin with the first figure under the new one, periods without a figure passed over', () => {
    const gap = { ...aPoint(monthPeriod(2026, 3), 0), figure: { kind: 'none', reason: 'not-available' } as const, definitionVersion: 2 };
    const series = [aPoint(monthPeriod(2026, 1), 70), aPoint(monthPeriod(2026, 2), 71), gap, aPoint(monthPeriod(2026, 4), 88, { definitionVersion: 2 }), aPoint(monthPeriod(2026, 5), 88, { definitionVersion: 2 })];
    expect(definitionChanges(series)).toEqual([{ from: monthPeriod(2026, 4), before: 1, after: 2 }]);
    expect(definitionChanges([])).toEqual([]);
  });
});
