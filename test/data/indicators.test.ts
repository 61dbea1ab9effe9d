import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readIndicators } from '../../src/catalogue/read-indicators.ts';

const sets = readIndicators(join(import.meta.dirname, '../../data/indicators'));

describe('the indicator sets that ship', () => {
  it('are these four', () => {
    expect(sets.map((set) => [set.id, set.indicators.length])).toEqual([['bvpi', 1], ['ict', 20], ['scottish-welfare-fund', 2], ['service-desk', 7]]);
  });

  it('say that their wording is our own and give every source', () => {
    for (const set of sets) {
      expect(set.note).toContain("All wording is Threestar's own");
      for (const { code, source } of set.indicators) expect(source, code).toMatch(/Threestar's own|https?:/);
    }
  });

  it('mark a Socitm number as unconfirmed where no public source confirms it', () => {
    const unconfirmed = sets.flatMap((set) => set.indicators).filter((each) => each.reference.includes('not confirmed'));
    expect(unconfirmed.map((each) => each.code)).toEqual(['ecdl-qualified', 'training-days', 'workstations-per-specialist']);
  });

  it('carry the published rules of user satisfaction: scale 1 to 7, sample of 100, 24 months', () => {
    const satisfaction = sets.find((set) => set.id === 'ict')?.indicators.find((each) => each.code === 'user-satisfaction');
    expect(satisfaction).toMatchObject({ range: { min: '1', max: '7' }, minimumSample: 100, maximumAgeMonths: 24 });
  });
});
