import { expect, it } from 'vitest';
import { toCouncilList } from '../../../../src/web/routes/council-list/view-model.ts';
import { aCouncil } from '../../../support/standing-fixtures.ts';

const closed = aCouncil({ gss: 'E07000022', name: 'North Cornwall', region: 'South West', closed: '2009-04-01', illustrative: false });

it('marks closed and illustrative councils, and says what is held', () => {
  const page = toCouncilList({ query: 'nor', total: 450, more: 0, showAll: undefined, csv: '/councils.csv', councils: [
    { council: closed, href: '/councils/E07000022', holdings: { indicators: 0, inspections: 1 } },
    { council: aCouncil(), href: '/councils/X07000001', holdings: { indicators: 20, inspections: 2 } },
  ] });
  expect(page.heading).toBe('2 councils match “nor”');
  expect(page.rows.map(({ name, closed: words, illustrative, indicators, inspections }) => [name, words, illustrative, indicators, inspections])).toEqual([
    ['North Cornwall', 'closed 1 April 2009', undefined, 'none', '1'], ['Northborough', undefined, 'illustrative', '20', '2'],
  ]);
});

it('says when nothing matches, and when there is more', () => {
  expect(toCouncilList({ query: 'zz', total: 450, more: 0, showAll: undefined, csv: '/councils.csv', councils: [] })).toMatchObject({ none: 'Check the spelling, or try part of the name. The register holds 450 councils, closed ones included.', heading: '0 councils match “zz”' });
  expect(toCouncilList({ query: 'c', total: 450, more: 12, showAll: undefined, csv: '/councils.csv', councils: [{ council: closed, href: '/', holdings: { indicators: 0, inspections: 0 } }] }).more)
    .toBe('12 more councils match. Type more of the name.');
});

it('tells an empty installation what to do first, instead of asking for another spelling', () => {
  expect(toCouncilList({ query: '', total: 450, more: 0, showAll: undefined, csv: '/councils.csv', councils: [] }).none).toBe('Nothing has been imported yet. Find your council among all 450, sign in and open Gather.');
});
