import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readCouncils } from '../../src/catalogue/read-councils.ts';
import { readJsonFile } from '../../src/catalogue/read-json-file.ts';
import { findingThemeSchema } from '../../src/core/finding-theme.ts';
import { decimalText } from '../../src/core/decimal-text.ts';
import { lastDay, periodFromCode } from '../../src/core/period.ts';
import { ragRuleSchema } from '../../src/core/target.ts';
import { dataFolder, indicatorsByName, sampleManifests, sampleRows, samplesFolder, sampleTable } from '../support/sample-rows.ts';
import type { SampleFile } from '../support/sample-rows.ts';

/** The columns of our own register files; a file with a mapping keeps its own. */
const HEADERS: Partial<Record<SampleFile['kind'], string>> = {
  councils: 'gss,name,official_name,type,nation,region,opened,closed,successors_gss,population_2020,aliases,former_gss',
  observations: 'council,indicator,period,value,numerator,denominator,status,sample_size,note,published_status',
  targets: 'council,indicator,from,value,tolerance,profile,rag_rule,reason',
  owners: 'council,indicator,owner',
  notes: 'council,indicator,period,kind,text,by',
  assessments: 'council,framework,criterion,level,rationale,evidence,author,drafted,approver,approved,as_of',
  evidence: 'council,id,title,evidences_from,evidences_to,expires,owner,confidentiality,criteria,claim,where',
  actions: 'council,id,title,owner,due,status,progress,criteria,indicators,finished,milestones,effect_indicator,effect_from,effect_to,effect_by',
  inspections: 'council,service,body,date,published,scale,status,overall,prospects,sub_judgements,themes,recommendations,report',
  'review-dates': 'council,framework,date,reason',
  'rebases': 'council,indicator,from,decision,why',
};
const GAP_MARKS = ['[x]', '[z]', '[c]'];
const STARS = ['poor', 'fair', 'good', 'excellent'];
const PROSPECTS: Record<string, readonly string[]> = { 'best-value-2000': ['no', 'unlikely', 'probably', 'yes'], 'best-value-2001': ['poor', 'uncertain', 'promising', 'excellent'] };

const councils = new Set(readCouncils(readFileSync(join(dataFolder, 'councils.csv'), 'utf8')).flatMap((council) => [council.gss, council.name]));
const rules = new Set(readJsonFile(join(dataFolder, 'rag-rules.json'), z.array(ragRuleSchema)).map((rule) => rule.id));
const themes = new Set(readJsonFile(join(dataFolder, 'finding-themes.json'), z.array(findingThemeSchema)).map((theme) => theme.id));

describe.each(sampleManifests.map((manifest) => [manifest.id, manifest] as const))('the sample %s', (id, manifest) => {
  it('lies in a folder of its name, and its manifest lists every file there', () => {
    expect(readdirSync(join(samplesFolder, id)).sort()).toEqual([...manifest.files.map((entry) => entry.file), 'sample.json'].sort());
  });

  it('has the agreed columns in every file without a mapping, and no row too short or too long', () => {
    for (const entry of manifest.files.filter((each) => each.file.endsWith('.csv'))) {
      const { header, rows } = sampleTable(id, entry.file);
      const stated = entry.kind === 'observations' && header.at(-1) === 'definition_version' ? header.slice(0, -1) : header;
      if (entry.mapping === undefined) expect(stated.join(','), entry.file).toBe(HEADERS[entry.kind]);
      expect(rows.filter((row) => row.length !== header.length), entry.file).toEqual([]);
    }
  });

  it('names councils of the register only, or its own', () => {
    const own = new Set(sampleRows(manifest, 'councils').map((row) => row.cells['name'] ?? ''));
    for (const kind of Object.keys(HEADERS) as SampleFile['kind'][]) {
      if (kind === 'councils') continue;
      for (const { entry, line, cells } of sampleRows(manifest, kind)) expect(own.has(cells['council'] ?? '') || councils.has(cells['council'] ?? ''), `${entry.file}, line ${line}`).toBe(true);
    }
  });

  it('has figures of known indicators, at a frequency and within the range they have, for periods ended when they were recorded', () => {
    for (const { entry, line, cells } of sampleRows(manifest, 'observations')) {
      const where = `${entry.file}, line ${line}`;
      const indicator = indicatorsByName.get(cells['indicator'] ?? '');
      const period = periodFromCode(cells['period'] ?? '');
      if (indicator === undefined || period === undefined) throw new Error(`${where}: unknown indicator or period`);
      expect(indicator.frequencies, where).toContain(period.granularity);
      expect(lastDay(period) <= entry.recorded, where).toBe(true);
      expect(indicator.definition.effectiveFrom <= lastDay(period), where).toBe(true);
      const value = cells['value'] ?? '';
      if (GAP_MARKS.includes(value)) expect(cells['note'], `${where}: a gap says why`).not.toBe('');
      else if (indicator.grades) expect(indicator.grades, where).toContain(value);
      else {
        expect(decimalText.safeParse(value).success, where).toBe(true);
        expect(Number(value), where).toBeGreaterThanOrEqual(Number(indicator.range.min ?? -Infinity));
        expect(Number(value), where).toBeLessThanOrEqual(Number(indicator.range.max ?? Infinity));
        expect((value.split('.')[1] ?? '').length, where).toBeLessThanOrEqual(indicator.decimals);
      }
      if (cells['numerator'] !== '') {
        const [part, whole] = [Number(cells['numerator']), Number(cells['denominator'])];
        expect(part, where).toBeLessThanOrEqual(whole);
        expect(((100 * part) / whole).toFixed(indicator.decimals), where).toBe(value);
      }
    }
  });

  it('has targets of known indicators under known rules', () => {
    for (const { entry, line, cells } of sampleRows(manifest, 'targets')) {
      const where = `${entry.file}, line ${line}`;
      const indicator = indicatorsByName.get(cells['indicator'] ?? '');
      const period = periodFromCode(cells['from'] ?? '');
      if (indicator === undefined || period === undefined) throw new Error(`${where}: unknown indicator or period`);
      expect(indicator.frequencies, where).toContain(period.granularity);
      expect(rules, where).toContain(cells['rag_rule']);
      if (indicator.grades) expect(indicator.grades, where).toContain(cells['value']);
      else expect(Number.isFinite(Number.parseFloat(cells['value'] ?? '')), where).toBe(true);
      expect(cells['tolerance'] !== '', `${where}: a tolerance belongs to the rule agreed-tolerance`).toBe(cells['rag_rule'] === 'agreed-tolerance');
      const profile = (cells['profile'] ?? '').split('|').filter((part) => part !== '');
      if (profile.length > 0) expect(profile.length, where).toBe({ month: 12, quarter: 4, year: 1 }[period.granularity]);
    }
  });

  it('has inspections on a known scale, with known themes and honest dates', () => {
    for (const { entry, line, cells } of sampleRows(manifest, 'inspections')) {
      const where = `${entry.file}, line ${line}`;
      expect(STARS, where).toContain(cells['overall']);
      if (cells['prospects'] !== '') expect(PROSPECTS[cells['scale'] ?? ''], where).toContain(cells['prospects']);
      expect(cells['date'], where).toMatch(/^(|\d{4}-\d{2}(-\d{2})?)$/);
      for (const theme of (cells['themes'] ?? '').split('|').filter((part) => part !== '')) expect(themes, where).toContain(theme);
    }
  });
});

describe('the real sample files', () => {
  // Hashes of the files as they were received.
  it.each([
    ['hart/hart-it-kpis.csv', '3b6960abbacd97d817a2c41c61cbc4b1f310011da126455dc8c9ec7705b6fefb'],
    ['scottish-welfare-fund/lgbf-quarterly.csv', '59dd7fe433ac644b01ed075382c735a30e4ec14c2037c2babc94db0d85021ed6'],
    ['childrens-services/ilacs-council-inspections.csv', '31daa74c72026aa567f2c1e0b8c40b86f684dcc8e3a8f32780f5b9cd6b918389'],
  ])('%s is as it was received', (file, hash) => {
    expect(createHash('sha256').update(readFileSync(join(samplesFolder, file))).digest('hex')).toBe(hash);
  });

  it('are the 28, 1,339 and 497 rows they are said to be', () => {
    const rows = (sample: string, file: string): number => sampleTable(sample, file).rows.length;
    expect([rows('hart', 'hart-it-kpis.csv'), rows('scottish-welfare-fund', 'lgbf-quarterly.csv'), rows('childrens-services', 'ilacs-council-inspections.csv')]).toEqual([28, 1339, 497]);
  });

  it('hold the targets Hart printed beside its figures', () => {
    const { header, rows } = sampleTable('hart', 'hart-it-kpis.csv');
    const printed = new Set(rows.map((row) => `${row[header.indexOf('reference')]} ${row[header.indexOf('target')]}`));
    const { rows: targets } = sampleTable('hart', 'targets.csv');
    expect(new Set(targets.map((row) => `${row[1]} ${row[3]}`))).toEqual(printed);
  });

  it('only the illustrative council is illustrative', () => {
    expect(sampleManifests.filter((manifest) => manifest.illustrative).map((manifest) => manifest.id)).toEqual(['northborough']);
  });
});
