import { describe, expect, it } from 'vitest';
import { monthPeriod } from '../../../src/core/period.ts';
import { checkRegister, registerOf } from '../../../src/gather/import/check-register.ts';
import { importLookups } from '../../../src/gather/import/lookups.ts';
import { REGISTER_HEADERS } from '../../../src/gather/import/register-formats.ts';
import type { RegisterKind } from '../../../src/gather/import/register-formats.ts';
import { importRules, registerOfCouncils } from '../../support/import.ts';
import { indicator } from '../../support/indicators.ts';

const councils = registerOfCouncils();
const settings = { rules: importRules, today: '2026-11-22', lookups: importLookups(councils, [indicator('fix', { aliases: ['KPI 2'], frequencies: ['month'] })], (gss) => gss !== 'E06000002') };

function rowsOf(kind: RegisterKind, ...rows: string[]) {
  const got = checkRegister(kind, Buffer.from(`${REGISTER_HEADERS[kind].join(',')}\n${rows.join('\n')}\n`), settings);
  if (got.kind === 'file-rejected') throw new Error(got.message);
  return got.rows;
}

describe('checkRegister', () => {
  it.each<[RegisterKind, string, unknown]>([
    ['targets', 'Canterbury,KPI 2,Apr-26,75.5,2,70|75|80,within-ten-percent,Agreed',
      { council: 'E07000106', indicator: 'fix', from: monthPeriod(2026, 4), value: 75.5, tolerance: 2, profile: [70, 75, 80], ragRule: 'within-ten-percent', reason: 'Agreed' }],
    ['targets', 'Canterbury,fix,2026-04,75,,,rule,', { council: 'E07000106', indicator: 'fix', from: monthPeriod(2026, 4), value: 75, ragRule: 'rule' }],
    ['owners', 'E07000106,fix,Service desk manager', { council: 'E07000106', indicator: 'fix', owner: 'Service desk manager' }],
    ['notes', 'E07000106,fix,,Data issue,Calls lost,Analyst', { council: 'E07000106', indicator: 'fix', kind: 'data-issue', text: 'Calls lost', by: 'Analyst' }],
    ['assessments', 'E07000106,best-value-2001,leadership-and-capacity,good,Because,e1|e2,Head of ICT,2026-10-01,Chief executive,2026-10-05,2026-09-30',
      { council: 'E07000106', framework: 'best-value-2001', criterion: 'leadership-and-capacity', level: 'good', rationale: 'Because', evidence: ['e1', 'e2'], author: 'Head of ICT', drafted: '2026-10-01', approver: 'Chief executive', approved: '2026-10-05', asOf: '2026-09-30' }],
    ['evidence', 'E07000106,e1,Survey,2025-04-01,2026-03-31,,Head of ICT,internal,users-consulted,We asked,Intranet',
      { council: 'E07000106', id: 'e1', title: 'Survey', evidencesFrom: '2025-04-01', evidencesTo: '2026-03-31', owner: 'Head of ICT', confidentiality: 'internal', criteria: ['users-consulted'], claim: 'We asked', where: 'Intranet' }],
    ['actions', 'E07000106,a1,Do it,Head of ICT,2027-03-31,under-way,40,plan-on-schedule,fix,,,,,,',
      { council: 'E07000106', id: 'a1', title: 'Do it', owner: 'Head of ICT', due: '2027-03-31', status: 'under-way', progress: 40, criteria: ['plan-on-schedule'], indicators: ['fix'], milestones: [] }],
    ['actions', 'E07000106,a1,Do it,Head of ICT,2027-03-31,done,100,,,2026-10-30,2026-09-30 Chosen (done 2026-10-02),KPI 2,70,80,Mar-27',
      { council: 'E07000106', id: 'a1', title: 'Do it', owner: 'Head of ICT', due: '2027-03-31', status: 'done', progress: 100, criteria: [], indicators: [], finished: '2026-10-30',
        milestones: [{ due: '2026-09-30', title: 'Chosen', reached: '2026-10-02' }], effect: { indicator: 'fix', from: '70', to: '80', by: '2027-03' } }],
    ['review-dates', 'E07000106,best-value-2001,2027-03-01,', { council: 'E07000106', framework: 'best-value-2001', date: '2027-03-01' }],
  ])('reads %s: %s', (kind, row, record) => {
    expect(rowsOf(kind, row)).toEqual([{ line: 2, outcome: 'accepted', record, reasons: [] }]);
  });

  it.each<[RegisterKind, string, string, string, string]>([
    ['owners', 'a council nobody knows', 'Nowhere,fix,x', 'council-unknown', 'council'],
    ['owners', 'a council of others', 'E06000002,fix,x', 'not-permitted', 'council'],
    ['owners', 'no owner', 'E07000106,fix,', 'cell-not-understood', 'owner'],
    ['owners', 'an indicator nobody knows', 'E07000106,toString,x', 'indicator-unknown', 'indicator'],
    ['targets', 'a value that is none', 'E07000106,fix,2026-04,high,,,rule,', 'not-a-number', 'value'],
    ['targets', 'a period of another length', 'E07000106,fix,2026/27,75,,,rule,', 'period-wrong-frequency', 'from'],
    ['notes', 'a kind nobody knows', 'E07000106,fix,,rumour,x,y', 'cell-not-understood', 'kind'],
    ['assessments', 'an author approving', 'E07000106,f,c,good,r,,A,2026-10-01,A,2026-10-02,2026-09-30', 'approver-is-author', 'approver'],
    ['assessments', 'an approval without a day', 'E07000106,f,c,good,r,,A,2026-10-01,B,,2026-09-30', 'approval-incomplete', 'approved'],
    ['evidence', 'days the wrong way round', 'E07000106,e1,t,2026-04-01,2025-03-31,,o,internal,,c,w', 'dates-reversed', 'evidences_to'],
    ['actions', 'too much progress', 'E07000106,a1,t,o,2027-03-31,done,101,,,,,,,,', 'cell-not-understood', 'progress'],
    ['actions', 'an indicator nobody knows, among others', 'E07000106,a1,t,o,2027-03-31,done,10,,fix|other,,,,,,', 'indicator-unknown', 'indicators'],
    ['actions', 'a milestone without a day', 'E07000106,a1,t,o,2027-03-31,done,10,,,,soon,,,,', 'milestone-not-understood', 'milestones'],
    ['actions', 'half an effect', 'E07000106,a1,t,o,2027-03-31,done,10,,,,,fix,70,,2026-10', 'not-a-number', 'effect_to'],
    ['review-dates', 'a day that is none', 'E07000106,f,2026-02-30,', 'cell-not-understood', 'date'],
  ])('of %s refuses %s', (kind, _, row, code, column) => {
    expect(rowsOf(kind, row)).toMatchObject([{ line: 2, outcome: 'rejected', reasons: [{ code, column }] }]);
  });

  it('gives each row its line, and takes a row once', () => {
    const row = 'E07000106,fix,"Service\ndesk"';
    expect(rowsOf('owners', row, row, 'x,fix,y').map(({ line, outcome }) => `${line} ${outcome}`)).toEqual(['2 accepted', '4 repeated', '6 rejected']);
  });

  it('refuses a file without one of its columns', () => {
    expect(checkRegister('owners', Buffer.from('council,indicator\nE07000106,fix\n'), settings)).toMatchObject({ kind: 'file-rejected', code: 'column-missing' });
  });
});

describe('registerOf', () => {
  it.each(Object.entries(REGISTER_HEADERS))('knows the header of %s', (kind, header) => {
    expect(registerOf(header)).toBe(kind);
  });

  it('knows no register of figures', () => {
    expect(registerOf(['council', 'indicator', 'period', 'value'])).toBeUndefined();
  });
});
