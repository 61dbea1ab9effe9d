import { describe, expect, it } from 'vitest';
import { readBenchmarkRules } from '../../../src/catalogue/read-benchmark-rules.ts';
import { compareWithPeers } from '../../../src/core/benchmark/compare-with-peers.ts';
import { peerGroupPart } from '../../../src/core/benchmark/peer-group.ts';
import type { PeerGroup } from '../../../src/core/benchmark/peer-group.ts';
import type { PublishedFigure } from '../../../src/core/benchmark/published-figure.ts';
import { rankCouncils } from '../../../src/core/benchmark/rank-councils.ts';
import { roundedText } from '../../../src/core/exact.ts';
import { monthPeriod } from '../../../src/core/period.ts';
import { FOLDERS } from '../../../src/folders.ts';
import { aCouncil } from '../../support/standing-fixtures.ts';

const rules = readBenchmarkRules(FOLDERS.data);
const scale = { polarity: 'higher' } as const;
const ALL: PeerGroup = { kind: 'all' };
const names = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot'];
const real = names.map((name, at) => aCouncil({ gss: `E0${at}`, name, illustrative: false, kind: at < 4 ? 'County' : 'Unitary authority', population: (at + 1) * 60_000 }));
const invented = [aCouncil({ gss: 'X1', name: 'Northborough' }), aCouncil({ gss: 'X2', name: 'Southborough' })];
const councils = new Map([...real, ...invented].map((council) => [council.gss, council]));
const october = monthPeriod(2026, 10);
const figure = (council: string, value: number | undefined, definitionVersion = 1): PublishedFigure => ({
  council, period: october, definitionVersion, figure: value === undefined ? { kind: 'none', reason: 'confidential' } : { kind: 'value', value, status: 'actual' },
});
const [alpha] = real;
const [northborough] = invented;
if (!alpha || !northborough) throw new Error('no councils');
const compare = (figures: PublishedFigure[], council = alpha, group: PeerGroup = ALL) => compareWithPeers({ council, group, figures, councils, scale, rules });

describe('a council beside its peers', () => {
  it('is ranked with those that measure as it does; the others are named, with why', () => {
    const found = compare([figure('E00', 80), figure('E01', 90), figure('E02', 70), figure('E03', 60), figure('E04', 50), figure('E05', 99, 2), figure('X1', 100)]);
    expect(found?.own.place).toMatchObject({ rank: 2, n: 5, quartile: { id: 'above-average' } });
    expect(found?.figures.map(({ council, place }) => [council.name, place.rank])).toEqual([['Bravo', 1], ['Alpha', 2], ['Charlie', 3], ['Delta', 4], ['Echo', 5]]);
    expect(found?.measuredDifferently).toEqual([{ council: real[5], definitionVersion: 2 }]);
    expect(found?.quartiles && [found.quartiles.lower, found.quartiles.median, found.quartiles.upper].map((value) => roundedText(value, 0))).toEqual(['60', '70', '80']);
  });

  it('has no quartile with fewer than five, and keeps "there is no figure" apart from zero', () => {
    const found = compare([figure('E00', 0), figure('E01', 90), figure('E02', undefined), figure('E03', 60), figure('E04', 50)]);
    expect(found?.own.place).toEqual({ rank: 4, n: 4, equals: 0, percentile: 1 });
    expect(found?.quartiles).toBeUndefined();
    expect(found?.withoutFigure).toEqual([{ council: real[2], reason: 'confidential' }]);
  });

  it('is real among real ones, and illustrative among illustrative ones', () => {
    const figures = [...real.map(({ gss }, at) => figure(gss, at)), figure('X1', 50), figure('X2', 60)];
    expect(compare(figures, northborough)?.figures.map(({ council }) => council.name)).toEqual(['Southborough', 'Northborough']);
    expect(compare(figures)?.own.place.n).toBe(6);
  });

  it('is compared with its own kind or size, and with nobody where it belongs to no part or has no figure', () => {
    const figures = real.map(({ gss }, at) => figure(gss, at));
    expect(compare(figures, alpha, { kind: 'kind' })?.own.place.n).toBe(4);
    // 60,000 against 120,000, 180,000 and more: alone below 100,000.
    expect(compare(figures, alpha, { kind: 'size', sizes: rules.sizes })?.own.place.n).toBe(1);
    expect(compare(figures, alpha, { kind: 'list', list: { id: 'some', title: 'Some', councils: ['E01', 'E02'], source: 'test' } })).toBeUndefined();
    expect(compare([figure('E00', undefined), figure('E01', 5)])).toBeUndefined();
  });

  it.each([[99_999, 'councils of fewer than 100,000 people'], [100_000, 'councils of 100,000 to 149,999 people'], [500_000, 'councils of 500,000 people and more'], [undefined, undefined]])(
    'with %s people is in the band "%s"', (population, title) => {
      expect(peerGroupPart({ kind: 'size', sizes: rules.sizes }, aCouncil(population === undefined ? {} : { population }))).toBe(title);
    });
});

describe('a figure from too small a sample', () => {
  const sized = (council: string, value: number, sampleSize?: number): PublishedFigure => ({ ...figure(council, value), ...(sampleSize !== undefined && { sampleSize }) });
  const least = { ...scale, minimumSample: 100 };
  const figures = [sized('E00', 80), sized('E01', 90, 99), sized('E02', 70, 100), figure('E03', undefined)];

  it('is named and not compared; one that does not say its sample is', () => {
    const found = compareWithPeers({ council: alpha, group: ALL, figures, councils, scale: least, rules });
    expect(found?.figures.map(({ council }) => council.name)).toEqual(['Alpha', 'Charlie']);
    expect(found?.sampleTooSmall.map(({ name }) => name)).toEqual(['Bravo']);
    expect(compareWithPeers({ council: alpha, group: ALL, figures: [sized('E00', 80, 99), ...figures.slice(1)], councils, scale: least, rules })).toBeUndefined();
  });

  it('is left out of the ranking of all', () => {
    const { ranked, leftOut } = rankCouncils({ figures, councils, group: ALL, scale: least, rules });
    expect(ranked.map(({ council, place }) => `${council.name} ${place.rank}/${place.n}`)).toEqual(['Alpha 1/2', 'Charlie 2/2']);
    expect(leftOut.map(({ council, because }) => `${council.name}: ${because}`)).toEqual(['Bravo: sample-too-small', 'Delta: no-figure']);
  });
});

describe('a ranking of all', () => {
  const rank = (figures: PublishedFigure[], group: PeerGroup = ALL) => {
    const { ranked, leftOut } = rankCouncils({ figures, councils, group, scale, rules });
    return { ranked: ranked.map(({ council, place }) => `${council.name} ${place.rank}/${place.n}`), leftOut: leftOut.map(({ council, because }) => `${council.name}: ${because}`) };
  };

  it('goes by the definition most figures follow, and leaves out the rest, the illustrative and the missing', () => {
    expect(rank([figure('E00', 80), figure('E01', 90, 2), figure('E02', 70, 2), figure('E03', undefined), figure('X1', 100)])).toEqual({
      ranked: ['Bravo 1/2', 'Charlie 2/2'], leftOut: ['Delta: no-figure', 'Northborough: illustrative', 'Alpha: measured-differently'],
    });
  });

  it('ranks each part of a group by itself', () => {
    expect(rank(real.map(({ gss }, at) => figure(gss, at)), { kind: 'kind' }).ranked).toEqual(['Delta 1/4', 'Charlie 2/4', 'Bravo 3/4', 'Alpha 4/4', 'Foxtrot 1/2', 'Echo 2/2']);
  });
});
