import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readInspectionWords } from '../../../src/catalogue/read-inspection-words.ts';
import { checkInspections, defaultInspectionMapping, inspectionMappingSchema } from '../../../src/gather/import/check-inspections.ts';
import type { CheckedInspection, InspectionMapping } from '../../../src/gather/import/check-inspections.ts';
import { FOLDERS } from '../../../src/folders.ts';
import { importLookups } from '../../../src/gather/import/lookups.ts';
import { importRules, projectFile, registerOfCouncils } from '../../support/import.ts';

const json = (path: string): unknown => JSON.parse(readFileSync(projectFile(path), 'utf8'));
const { scales, themes } = readInspectionWords(FOLDERS.data);
const councils = registerOfCouncils();

function rowsOf(bytes: Uint8Array, mapping: InspectionMapping, mayWrite = true): readonly CheckedInspection[] {
  const got = checkInspections(bytes, { mapping, scales, themes, rules: importRules, lookups: importLookups(councils, [], () => mayWrite) });
  if (got.kind === 'file-rejected') throw new Error(got.message);
  return got.rows;
}

describe('the inspections of children’s services, as downloaded', () => {
  const rows = rowsOf(readFileSync(projectFile('data/samples/childrens-services/ilacs-council-inspections.csv')), inspectionMappingSchema.parse(json('data/mappings/ilacs.json')));

  it('are all taken', () => {
    expect(rows).toHaveLength(497);
    expect(rows.filter(({ outcome }) => outcome !== 'accepted').flatMap(({ reasons }) => reasons)).toEqual([]);
    expect(new Set(rows.map(({ inspection }) => inspection?.council)).size).toBeGreaterThanOrEqual(153);
  });

  it('keep apart what was scored, not given, and not published', () => {
    // Counted in the file: 127 good, 76 requires improvement, 71 outstanding, 34 inadequate, 11 not_reported, 178 blank.
    const counted = (value: (row: CheckedInspection) => string | undefined) => {
      const counts: Record<string, number> = {};
      for (const row of rows) counts[value(row) ?? 'none'] = (counts[value(row) ?? 'none'] ?? 0) + 1;
      return counts;
    };
    expect(counted(({ inspection }) => inspection?.status)).toEqual({ 'scored': 308, 'no-overall': 11, 'not-published': 178 });
    expect(counted(({ inspection }) => inspection?.overall)).toEqual({ 'good': 127, 'requires improvement': 76, 'outstanding': 71, 'inadequate': 34, 'none': 189 });
  });

  it('keep the sub-judgements, where not applicable is no grade', () => {
    // Line 3: barking and dagenham, 2019: requires improvement throughout, care leavers not_applicable.
    expect(rows[1]?.inspection).toMatchObject({
      council: 'E09000002', date: '2019-03-01', published: '2019-04-01', form: 'standard', overall: 'requires improvement',
      subJudgements: [{ level: 'requires improvement' }, { level: 'requires improvement' }, { level: 'requires improvement' }, { id: 'care-leavers', state: 'not-applicable' }],
    });
  });
});

describe('the register file', () => {
  const file = (...rows: string[]): Uint8Array => Buffer.from(`council,service,body,date,published,scale,status,overall,prospects,sub_judgements,themes,recommendations,report\n${rows.join('\n')}\n`);
  const one = (row: string): CheckedInspection | undefined => rowsOf(file(row), defaultInspectionMapping)[0];

  it('reads an inspection of the Audit Commission', () => {
    expect(one('North Cornwall,IT,Audit Commission,2002-05-01,2002-07-01,best-value-2001,scored,Excellent,excellent,,strategy-alignment|user-training,,R1')).toMatchObject({
      outcome: 'accepted', inspection: { council: 'E07000022', scale: 'best-value-2001', status: 'scored', overall: 'excellent', prospects: 'excellent', themes: ['strategy-alignment', 'user-training'], report: 'R1', subJudgements: [] },
    });
  });

  it.each<[string, string, string]>([
    ['a council nobody knows', 'Nowhere,IT,x,2002-05-01,,best-value-2001,scored,good,promising,,,,', 'council-unknown'],
    ['a word of the other version', 'Canterbury,IT,x,2002-05-01,,best-value-2001,scored,good,probably,,,,', 'level-unknown'],
    ['a scale nobody knows', 'Canterbury,IT,x,2002-05-01,,stars,scored,good,,,,,', 'scale-unknown'],
    ['scored without a level', 'Canterbury,IT,x,2002-05-01,,best-value-2001,scored,,,,,,', 'status-conflicts'],
    ['not scored with a level', 'Canterbury,IT,x,2002-05-01,,best-value-2001,not-scored,good,,,,,', 'status-conflicts'],
    ['a status nobody knows', 'Canterbury,IT,x,2002-05-01,,best-value-2001,done,good,,,,,', 'status-unknown'],
    ['a day that is none', 'Canterbury,IT,x,2002-02-30,,best-value-2001,not-scored,,,,,,', 'date-invalid'],
    ['a month that is none', 'Canterbury,IT,x,2002-13,,best-value-2001,not-scored,,,,,,', 'date-invalid'],
    ['a year alone', 'Canterbury,IT,x,2002,,best-value-2001,not-scored,,,,,,', 'date-invalid'],
    ['a theme nobody could count', 'Canterbury,IT,x,2002-05-01,,best-value-2001,scored,good,,,websites,,', 'theme-unknown'],
    ['no service', 'Canterbury,,x,2002-05-01,,best-value-2001,not-scored,,,,,,', 'service-missing'],
    ['prospects on a scale without', 'Canterbury,IT,x,2022-05-01,,ilacs,scored,good,yes,,,,', 'prospects-not-judged'],
    ['a judgement nobody makes', 'Canterbury,IT,x,2022-05-01,,ilacs,scored,good,,colour=good,,,', 'sub-judgement-unknown'],
    ['too few cells', 'Canterbury,IT', 'field-count'],
  ])('refuses %s', (_, row, code) => {
    expect(one(row)).toMatchObject({ outcome: 'rejected', line: 2 });
    expect(one(row)?.reasons.map((reason) => reason.code)).toContain(code);
  });

  it('keeps a month a month, and a date not known absent', () => {
    expect(one('North Cornwall,IT,x,2003-07,,best-value-2001,scored,excellent,excellent,,,,')?.inspection).toMatchObject({ date: '2003-07' });
    expect(one('Crawley,IT,x,,,best-value-2000,scored,good,probably,,,,')?.inspection).not.toHaveProperty('date');
    expect(one('Crawley,IT,x,,,best-value-2000,scored,good,probably,,,,')).toMatchObject({ outcome: 'accepted' });
    // No overall grade is given from 1 April 2026, so the month of April counts as after it and March does not.
    expect(one('Kent,Children,Ofsted,2026-04,,ilacs,,,,in-care=good,,,')?.inspection?.status).toBe('no-overall');
    expect(one('Kent,Children,Ofsted,2026-03,,ilacs,,,,in-care=good,,,')?.inspection?.status).toBe('not-published');
  });

  it('tells two undated inspections of a council apart by their scale alone', () => {
    const first = 'Crawley,IT,x,,,best-value-2000,scored,good,probably,,,,';
    expect(rowsOf(file(first, first.replace('2000', '2001').replace('probably', 'promising')), defaultInspectionMapping).map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
    expect(rowsOf(file(first, first.replace('good', 'fair')), defaultInspectionMapping).map(({ outcome }) => outcome)).toEqual(['rejected', 'rejected']);
  });

  it('keeps not scored, not published and no overall grade apart', () => {
    const status = (row: string) => one(row)?.inspection?.status;
    expect(status('Canterbury,IT,x,2002-05-01,,best-value-2001,not-scored,,,,,,')).toBe('not-scored');
    expect(status('Canterbury,IT,x,2002-05-01,,best-value-2001,not published,,,,,,')).toBe('not-published');
    expect(status('Kent,Children,Ofsted,2026-05-01,,ilacs,scored,,,in-care=good,,,')).toBe('no-overall');
  });

  it('takes a repeated inspection once and refuses two that differ', () => {
    const good = 'Canterbury,IT,x,2002-05-01,,best-value-2001,scored,good,,,,,';
    expect(rowsOf(file(good, good), defaultInspectionMapping).map(({ outcome }) => outcome)).toEqual(['accepted', 'repeated']);
    expect(rowsOf(file(good, good.replace('good', 'fair')), defaultInspectionMapping).map(({ outcome }) => outcome)).toEqual(['rejected', 'rejected']);
  });

  it('refuses rows of a council the person may not write', () => {
    expect(rowsOf(file('Canterbury,IT,x,2002-05-01,,nonsense,,,,,,,'), defaultInspectionMapping, false)[0]?.reasons.map(({ code }) => code)).toEqual(['not-permitted']);
  });
});
