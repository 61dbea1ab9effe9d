import { describe, expect, it } from 'vitest';
import { dueFigure } from '../../src/core/due-figure.ts';
import { monthPeriod } from '../../src/core/period.ts';
import type { Standing } from '../../src/core/standing.ts';

const OCTOBER = monthPeriod(2026, 10);

/** Only what the answer depends on. */
function standing(rest: Partial<Standing>): Standing {
  return { indicator: { code: 'major-incidents', dueDays: 30 }, lastEnded: OCTOBER, freshness: { kind: 'fresh' }, ...rest } as Standing;
}

describe('what is due of an indicator', () => {
  it('is a period that ended, by its day and from its owner', () => {
    const found = dueFigure(standing({ owner: 'Service desk manager', freshness: { kind: 'due-soon', period: OCTOBER, due: '2026-11-30' } }));
    expect(found).toMatchObject({ state: 'due-soon', period: OCTOBER, due: '2026-11-30', owner: 'Service desk manager' });
  });

  it('is the first missing period where the last figure is too old', () => {
    const latest = { period: monthPeriod(2026, 7) } as NonNullable<Standing['latest']>;
    expect(dueFigure(standing({ latest, freshness: { kind: 'too-old', since: '2026-10-31' } }))).toMatchObject({ state: 'overdue', period: monthPeriod(2026, 8), due: '2026-09-30' });
  });

  it('is the last ended period where nothing was ever supplied', () => {
    expect(dueFigure(standing({ freshness: { kind: 'never-supplied' } }))).toMatchObject({ state: 'not-supplied', period: OCTOBER });
  });

  it('is what was said to be not available, and nothing that is confidential or does not apply', () => {
    const latest = { period: OCTOBER } as NonNullable<Standing['latest']>;
    expect(dueFigure(standing({ latest, noFigure: 'not-available' }))).toMatchObject({ state: 'not-supplied', period: OCTOBER });
    expect(dueFigure(standing({ latest, noFigure: 'confidential' }))).toBeUndefined();
    expect(dueFigure(standing({ latest }))).toBeUndefined();
  });
});
