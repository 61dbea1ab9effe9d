import { describe, expect, it } from 'vitest';
import { monthPeriod } from '../../../src/core/period.ts';
import { targetRun, targetsMet } from '../../../src/core/trend/target-run.ts';
import { aPoint, aTarget, anIndicator } from '../../support/standing-fixtures.ts';

const month = (at: number) => ({ granularity: 'month' as const, month: monthPeriod(2026, 1).month + at });
const points = (values: readonly (number | null)[]) => values.map((value, at) => aPoint(month(at), value === null ? { kind: 'none', reason: 'not-available' } : value));
const TARGETS = [aTarget(month(-50), 90)];

describe('how long a target has been met', () => {
  it.each([
    ['met since the third', [91, 89, 92, 93], { met: true, count: 2, since: month(2), all: false }],
    ['not met since the second', [91, 89, 88], { met: false, count: 2, since: month(1), all: false }],
    ['on the target is met', [89, 90], { met: true, count: 1, since: month(1), all: false }],
    ['all of them', [91, 92], { met: true, count: 2, since: month(0), all: true }],
    ['a gap ends the run', [91, null, 92], { met: true, count: 1, since: month(2), all: false }],
    ['the latest figure counts, not a gap after it', [89, 92, null], { met: true, count: 1, since: month(1), all: false }],
  ])('%s', (_name, values, run) => expect(targetRun(points(values), TARGETS, anIndicator())).toEqual(run));

  it('takes each figure against the target of its own period', () => {
    const raised = [aTarget(month(0), 80), aTarget(month(2), 90)];
    expect(targetRun(points([85, 85, 85]), raised, anIndicator())).toMatchObject({ met: false, count: 1 });
    expect(targetRun(points([85, 85, 95]), raised, anIndicator())).toMatchObject({ met: true, count: 3, all: true });
    expect(targetRun(points([8, 8]), [aTarget(month(0), 9)], anIndicator({ polarity: 'lower' }))).toMatchObject({ met: true, count: 2 });
  });

  it('ends with a period left out and with a change of definition', () => {
    expect(targetRun(points([91, 92, 93]).filter((_, at) => at !== 1), TARGETS, anIndicator())).toMatchObject({ count: 1 });
    const redefined = points([91, 92]).map((point, at) => ({ ...point, definitionVersion: at + 1 }));
    expect(targetRun(redefined, TARGETS, anIndicator())).toMatchObject({ count: 1 });
  });

  it('says nothing without a target or a figure', () => {
    expect(targetRun(points([91]), [], anIndicator())).toBeUndefined();
    expect(targetRun([], TARGETS, anIndicator())).toBeUndefined();
    expect(targetsMet(points([91, null, 80]), TARGETS, anIndicator())).toEqual({ met: 1, of: 2 });
  });
});
