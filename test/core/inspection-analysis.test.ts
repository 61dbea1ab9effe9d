import { describe, expect, it } from 'vitest';
import { readInspectionWords } from '../../src/catalogue/read-inspection-words.ts';
import type { Inspection, ScaleVersion } from '../../src/core/inspection.ts';
import { countable, countLevels, filterInspections, levelsByYear, newestFirst, prospectsGrid, themeFrequencies } from '../../src/core/inspection-analysis.ts';
import type { HeldInspection } from '../../src/core/inspection-analysis.ts';
import { FOLDERS } from '../../src/folders.ts';
import { aCouncil } from '../support/test-house.ts';

const { scales, themes } = readInspectionWords(FOLDERS.data);
const scaleOf = (id: string): ScaleVersion => {
  const scale = scales.get(id);
  if (scale === undefined) throw new Error(id);
  return scale;
};
const OLD = scaleOf('best-value-2000');
const NEW = scaleOf('best-value-2001');
const CHILDREN = scaleOf('ilacs');

let ids = 0;
function held(council: string, rest: Partial<Inspection>, about: Partial<HeldInspection['council']> = {}): HeldInspection {
  const inspection: Inspection = {
    council, service: 'IT', body: 'Audit Commission', scale: NEW.id, subJudgements: [], themes: [],
    status: rest.overall === undefined ? 'not-published' : 'scored', ...rest,
  };
  return { id: ++ids, inspection, council: { ...aCouncil(council, council), ...about } };
}

// The inspections of the sample, by hand: four real ones, two invented.
const northCornwall = held('North Cornwall', { date: '2003-07', overall: 'excellent', prospects: 'excellent', themes: ['strength-communication', 'strength-satisfied-users'] }, { region: 'South West' });
const durham = held('Durham City', { overall: 'poor', themes: ['strategy-alignment', 'users-dissatisfied'] }, { region: 'North East' });
const castleMorpeth = held('Castle Morpeth', { scale: OLD.id, overall: 'poor', prospects: 'unlikely' }, { region: 'North East' });
const crawley = held('Crawley', { scale: OLD.id, overall: 'good', prospects: 'probably' });
const first = held('Northborough', { date: '2022-09-14', overall: 'fair', prospects: 'uncertain', themes: ['strategy-alignment', 'user-training'] }, { illustrative: true });
const second = held('Northborough', { date: '2024-11-12', overall: 'fair', prospects: 'promising', themes: ['strategy-alignment'] }, { illustrative: true });
const IT = [northCornwall, durham, castleMorpeth, crawley, first, second];

describe('the grid of service by prospects', () => {
  it('holds one version of the scale, worst first, and never the other', () => {
    const grid = prospectsGrid(IT, NEW);
    // Rows poor, fair, good, excellent; columns poor, uncertain, promising, excellent.
    expect(grid?.cells.map((row) => row.map((cell) => cell.length))).toEqual([[0, 0, 0, 0], [0, 1, 1, 0], [0, 0, 0, 0], [0, 0, 0, 1]]);
    expect(grid?.cells[3]?.[3]).toEqual([northCornwall]);
    expect(prospectsGrid(IT, OLD)?.cells.map((row) => row.map((cell) => cell.length))).toEqual([[0, 1, 0, 0], [0, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0]]);
  });

  it('leaves out, by name, what has no prospects or no grade', () => {
    const unscored = held('Salford', { status: 'not-scored' });
    expect(prospectsGrid([...IT, unscored], NEW)).toMatchObject({ withoutProspects: [durham], withoutGrade: [unscored] });
    const onOldScale = [held('Halton', { scale: OLD.id, overall: 'fair' }), held('Salford', { scale: OLD.id, status: 'not-scored' })];
    expect(prospectsGrid([...IT, unscored, ...onOldScale], NEW)).toMatchObject({ withoutProspects: [durham], withoutGrade: [unscored] });
  });

  it('is not there for a scale that judges no prospects', () => {
    expect(prospectsGrid(IT, CHILDREN)).toBeUndefined();
  });
});

describe('finding themes', () => {
  it('are counted by inspection, real beside illustrative, to improve apart from strengths', () => {
    const { naming, illustrativeNaming, toImprove, strengths } = themeFrequencies(IT, themes.values());
    expect([naming, illustrativeNaming]).toEqual([2, 2]);
    expect(toImprove.map(({ theme, inspections, illustrative }) => [theme.id, inspections, illustrative])).toEqual([
      ['strategy-alignment', 1, 2], ['users-dissatisfied', 1, 0], ['user-training', 0, 1],
    ]);
    expect(strengths.map(({ theme, inspections, illustrative }) => [theme.id, inspections, illustrative])).toEqual([
      ['strength-communication', 1, 0], ['strength-satisfied-users', 1, 0],
    ]);
  });
});

describe('filters', () => {
  const none = held('Kent', { service: 'Children’s services', scale: CHILDREN.id, published: '2014-07-07' });
  it.each<[string, Parameters<typeof filterInspections>[1], HeldInspection[]]>([
    ['nothing', {}, [...IT, none]],
    ['a service', { service: 'IT' }, IT],
    ['a year that is a month', { year: '2003' }, [northCornwall]],
    ['a year of publication, where no other date is known', { year: '2014' }, [none]],
    ['a date not known', { year: 'not-known' }, [durham, castleMorpeth, crawley]],
    ['a theme', { theme: 'strategy-alignment' }, [durham, first, second]],
    ['a region', { region: 'North East' }, [durham, castleMorpeth]],
    ['a version of the scale', { scale: OLD.id }, [castleMorpeth, crawley]],
    ['two at once', { scale: OLD.id, region: 'North East' }, [castleMorpeth]],
    ['a council with none', { council: 'E07000106' }, []],
  ])('%s', (_, filter, expected) => {
    expect(filterInspections([...IT, none], filter)).toEqual(expected);
  });

  it('puts the newest first and what has no date last', () => {
    expect(newestFirst([...IT, none]).map(({ council }) => council.name)).toEqual(['Northborough', 'Northborough', 'Kent', 'North Cornwall', 'Castle Morpeth', 'Crawley', 'Durham City']);
  });
});

describe('counts of levels', () => {
  const children = (overall: string | undefined, rest: Partial<Inspection> = {}) => held('Kent', { scale: CHILDREN.id, date: '2022-05-01', ...(overall !== undefined && { overall }), ...rest });
  const some = [
    children('good'), children('good'), children('outstanding', { date: '2023-02-01' }),
    children(undefined, { status: 'no-overall', date: '2026-05-01' }), children(undefined, { status: 'not-scored' }), children(undefined), crawley,
  ];

  it('keep not scored, not published and no overall grade apart, on one scale', () => {
    expect(countLevels(some, CHILDREN)).toEqual({
      inspections: 6, scored: 3, without: { 'no-overall': 1, 'not-scored': 1, 'not-published': 1 },
      levels: [{ level: 'inadequate', inspections: 0 }, { level: 'requires improvement', inspections: 0 }, { level: 'good', inspections: 2 }, { level: 'outstanding', inspections: 1 }],
    });
  });

  it('come year by year, with a date not known as a row of its own', () => {
    const undated = held('Kent', { scale: CHILDREN.id, overall: 'good' });
    expect(levelsByYear([...some, undated], CHILDREN).map(({ year, counts }) => [year, counts.inspections, counts.scored])).toEqual([['2022', 4, 2], ['2023', 1, 1], ['2026', 1, 0], ['not-known', 1, 1]]);
  });

  it('never mix invented inspections with real ones', () => {
    expect(countable(IT)).toEqual({ counted: [northCornwall, durham, castleMorpeth, crawley], illustrative: false, leftOut: 2 });
    expect(countable([first, second])).toEqual({ counted: [first, second], illustrative: true, leftOut: 0 });
    expect(countable([])).toEqual({ counted: [], illustrative: false, leftOut: 0 });
  });
});
