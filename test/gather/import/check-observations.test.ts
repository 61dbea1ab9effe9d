import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { periodCode } from '../../../src/core/period.ts';
import { defaultMapping, mappingSchema } from '../../../src/gather/import/mapping.ts';
import { collect, projectFile, registerOfCouncils, savedMapping } from '../../support/import.ts';
import type { Collected } from '../../support/import.ts';
import { indicator } from '../../support/indicators.ts';

const councils = registerOfCouncils();
const codes = (remarks: readonly { code: string }[]): string[] => remarks.map(({ code }) => code);

function checked(bytes: Uint8Array | string, settings: Partial<Parameters<typeof collect>[1]>): Collected {
  const got = collect(bytes, { councils, indicators: [], ...settings });
  if (got.kind === 'file-rejected') throw new Error(`${got.code}: ${got.message}`);
  return got;
}

describe('the Scottish Welfare Fund file, as downloaded', () => {
  const indicators = [
    indicator('crisis-grants-in-1-day', { aliases: ['CORP 09'], aggregation: 'ratio-of-sums' }),
    indicator('care-grants-in-15-days', { aliases: ['CORP 10'], aggregation: 'ratio-of-sums' }),
  ];
  const file = readFileSync(projectFile('data/samples/scottish-welfare-fund/lgbf-quarterly.csv'));
  const got = checked(file, { indicators, mappings: [savedMapping('lgbf-quarterly')] });

  it('is taken whole, each period in our own spelling', () => {
    expect(got.file.counts).toEqual({ accepted: 0, normalised: 1339, rejected: 0, repeated: 0 });
    expect(new Set(got.rows.map(({ observation }) => observation?.council)).size).toBe(32);
    expect(new Set(got.rows.map(({ observation }) => observation && periodCode(observation.period))).size).toBe(21);
  });

  it('makes percentages of fractions on the decimal text', () => {
    // Line 2: Aberdeen City,CORP 09,2018-19;Q1,0.98,2985.0,3035.0
    expect(got.rows[0]).toMatchObject({
      line: 2,
      observation: { council: 'S12000033', indicator: 'crisis-grants-in-1-day', figure: { kind: 'value', value: 98, numerator: 2985, denominator: 3035, status: 'actual' } },
    });
    const values = got.rows.flatMap(({ observation }) => (observation?.figure.kind === 'value' ? [observation.figure.value] : []));
    expect(values.filter((value) => !Number.isInteger(value))).toEqual([]);
  });

  it('finds no disagreement once the rounding of the counts is declared, and some without', () => {
    expect(got.rows.flatMap(({ warnings }) => codes(warnings))).toEqual([]);
    const { componentsRoundedTo, ...undeclared } = savedMapping('lgbf-quarterly');
    expect(componentsRoundedTo).toBe('5');
    const strict = checked(file, { indicators, mappings: [undeclared] });
    expect(strict.rows.flatMap(({ warnings }) => codes(warnings))).toContain('components-disagree');
  });

  it('records no figure where nothing was to be counted, though 0.0 is printed', () => {
    // North Lanarkshire,CORP 10,2022-23;Q4,0.0,0.0,0.0
    const nothing = got.rows.filter(({ observation }) => observation?.figure.kind === 'none');
    expect(nothing.map(({ observation }) => observation)).toMatchObject([{ council: 'S12000050', figure: { kind: 'none', reason: 'none-recorded' } }]);
  });
});

describe('the IT indicators of Hart', () => {
  const indicators = ['IT01', 'IT02', 'IT03', 'IT04', 'IT05', 'IT06', 'IT07'].map((alias) => indicator(alias.toLowerCase(), { aliases: [alias], frequencies: ['quarter', 'year'] }));
  const got = checked(readFileSync(projectFile('data/samples/hart/hart-it-kpis.csv')), { indicators, mappings: [savedMapping('hart-it-kpis')] });

  it('are read with what was printed beside them', () => {
    expect(got.rows).toHaveLength(28);
    expect(got.file.counts.rejected).toBe(0);
    expect(got.rows.find(({ line }) => line === 12)?.observation).toMatchObject({ council: 'E07000089', indicator: 'it03', publishedStatus: 'green', figure: { value: 80.6 } });
    expect(got.file.ignoredColumns).toEqual(['indicator', 'target', 'source_commit']);
    expect(got.rows.filter(({ observation }) => observation?.period.granularity === 'year')).toHaveLength(7);
  });

  it('do not take the 0 of IT06 for a website that was down', () => {
    const row = got.rows.find(({ observation }) => observation?.figure.kind === 'none');
    expect(row).toMatchObject({ line: 25, observation: { indicator: 'it06', figure: { reason: 'not-available' } } });
    expect(codes(row?.changes ?? [])).toContain('zero-means-no-figure');
  });
});

describe('the peers of Trafford', () => {
  const named = (code: string, alias: string, frequencies: ('month' | 'quarter' | 'year')[], rest = {}) => indicator(code, { aliases: [alias], frequencies, ...rest });
  const indicators = [
    named('major', 'Percentage of major planning applications decided within 13 weeks or agreed time / Percentage', ['quarter']),
    named('non-major', 'Percentage of all non-major development planning applications decided in time / Percentage', ['quarter']),
    named('recycling', 'Household waste sent for reuse, recycling or composting / Percentage', ['year']),
    named('recycled', 'Household waste sent for reuse, recycling or composting / Frequency', ['year'], { unit: 'count', range: {} }),
    named('claimants', 'Claimant count / Count', ['month'], { unit: 'count', range: {} }),
    named('satisfied', 'Social Care Service users who are satisfied with their care and support / Percentage', ['year']),
    named('neet', 'Not in education, employment or training (NEET)(16-17 years old) / Percentage', ['year']),
  ];
  const got = checked(readFileSync(projectFile('test/fixtures/trafford-peers.csv')), { indicators, mappings: [savedMapping('trafford-peers')] });
  const of = (code: string) => got.rows.filter(({ observation }) => observation?.indicator === code);

  it('are read in each spelling of a period, the mixed feed kept apart by its two columns', () => {
    expect(periodCode(of('major')[0]?.observation?.period ?? { granularity: 'year', month: 0 })).toBe('2022/23 Q3');
    expect(periodCode(of('claimants')[0]?.observation?.period ?? { granularity: 'year', month: 0 })).toMatch(/^20\d\d-\d\d$/);
    expect(of('recycling').length).toBeGreaterThan(0);
    expect(of('recycled').length).toBeGreaterThan(0);
  });

  it('refuses a year alone, and areas that are no council', () => {
    // 84 rows of young people name a year alone; the 7 of England are refused as no council before that.
    const reasons = got.rows.flatMap((row) => codes(row.reasons));
    expect(reasons.filter((code) => code === 'period-ambiguous')).toHaveLength(77);
    expect(got.rows.find(({ reasons: why }) => why.some(({ code }) => code === 'council-unknown'))?.reasons[0]?.message).toMatch(/E92000001|E05015/);
  });

  it('records NA as no figure, never as zero', () => {
    const none = got.rows.filter(({ observation }) => observation?.figure.kind === 'none');
    // Counted in the file: 14 of the 187 rows of this indicator say NA, one of them for England, which is no council.
    expect(none).toHaveLength(13);
    expect(none.every(({ changes }) => codes(changes).includes('no-figure-recorded'))).toBe(true);
  });
});

describe('our own layouts', () => {
  const indicators = [
    indicator('fix', { frequencies: ['month'], aggregation: 'ratio-of-sums' }),
    indicator('desk', { frequencies: ['quarter', 'year'] }),
    indicator('website-grade', {
      unit: 'grade', grades: ['P', 'C', 'C+', 'T'], frequencies: ['year'], range: {},
      definition: { version: 2, effectiveFrom: '2022-04-01', method: 'The lowest of ten tasks.' },
      otherDefinitions: [
        { version: 1, effectiveFrom: '2000-04-01', effectiveTo: '2022-03-31', method: 'The home page.' },
        { version: 3, effectiveFrom: '2000-04-01', method: 'Read by the council itself.', onlyWhereStated: true },
      ],
    }),
  ];
  it.each<[string, string, unknown]>([
    ['says so', '3', { outcome: 'accepted', observation: { definitionVersion: 3 } }],
    ['says nothing', '', { outcome: 'accepted', observation: { definitionVersion: 2 } }],
    ['names one there is not', '4', { outcome: 'rejected', reasons: [{ code: 'definition-unknown', column: 'definition_version', message: expect.stringContaining('Its definitions are 1, 2, 3') }] }],
  ])('takes the definition a file states, where it %s', (_case, version, expected) => {
    expect(checked(`council,indicator,period,value,definition_version\nE07000106,website-grade,2023/24,T,${version}\n`, { indicators }).rows[0]).toMatchObject(expected as object);
  });

  const long = (...rows: string[]): string => `council,indicator,period,value,numerator,denominator,status,sample_size,note,published_status\n${rows.join('\n')}\n`;
  const one = (row: string) => checked(long(row), { indicators }).rows[0];

  it.each<[string, string, unknown]>([
    ['a whole row', 'Canterbury,fix,2026-04,71,35,49,provisional,120,"High, again",green',
      { outcome: 'accepted', observation: { figure: { kind: 'value', value: 71, numerator: 35, denominator: 49, status: 'provisional' }, sampleSize: 120, note: 'High, again', publishedStatus: 'green' } }],
    ['a figure worked out', 'E07000106,fix,2026-04,,35,50,,,,', { outcome: 'normalised', observation: { figure: { value: 70, numerator: 35, denominator: 50 } } }],
    ['components that cannot give the value', 'E07000106,fix,2026-04,80,35,50,,,,', { outcome: 'accepted', observation: { figure: { value: 80 } }, warnings: [{ code: 'components-disagree' }] }],
    ['something of nothing', 'E07000106,fix,2026-04,,35,0,,,,', { outcome: 'rejected', reasons: [{ code: 'zero-denominator', column: 'denominator' }] }],
    ['nothing of nothing', 'E07000106,fix,2026-04,,0,0,,,,', { observation: { figure: { kind: 'none', reason: 'none-recorded' } } }],
    ['half of a ratio', 'E07000106,fix,2026-04,,35,,,,,', { reasons: [{ code: 'components-incomplete' }] }],
    ['a blank', 'E07000106,fix,2026-04,,,,,,,', { outcome: 'normalised', observation: { figure: { kind: 'none', reason: 'not-available' } } }],
    ['a reason in the column of the status', 'E07000106,fix,2026-04,,,,confidential,,,', { outcome: 'accepted', observation: { figure: { kind: 'none', reason: 'confidential' } } }],
    ['a reason beside a value', 'E07000106,fix,2026-04,5,,,confidential,,,', { reasons: [{ code: 'status-conflicts' }] }],
    ['a status nobody knows', 'E07000106,fix,2026-04,5,,,final?,,,', { reasons: [{ code: 'status-unknown', column: 'status' }] }],
    ['a sample that is no number', 'E07000106,fix,2026-04,5,,,,many,,', { reasons: [{ code: 'sample-size-not-understood', column: 'sample_size' }] }],
    ['a grade', 'E07000106,website-grade,2026/27,c+,,,,,,', { outcome: 'normalised', observation: { figure: { value: 3 } } }],
    ['a grade nobody gives', 'E07000106,website-grade,2026/27,A,,,,,,', { reasons: [{ code: 'grade-unknown' }] }],
    ['a month for a quarterly indicator', 'E07000106,desk,April 2026,5,,,,,,', { reasons: [{ code: 'period-wrong-frequency', column: 'period' }] }],
    ['a closed council', 'E07000022,desk,2015/16,5,,,,,,', { outcome: 'accepted', warnings: [{ code: 'council-closed' }] }],
    ['a fraction for a percentage', 'E07000106,fix,2026-04,0.975,,,,,,', { outcome: 'accepted', observation: { figure: { value: 0.975 } }, warnings: [{ code: 'looks-like-a-fraction' }] }],
    ['a period before the definition changed', 'E07000106,website-grade,2021/22,T,,,,,,', { observation: { definitionVersion: 1 } }],
    ['a period after it', 'E07000106,website-grade,2023/24,T,,,,,,', { observation: { definitionVersion: 2 } }],
    ['a period that is running', 'E07000106,desk,2026/27,5,,,,,,', { warnings: [{ code: 'period-not-ended' }] }],
  ])('%s', (_, row, expected) => {
    expect(one(row)).toMatchObject(expected as object);
  });

  it('lets the period decide which of two councils of one name is meant', () => {
    const got = checked(long('Somerset,desk,2014/15,5,,,,,,', 'Somerset,desk,2024/25,5,,,,,,'), { indicators });
    expect(got.rows.map(({ observation }) => observation?.council)).toEqual(['E10000027', 'E06000066']);
  });

  it('rejects every row of a conflict, and takes a repeated figure once', () => {
    const got = checked(long('E07000106,fix,2026-04,5,,,,,,', 'E07000106,fix,2026-05,6,,,,,,', 'Canterbury,fix,Apr-26,7,,,,,,', 'E07000106,fix,2026-05,6.0,,,,,,', 'E07000106,fix,2026-04,8,,,,,,'), { indicators });
    expect(got.rows.map(({ line, outcome }) => `${line} ${outcome}`)).toEqual(['2 rejected', '3 accepted', '4 rejected', '5 repeated', '6 rejected']);
    expect(got.rows[0]?.reasons[0]?.message).toContain('line 4');
    expect(got.file.counts).toEqual({ accepted: 1, normalised: 0, rejected: 3, repeated: 1 });
  });

  it('reads a wide table, cell by cell, and records nothing for a cell left empty', () => {
    const wide = 'council,indicator,2025/26 Q4,Q1 2026/27,2025/26,remarks\nCanterbury,desk,70,,"1,5",x\nCanterbury,nobody,1,2,3,\n';
    const got = checked(wide, { indicators });
    expect(got.file).toMatchObject({ mapping: 'wide', blankCells: 1, ignoredColumns: ['remarks'] });
    expect(got.rows.map(({ line, column, outcome, reasons }) => [line, column, outcome, codes(reasons).join()])).toEqual([
      [2, '2025/26 Q4', 'accepted', ''],
      [2, '2025/26', 'rejected', 'decimal-comma'],
      [3, '2025/26 Q4', 'rejected', 'indicator-unknown'],
      [3, 'Q1 2026/27', 'rejected', 'indicator-unknown'],
      [3, '2025/26', 'rejected', 'indicator-unknown'],
    ]);
    expect(got.rows[1]?.reasons[0]?.column).toBe('2025/26');
  });

  it('says nothing about figures of a council the person may not write', () => {
    const got = checked(long('Canterbury,fix,2026-04,nonsense,,,,,,'), { indicators, mayWrite: () => false });
    expect(got.rows[0]).toMatchObject({ outcome: 'rejected', reasons: [{ code: 'not-permitted' }] });
    expect(got.rows[0]?.reasons).toHaveLength(1);
  });

  it('reads windows-1252 where a mapping declares it', () => {
    const bytes = Buffer.from('council,indicator,period,value,note\nCanterbury,fix,2026-04,5,caf\xe9\n', 'latin1');
    const old = mappingSchema.parse({ ...defaultMapping, id: 'old', encoding: 'windows-1252' });
    expect(checked(bytes, { indicators, mappings: [defaultMapping, old] }).rows[0]?.observation?.note).toBe('café');
  });
});

describe('mappingSchema', () => {
  it.each([
    ['an unknown key', { colour: 'red' }],
    ['no council', { columns: { indicator: 'i', period: 'p', value: 'v' } }],
    ['a council twice', { constants: { council: 'E07000106' } }],
    ['no figure', { columns: { council: 'c', indicator: 'i', period: 'p' } }],
    ['a value in a wide layout', { layout: 'wide' }],
  ])('refuses %s', (_, change) => {
    const base = { id: 'x', title: 'x', source: 'x', layout: 'long', columns: { council: 'c', indicator: 'i', period: 'p', value: 'v' } };
    expect(mappingSchema.safeParse(base).success).toBe(true);
    expect(mappingSchema.safeParse({ ...base, ...change }).success).toBe(false);
  });
});
