import { describe, expect, it } from 'vitest';
import { packedHouse, textOf } from '../../support/pack.ts';

describe('the report', { timeout: 60_000 }, () => {
  it('is one HTML file that loads and runs nothing, with the judgement first', async () => {
    const { files, house } = await packedHouse();
    const html = textOf(files, 'data/report.html');
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|url\(|@import|src=/i);
    const places = ['Two stars', 'Readiness: what stands in the way', 'Strengths, gaps', 'Criteria and their reasons', 'Indicators and their course', '>Evidence<', 'Inspections before', 'Improvement plan', 'How to check this', 'What a seal does not prove'].map((words) => html.indexOf(words));
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(html).toContain('never an official judgement');
    expect(html).toContain(house.signingKey().fingerprint);
    expect(html).toContain('lang="en-GB"');
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is a tagged PDF with bookmarks, a language, its fonts inside and the day of the report as its date', async () => {
    const { files } = await packedHouse();
    const pdf = Buffer.from(files.get('data/report.pdf') ?? []).toString('latin1');
    for (const wanted of ['/StructTreeRoot', '/MarkInfo', '/Lang (en-GB)', '/Outlines', '/DisplayDocTitle true', '/S /Table', '/S /H1', '/S /H2', '/Scope /Column', '/Alt (', 'D:20261123000000Z']) expect(pdf, wanted).toContain(wanted);
    expect(pdf.match(/\/FontFile2/g)?.length).toBe(2);
    expect(pdf).not.toContain('/BaseFont /Helvetica');
  });

  it('says who can settle what, and marks what is missing as missing', async () => {
    const html = textOf((await packedHouse()).files, 'data/report.html');
    expect(html).toContain('Infrastructure manager');
    expect(html).toContain('30 September 2026, expired');
    expect(html).toContain('[x]');
  });

  it('says what is rated: the ICT service, or by which framework', async () => {
    const html = textOf((await packedHouse({ framework: 'cqc-2022' })).files, 'data/report.html');
    expect(html).toMatch(/<title>[^<]*: evidence for a rating by “[^<]*”<\/title>/);
  });
});
