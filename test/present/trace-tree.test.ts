import { describe, expect, it } from 'vitest';
import { rate } from '../../src/core/rating/rate.ts';
import type { Facts } from '../../src/core/rating/facts.ts';
import { traceTree } from '../../src/present/trace-tree.ts';
import { definitions, factsOf, frameworkOf, ictIndicators } from '../support/rating.ts';

/** Three criteria under one question, the middle one of figures and targets. */
const DOCUMENT = {
  id: 'small', version: '1', title: 'A small framework',
  scales: { stars: { title: 'Stars', levels: [{ id: 'poor', title: 'Poor', value: '0' }, { id: 'fair', title: 'Fair', value: '1' }, { id: 'good', title: 'Good', value: '2' }] } },
  judgements: ['service'],
  nodes: {
    service: { title: 'How good is the service?', scale: 'stars', origin: 'threestar', from: ['q1'], rules: [{ then: 'good', when: [{ below: 'good', atMost: 0 }] }, { then: 'fair', when: [{ below: 'fair', atMost: 0 }] }, { then: 'poor' }] },
    q1: { title: 'Does it meet its aims?', reference: 'Q1', scale: 'stars', origin: 'threestar', from: ['strategy', 'incidents', 'users', 'plan'], rules: [{ then: 'good', when: [{ below: 'good', atMost: 0 }] }, { then: 'fair', when: [{ below: 'fair', atMost: 0 }] }, { then: 'poor' }] },
    strategy: { title: 'There is a strategy', reference: '1.1', scale: 'stars', levels: { fair: { op: 'evidence' }, good: { op: 'evidence' } } },
    incidents: { title: 'Incidents are resolved', reference: '1.2', scale: 'stars', levels: { fair: { op: 'compare', indicator: 'incidents-in-sla', atLeast: '70' }, good: { op: 'target-met', indicator: 'incidents-in-sla', periods: 3, atLeast: 3 } } },
    users: { title: 'Users are heard', reference: '1.3', scale: 'stars', levels: { fair: { op: 'evidence' }, good: { op: 'evidence' } } },
    plan: { title: 'There is a plan', reference: '1.4', scale: 'stars', levels: { fair: { op: 'evidence' }, good: { op: 'assessment', level: 'good' } } },
  },
};
const FRAMEWORK = frameworkOf(DOCUMENT);

const FACTS: Partial<Facts> = {
  observations: [
    { indicator: 'incidents-in-sla', period: '2026-08', value: '90.4', numerator: '1919', denominator: '2123', status: 'actual', state: 'published', source: { batch: 2, line: 3 } },
    { indicator: 'incidents-in-sla', period: '2026-09', value: '88.0', status: 'actual', state: 'published', source: { batch: 3, line: 3 } },
    { indicator: 'incidents-in-sla', period: '2026-10', value: '91.6', status: 'actual', state: 'published', source: { batch: 4, line: 3 } },
  ],
  targets: [{ indicator: 'incidents-in-sla', from: '2026-04', value: '90' }],
  evidence: [{ id: 'E1', title: 'The strategy', criteria: ['strategy', 'users', 'plan'], claim: '', source: { batch: 1, line: 2 } }],
  assessments: [{ criterion: 'plan', level: 'good', author: 'Head of ICT', approver: 'Chief executive', approved: '2026-10-01', asOf: '2026-09-30', rationale: '', evidence: [] }],
  files: { 4: { name: 'october.csv', sha256: 'ab' } },
};

function tree(facts: Partial<Facts>, options: Partial<Parameters<typeof traceTree>[2]> = {}, framework = FRAMEWORK) {
  const rating = rate(framework, definitions(), factsOf(facts));
  const [service] = traceTree(rating, {
    indicators: ictIndicators(), lines: new Map([['4 line 3', 'Canterbury,incidents-in-sla,2026-10,91.6']]), lineHref: (batch, line) => `/b/${batch}/${line}`,
  }, { opening: 'deciding', nothingHeld: false, ...options });
  if (!service) throw new Error('no judgement');
  return service;
}

describe('traceTree', () => {
  it('opens the path that decides and keeps what is well together, counted and listed', () => {
    const service = tree(FACTS);
    expect(service.result).toBe('1 star, fair');
    expect(service.rule).toEqual({ rule: 'Fair when none is below fair.', found: 'Fair.', origin: "Threestar's own rule; none was published." });
    expect(service.binding).toEqual({ lead: 'One thing stands between this and good', links: [{ text: '1.2 Incidents are resolved', href: '#service-incidents', state: 'fair, and good is needed' }] });
    const [question] = service.branches;
    expect(question).toMatchObject({ name: 'Does it meet its aims?', state: 'Fair: 3 of 4 reach good', mark: 'missed', decides: true, open: true });
    expect(question?.rule?.origin).toBeUndefined();
    expect(question?.branches.map(({ name, reference, state, open, mark }) => ({ name, reference, state, open, mark }))).toEqual([
      { name: 'Incidents are resolved', reference: '1.2', state: 'Fair', open: true, mark: 'missed' },
      { name: 'Three more', reference: '1.1, 1.3 and 1.4', state: 'All reach good', open: false, mark: 'met' },
    ]);
    expect(question?.branches[1]?.branches.map(({ name }) => name)).toEqual(['There is a strategy', 'Users are heard', 'There is a plan']);
  });

  it('shows the figures of a test as a table, latest first, each with its batch and line', () => {
    const level = tree(FACTS).branches[0]?.branches[0]?.levels[1];
    expect(level).toMatchObject({ title: 'Good', word: 'Not met', open: true });
    const test = level && 'test' in level.need ? level.need.test : undefined;
    expect(test).toMatchObject({ needed: 'Incidents resolved within agreed times: target met in 3 or more of the last 3 months.', found: '2 of 3 against 90%. 1 short.', open: true });
    expect(test?.table?.head.map(({ text }) => text)).toEqual(['Period', 'Numerator', 'Denominator', 'Value', 'Target', 'Target met', 'From']);
    expect(test?.table?.rows.map(({ period, cells, source }) => [period, ...cells.map((cell) => cell.mark?.word ?? cell.text), source?.words, source?.href])).toEqual([
      ['Oct 2026', '', '', '91.6%', '90%', 'Yes', 'batch 4, line 3', '/b/4/3'],
      ['Sep 2026', '', '', '88.0%', '90%', 'No', 'batch 3, line 3', '/b/3/3'],
      ['Aug 2026', '1,919', '2,123', '90.4%', '90%', 'Yes', 'batch 2, line 3', '/b/2/3'],
    ]);
    expect(test?.table?.sources).toEqual([{ words: 'batch 4, line 3', href: '/b/4/3', file: 'october.csv', literal: 'Canterbury,incidents-in-sla,2026-10,91.6' }]);
  });

  it('folds the figures where more than three criteria are in the way, and shows them when every branch is opened', () => {
    // Four criteria of the same figures, each fair with 2 of 3 on target: all four together stand in the way of good.
    const four = ['a', 'b', 'c', 'd'];
    const framework = frameworkOf({
      ...DOCUMENT, nodes: { service: { ...DOCUMENT.nodes.service, from: four }, ...Object.fromEntries(four.map((id) => [id, { ...DOCUMENT.nodes.incidents, title: id, reference: id }])) },
    });
    const branch = (opening: 'deciding' | 'all') => tree(FACTS, { opening }, framework);
    expect(branch('deciding').binding?.links).toHaveLength(4);
    const openness = (opening: 'deciding' | 'all') => branch(opening).branches.map(({ open, levels }) => [open, ...levels.map(({ need }) => 'test' in need && need.test.open)]);
    expect(openness('deciding')).toEqual(four.map(() => [true, false, false]));
    expect(openness('all')).toEqual(four.map(() => [true, false, true]));
  });

  it('opens what is not known where the result is a range, and says what would settle it', () => {
    const service = tree({ ...FACTS, observations: FACTS.observations?.slice(1) ?? [], targets: [{ indicator: 'incidents-in-sla', from: '2026-04', value: '85' }] });
    expect(service.result).toBe('1 to 2 stars, fair to good');
    expect(service.binding?.links[0]?.state).toBe('a fact is missing; it may be good already');
    const incidents = service.branches[0]?.branches[0];
    expect(incidents).toMatchObject({ mark: 'unknown', open: true, state: 'Fair to good' });
    const need = incidents?.levels[1]?.need;
    expect(need && 'test' in need ? need.test.settle : undefined).toBe('Publish the figures for August 2026.');
    expect(need && 'test' in need ? need.test.table?.rows[2]?.cells.map((cell) => cell.mark?.word ?? cell.text) : undefined).toEqual(['no figure', '85%', 'Not known: no figure']);
  });

  it('keeps every branch closed where nothing is held, and opens all when asked', () => {
    const nothing = tree({}, { nothingHeld: true });
    expect(nothing.binding).toBeUndefined();
    expect(nothing.branches.map(({ open }) => open)).toEqual([false]);
    const all = tree(FACTS, { opening: 'all' });
    expect(all.branches[0]?.branches.flatMap((branch) => [branch.open, ...branch.levels.map(({ open }) => open)])).not.toContain(false);
  });
});
