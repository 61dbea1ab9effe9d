import { describe, expect, it } from 'vitest';
import { readForecastRules } from '../../../src/catalogue/catalogue.ts';
import type { Forecast } from '../../../src/core/forecast/forecast.ts';
import { forecast } from '../../../src/core/forecast/forecast.ts';
import { chanceOfMeeting, chanceReach, chanceWord } from '../../../src/core/forecast/target-chance.ts';
import type { ChanceQuestion } from '../../../src/core/forecast/target-chance.ts';
import type { Granularity } from '../../../src/core/period.ts';
import { FOLDERS } from '../../../src/folders.ts';

const rules = readForecastRules(FOLDERS.data);

/** A forecast of 90 at every step, with scale 5 and 2 degrees. */
const ninety = (figures = 24, granularity: Granularity = 'month', scale = 5, grain = 1e-9): Forecast => ({
  kind: 'mean', granularity, figures, grain, reason: '',
  steps: Array.from({ length: 12 }, (_, i) => ({ step: i + 1, mean: 90, lower80: 0, upper80: 0, lower95: 0, upper95: 0, spread: { scale, degrees: 2 } })),
});
const ask = (question: Partial<ChanceQuestion>, of: Forecast = ninety()) => chanceOfMeeting(of, { target: 80, polarity: 'higher', step: 1, ...question }, rules);

// With 2 degrees the share below t is 1/2 + t / (2 sqrt(2 + t²)): t = 2 gives 1/2 + 1/sqrt(6) = 0.90825; t = 1 gives 1/2 + 1/(2 sqrt 3) = 0.78868.
const AT_2 = 0.5 + 1 / Math.sqrt(6);
const AT_1 = 0.5 + 1 / (2 * Math.sqrt(3));

describe('the chance of meeting a target', () => {
  it.each([
    ['higher is better, target well below', { target: 80 }, AT_2, 'likely'],
    ['higher is better, target a little below', { target: 85 }, AT_1, 'possible'],
    ['higher is better, target at the forecast', { target: 90 }, 0.5, 'possible'],
    ['higher is better, target well above', { target: 100 }, 1 - AT_2, 'unlikely'],
    ['lower is better, target well above', { target: 100, polarity: 'lower' }, AT_2, 'likely'],
    ['lower is better, target well below', { target: 80, polarity: 'lower' }, 1 - AT_2, 'unlikely'],
    ['nearest 90 is best, within 10', { target: 100, midpoint: 90, polarity: 'target' }, 2 * AT_2 - 1, 'likely'],
    ['nearest 80 is best, within 10: from 70 to 90', { target: 70, midpoint: 80, polarity: 'target' }, 0.5 - (0.5 - 4 / (2 * Math.sqrt(18))), 'possible'],
  ] as const)('%s', (_, question, share, word) => {
    const chance = ask(question);
    expect(chance).toMatchObject({ kind: 'chance', word, step: 1 });
    expect(chance.kind === 'chance' && chance.share).toBeCloseTo(share, 8);
  });

  it('is a tenth beyond each end of the 80 % band', () => {
    const ahead = forecast({ values: [12, 15, 11, 14, 13, 12, 16, 13, 11, 14, 15, 12, 13, 14, 12, 15], hasSignal: true, granularity: 'month', horizon: 4 }, rules);
    if (ahead.kind === 'refused') throw new Error(ahead.reason);
    expect(ahead.grain).toBe(1);
    const fine = { ...ahead, grain: 1e-9 };
    for (const { step, upper80, lower80 } of ahead.steps) {
      expect(ask({ step, target: upper80 }, fine)).toMatchObject({ share: expect.closeTo(0.1, 8) as number });
      expect(ask({ step, target: lower80, polarity: 'lower' }, fine)).toMatchObject({ share: expect.closeTo(0.1, 8) as number });
    }
  });

  // Whole numbers: 80 is met from 79.5 on, t = 10.5 / 5 = 2.1; 85.2 by 86 at least, from 85.5 on, t = 0.9; 80 or less up to 80.5, t = -1.9.
  const at = (t: number): number => 0.5 + t / (2 * Math.sqrt(2 + t * t));
  it.each([
    ['a whole target', { target: 80 }, at(2.1)],
    ['a target between two figures', { target: 85.2 }, at(0.9)],
    ['lower is better', { target: 80, polarity: 'lower' }, at(-1.9)],
    ['lower is better, between two figures', { target: 80.7, polarity: 'lower' }, at(-1.9)],
    ['near 90 is best, within 10', { target: 100, midpoint: 90, polarity: 'target' }, 2 * at(2.1) - 1],
  ] as const)('counts what is rounded to the target as meeting it: %s', (_, question, share) => {
    const chance = ask(question, ninety(24, 'month', 5, 1));
    expect(chance.kind === 'chance' && chance.share).toBeCloseTo(share, 10);
  });

  it('is certain where nothing varies, and a figure equal to the target meets it', () => {
    const still = ninety(24, 'month', 0);
    expect(ask({ target: 90 }, still)).toMatchObject({ share: 1, word: 'likely' });
    expect(ask({ target: 90, polarity: 'lower' }, still)).toMatchObject({ share: 1 });
    expect(ask({ target: 90.1 }, still)).toMatchObject({ share: 0, word: 'unlikely' });
  });

  it('has its words at the edges', () => {
    expect([0.1999, 0.2, 0.8, 0.8001].map((share) => chanceWord(share, rules.chance))).toEqual(['unlikely', 'possible', 'possible', 'likely']);
  });

  it.each([
    ['beyond half the figures', { step: 9 }, ninety(16), /9 months, and these 16 figures say something about 8 at most/],
    ['beyond twelve months of quarters', { step: 5 }, ninety(40, 'quarter'), /5 quarters.* 4 at most/],
    ['beyond twelve months', { step: 13 }, ninety(60), /13 months.* 12 at most/],
    ['before the first step', { step: 0 }, ninety(), /far ahead/],
    ['without a good direction', { polarity: 'none' }, ninety(), /neither higher nor lower/],
    ['without a forecast', {}, { kind: 'refused', reason: 'Too little history: three.' }, /^No chance is given\. Too little history: three\.$/],
  ] as const)('is not given %s', (_, question, of, reason) => {
    const chance = ask(question, of);
    expect(chance.kind === 'no-chance' && chance.reason).toMatch(reason);
  });

  it.each([
    ['half of sixteen figures', ninety(16), 8], ['twelve months as quarters', ninety(40, 'quarter'), 4], ['twelve months', ninety(60), 12],
    ['nothing where there is no forecast', { kind: 'refused', reason: 'Too little history.' }, 0],
  ] as const)('reaches %s', (_, of, reach) => {
    expect(chanceReach(of, rules)).toBe(reach);
  });

  it('is given up to the bound', () => {
    expect(ask({ step: 8 }, ninety(16)).kind).toBe('chance');
    expect(ask({ step: 4 }, ninety(40, 'quarter')).kind).toBe('chance');
  });
});
