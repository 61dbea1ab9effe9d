import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { illustrativeFiles, ROWS_NEVER_SENT } from '../../scripts/make-illustrative-council.ts';
import { periodCode, periodFromCode, shiftPeriod } from '../../src/core/period.ts';
import type { Granularity } from '../../src/core/period.ts';
import { readIndicators } from '../../src/catalogue/read-indicators.ts';
import { readJsonFile } from '../../src/catalogue/read-json-file.ts';
import { dataFolder, indicatorsByName, sampleManifests, sampleRows, samplesFolder } from '../support/sample-rows.ts';
import type { SampleRow } from '../support/sample-rows.ts';

const NAME = 'Northborough (illustrative)';
/** The framework as its file says it, as far as the sample names parts of it. */
const frameworkFile = z.object({
  scales: z.record(z.string(), z.object({ levels: z.array(z.object({ id: z.string() })) })),
  nodes: z.record(z.string(), z.object({ scale: z.string(), levels: z.unknown().optional() })),
});
const framework = readJsonFile(join(dataFolder, 'frameworks', 'best-value-2001.json'), frameworkFile);
const CRITERIA = Object.entries(framework.nodes).flatMap(([id, node]) => (node.levels === undefined ? [] : [id]));
const levelsOf = (criterion: string): string[] => framework.scales[framework.nodes[criterion]?.scale ?? '']?.levels.map((level) => level.id) ?? [];

const manifest = sampleManifests.find((each) => each.id === 'northborough');
if (manifest === undefined) throw new Error('the sample northborough is missing');
const rows = (kind: Parameters<typeof sampleRows>[1]): SampleRow[] => sampleRows(manifest, kind);
const figures = rows('observations');
const cell = (row: SampleRow | undefined, name: string): string => row?.cells[name] ?? '';
const parts = (text: string): string[] => text.split('|').filter((part) => part !== '');
const ictCodes = readIndicators(join(dataFolder, 'indicators')).find((set) => set.id === 'ict')?.indicators.map((each) => each.code) ?? [];

/** The figure that counts, as a council's page would show it: the last one sent. */
function latest(indicator: string, period: string): SampleRow | undefined {
  return figures.findLast((row) => cell(row, 'indicator') === indicator && cell(row, 'period') === period);
}

describe('the illustrative council', () => {
  it('is written by the script byte for byte, and differs for another seed', () => {
    const made = illustrativeFiles();
    for (const [name, text] of made) expect(readFileSync(join(samplesFolder, 'northborough', name), 'utf8'), `${name}: run scripts/make-illustrative-council.ts`).toBe(text);
    expect([...made.keys()].sort()).toEqual(manifest.files.filter((entry) => entry.kind === 'observations').map((entry) => entry.file).sort());
    expect(illustrativeFiles()).toEqual(made);
    expect(illustrativeFiles(1)).not.toEqual(made);
  });

  it('says that it is illustrative in the manifest and in every row', () => {
    expect(manifest).toMatchObject({ illustrative: true, title: expect.stringContaining('illustrative'), provenance: expect.stringContaining('not a GSS code') });
    const [council] = rows('councils');
    expect(cell(council, 'gss')).toMatch(/^X/);
    for (const kind of ['observations', 'targets', 'owners', 'notes', 'assessments', 'evidence', 'actions', 'inspections', 'review-dates'] as const)
      for (const row of rows(kind)) expect(cell(row, 'council'), `${row.entry.file}, line ${row.line}`).toBe(NAME);
  });

  it('has every indicator of the ICT set for every period from November 2021 to October 2026, but for what was never sent', () => {
    const spans: Record<Granularity, [string, string]> = { month: ['2021-11', '2026-10'], quarter: ['2021/22 Q3', '2026/27 Q2'], year: ['2021/22', '2025/26'] };
    const missing: string[] = [];
    let wanted = 0;
    for (const code of ictCodes) {
      const granularity = indicatorsByName.get(code)?.frequencies[0] ?? 'month';
      const [first, last] = [periodFromCode(spans[granularity][0]), periodFromCode(spans[granularity][1])];
      if (first === undefined || last === undefined) throw new Error('a span is not a period');
      for (let at = first; at.month <= last.month; at = shiftPeriod(at, 1)) {
        wanted += 1;
        if (latest(code, periodCode(at)) === undefined) missing.push(`${code} ${periodCode(at)}`);
      }
    }
    // 11 monthly × 60, 5 quarterly × 20 and 4 yearly × 5 indicators
    expect(wanted).toBe(780);
    expect(missing).toEqual(Object.entries(ROWS_NEVER_SENT).flatMap(([code, periods]) => periods.map((each) => `${code} ${each}`)));
    expect(figures.filter((row) => (periodFromCode(cell(row, 'period'))?.month ?? 0) > 2026 * 12 + 9)).toEqual([]);
  });

  it('repeats a figure only as a revision, later and with a reason', () => {
    const seen = new Map<string, SampleRow>();
    const revised: string[] = [];
    for (const row of figures) {
      const key = `${cell(row, 'indicator')} ${cell(row, 'period')}`;
      const earlier = seen.get(key);
      if (earlier !== undefined) {
        expect(row.entry.recorded > earlier.entry.recorded, key).toBe(true);
        expect(row.entry.reason, key).toBeDefined();
        revised.push(`${key}: ${cell(earlier, 'value')} to ${cell(row, 'value')}`);
      }
      seen.set(key, row);
    }
    expect(revised).toEqual([
      'cost-per-workstation 2025/26 Q4: 422 to 420', 'patches-in-14-days 2026-06: 94.9 to 94.2',
      'incidents-in-sla 2026-08: 89.7 to 90.4', 'incidents-reopened 2026-08: 3.1 to 3.1',
    ]);
  });

  it('loads in the order of the days its files were recorded; only the last is a draft', () => {
    const days = manifest.files.map((entry) => entry.recorded);
    expect(days).toEqual([...days].sort());
    expect(manifest.files.filter((entry) => !entry.publish).map((entry) => entry.file)).toEqual([manifest.files.at(-1)?.file]);
  });

  it('tells the story of its pages', () => {
    const shown = (indicator: string, period: string): string => cell(latest(indicator, period), 'value');
    const year = ['2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'];
    expect(year.filter((month) => Number(shown('incidents-in-sla', month)) >= 90)).toHaveLength(9);
    expect(year.slice(5).map((month) => Number(shown('first-contact-fix', month)))).toEqual([61.4, 61, 60.5, 60.2, 59.9, 59.4, 58.4]);
    expect(shown('incidents-in-sla', '2025-01')).toBe('77.6');
    expect([shown('minutes-lost-per-user', '2026-10'), cell(latest('minutes-lost-per-user', '2026-10'), 'note')]).toEqual(['[x]', 'Not supplied by the network contractor']);
    expect([shown('cost-per-workstation', '2026/27 Q2'), shown('website-grade', '2025/26'), shown('services-e-enabled', '2026-10'), shown('patches-in-14-days', '2026-10')]).toEqual(['412', 'C+', '96.8', '93.9']);
    const samples = ictCodes.filter((code) => code === 'user-satisfaction').flatMap((code) => figures.filter((row) => cell(row, 'indicator') === code).map((row) => Number(cell(row, 'sample_size'))));
    expect(samples.filter((size) => size < 100)).toEqual([84]);
  });

  it('has an owner by role for every indicator, and a target for all but the one for information', () => {
    expect(rows('owners').map((row) => cell(row, 'indicator')).sort()).toEqual([...ictCodes].sort());
    const targeted = new Set(rows('targets').map((row) => cell(row, 'indicator')));
    expect(ictCodes.filter((code) => !targeted.has(code))).toEqual(['ict-spend-share']);
    expect(rows('targets').filter((row) => cell(row, 'profile') !== '')).toHaveLength(1);
    expect(rows('targets').filter((row) => cell(row, 'tolerance') !== '')).toHaveLength(1);
  });

  it('uses criteria, levels, evidence and indicators that exist', () => {
    expect(CRITERIA).toHaveLength(25);
    const evidence = new Set(rows('evidence').map((row) => cell(row, 'id')));
    for (const row of rows('assessments')) {
      const where = `assessments.csv, line ${row.line}`;
      expect(CRITERIA, where).toContain(cell(row, 'criterion'));
      expect(levelsOf(cell(row, 'criterion')), where).toContain(cell(row, 'level'));
      for (const id of parts(cell(row, 'evidence'))) expect(evidence, where).toContain(id);
      expect(cell(row, 'author'), where).not.toBe(cell(row, 'approver'));
      expect(cell(row, 'approver') === '', where).toBe(cell(row, 'approved') === '');
      expect(cell(row, 'as_of') <= cell(row, 'drafted') && cell(row, 'drafted') <= row.entry.recorded, where).toBe(true);
    }
    for (const kind of ['evidence', 'actions'] as const)
      for (const row of rows(kind)) for (const criterion of parts(cell(row, 'criteria'))) expect(CRITERIA, `${row.entry.file}, line ${row.line}`).toContain(criterion);
    for (const row of rows('actions')) {
      for (const code of parts(cell(row, 'indicators'))) expect(ictCodes, `actions.csv, line ${row.line}`).toContain(code);
      expect(['not-started', 'under-way', 'done', 'dropped']).toContain(cell(row, 'status'));
    }
    for (const row of rows('notes')) {
      expect(ictCodes).toContain(cell(row, 'indicator'));
      expect(['note', 'change', 'incident', 'data-issue']).toContain(cell(row, 'kind'));
    }
  });

  it('waits for one approval and has one item of evidence that has run out', () => {
    expect(rows('assessments').filter((row) => cell(row, 'approved') === '').map((row) => [cell(row, 'criterion'), cell(row, 'level'), cell(row, 'drafted')]))
      .toEqual([['plan-is-approved', 'excellent', '2026-11-09']]);
    expect(rows('evidence').filter((row) => cell(row, 'expires') < '2026-11-23').map((row) => [cell(row, 'title'), cell(row, 'expires')])).toEqual([['Staff training plan 2025/26', '2026-09-30']]);
    expect(rows('review-dates').map((row) => cell(row, 'date'))).toEqual(['2027-03-03']);
  });
});
