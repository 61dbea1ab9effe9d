import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Council } from '../../../src/core/council.ts';
import { collect, projectFile } from '../../support/import.ts';
import { indicator } from '../../support/indicators.ts';

/** The manifest that came with the files says what each should get; expectations here are read from it. */
const manifest = z.object({
  files: z.array(z.object({
    file: z.string(), outcome: z.string(), reason: z.string().optional(), alsoAcceptable: z.array(z.string()).optional(),
    rows: z.object({ accepted: z.number(), normalised: z.number(), rejected: z.number() }).optional(),
    stored: z.array(z.number().nullable()).optional(),
  })),
}).parse(JSON.parse(readFileSync(projectFile('test/fixtures/bad-inputs/manifest.json'), 'utf8')));

const council = (gss: string, name: string): Council =>
  ({ gss, name, officialName: name, kind: 'District', nation: 'England', region: '', successors: [], aliases: [], formerGss: [], illustrative: false });
const councils = [council('E07999001', 'Northborough'), council('E07999002', 'Eastshire'), council('E07999003', 'Westmarsh'), council('W06999001', 'Ynys Môn')];

// The reference indicators of the manifest; only their limits matter here.
const indicators = [
  indicator('ict-01', { aliases: ['ICT-01'], frequencies: ['year'] }),
  indicator('ict-02', { aliases: ['ICT-02'], unit: 'count', range: { min: '0' }, whole: true, frequencies: ['year', 'quarter'] }),
  indicator('ict-03', { aliases: ['ICT-03'], unit: 'currency', range: { min: '0' }, frequencies: ['year'] }),
  indicator('ict-04', { aliases: ['ICT-04'], range: {}, frequencies: ['year'] }),
  indicator('ict-05', { aliases: ['ICT-05'], unit: 'days', range: { min: '0' }, frequencies: ['month'] }),
  indicator('ict-06a', { aliases: ['ICT-06a'], frequencies: ['year'] }),
  indicator('ict-06b', { aliases: ['ICT-06b'], frequencies: ['year'] }),
];

/** The uploader has no right to Westmarsh; in 095 to Northborough alone, which makes no difference to it. */
const check = (file: string) => collect(readFileSync(projectFile(`test/fixtures/bad-inputs/${file}`)), { councils, indicators, mayWrite: (gss) => gss !== 'E07999003' });

interface Expectation { readonly rows?: { accepted: number; normalised: number; rejected: number }; readonly code?: string; readonly why: string }
/** Where this project decides otherwise than the manifest's first answer, and why. */
const DECIDED: Record<string, Expectation> = {
  '002-utf8-bom.csv': { rows: { accepted: 3, normalised: 0, rejected: 0 }, why: 'also acceptable: the mark is how Excel writes “CSV UTF-8”; it is noted for the file, not for each row' },
  '030-title-rows.csv': { rows: { accepted: 0, normalised: 3, rejected: 0 }, why: 'also acceptable: the header is found below the title, and it is said' },
  '071-bad-years.csv': { rows: { accepted: 0, normalised: 2, rejected: 4 }, why: 'the design pivots two-digit years at 70: 03-04 and 99-00 are read' },
  '076-2003-04-monthly.csv': { rows: { accepted: 2, normalised: 0, rejected: 0 }, why: 'the design lets the frequency decide: 2003-04 of a monthly indicator is April 2003' },
  '100-all-bad.csv': { rows: { accepted: 0, normalised: 0, rejected: 3 }, code: 'council-unknown', why: 'also acceptable: the reason of each row says more than “no valid rows”' },
  '102-percent-sum.csv': { rows: { accepted: 2, normalised: 0, rejected: 0 }, why: 'also acceptable: no indicator is declared part of a whole' },
};

describe('files that are wrong in one way', () => {
  it.each(manifest.files)('$file: $outcome', (expected) => {
    const got = check(expected.file);
    const decided = DECIDED[expected.file];
    const rows = decided?.rows ?? expected.rows;
    if (expected.outcome === 'rejected-file' && !decided) {
      const code = got.kind === 'file-rejected' ? got.code : 'not rejected';
      expect(code).toBe(expected.reason?.split(':')[0]);
      return;
    }
    if (got.kind === 'file-rejected') throw new Error(`rejected: ${got.code}`);
    const { accepted, normalised, rejected } = got.file.counts;
    expect({ accepted, normalised, rejected }).toEqual(rows);
    const codes = [...got.rows.flatMap((row) => [...row.changes, ...row.reasons]), ...got.file.notes].map(({ code }) => code);
    const code = decided?.code ?? expected.reason;
    if (code && !decided?.why.startsWith('also') && !decided?.why.startsWith('the design')) expect(codes).toContain(code);
    const stored = got.rows.flatMap(({ observation }) => (observation ? [observation.figure.kind === 'value' ? observation.figure.value : null] : []));
    if (expected.stored) expect(stored).toEqual(expected.stored);
  });

  it('leaves no minus zero and no rounding behind', () => {
    const got = check('061-boundaries.csv');
    const values = got.kind === 'file-rejected' ? [] : got.rows.map(({ observation }) => (observation?.figure.kind === 'value' ? observation.figure.value : undefined));
    expect(values.map((value) => Object.is(value, -0))).toEqual([false, false, false, false]);
    expect(values).toEqual([0, 100, 0, 99.999999]);
  });

  it('shows odd characters by their numbers', () => {
    const got = check('098-homoglyph.csv');
    const messages = got.kind === 'file-rejected' ? [] : got.rows.flatMap(({ reasons }) => reasons.map(({ message }) => message));
    expect(messages.join()).toMatch(/N\[U\+043E\]rthborough.*North\[U\+200B\]borough/);
  });

  it('never lets a control character into a message', () => {
    const got = check('117-control-chars.csv');
    expect(got.kind === 'file-rejected' ? '' : JSON.stringify(got.rows)).not.toMatch(/\\u001b|\\u0007/);
  });

  it('answers a storm of quotes within a second', () => {
    const started = performance.now();
    check('121-quote-storm.csv');
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
