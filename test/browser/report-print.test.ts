import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../src/pack/report/report-html.ts';
import { heading, paragraph } from '../../src/pack/report/report-model.ts';
import type { Block } from '../../src/pack/report/report-model.ts';
import { findChromium, launch } from '../support/browser.ts';
import { temporaryFolder } from '../support/temporary-store.ts';

const chromium = findChromium();
const canRead = spawnSync('sh', ['-c', 'command -v pdftotext']).status === 0;

const SECTIONS = 40;
const LINE = 'Words that fill a line of the page from its left to its right edge and no more than one. ';
const SVG = '<svg viewBox="0 0 600 260" width="600" height="260"><text x="10" y="20">drawn</text></svg>';

/** Sections that begin at ever other heights of a page: so much text, then a heading, a sentence and a table or a drawing. */
function sections(): Block[] {
  return Array.from({ length: SECTIONS }, (_, at): Block[] => [
    ...Array.from({ length: 1 + ((at * 7) % 31) }, () => paragraph(LINE)),
    heading(3, `Heading-${at}.`), paragraph(`${LINE.repeat(3)}Sentence-${at}.`),
    at % 2 === 0
      ? { kind: 'table', caption: `Caption-${at}.`, head: [{ text: `Head-${at}.`, parts: 1 }, { text: 'More', parts: 2 }], rows: [1, 2, 3].map((row) => [`Row-${at}-${row}.`, LINE.repeat(4)]) }
      : { kind: 'figure', drawing: { svg: SVG, alt: 'drawn' }, width: 300, caption: `Drawing-${at}.` },
  ]).flat();
}

describe.skipIf(chromium === undefined || !canRead)('report.html on paper (skipped where Chromium or pdftotext is missing)', () => {
  it('keeps a heading, its sentence and the head of a table with the first row, and a drawing with its caption', async () => {
    const folder = temporaryFolder();
    const [html, pdf] = [path.join(folder, 'report.html'), path.join(folder, 'report.pdf')];
    fs.writeFileSync(html, reportHtml({ title: 'T', council: 'C', footer: 'F', day: '2026-11-23', blocks: [heading(1, 'T'), ...sections()] }));
    const browser = await launch(chromium ?? '');
    try {
      const page = await browser.newPage();
      await page.goto(`file://${html}`);
      await page.pdf({ path: pdf, preferCSSPageSize: true });
    } finally {
      await browser.close();
    }
    const pages = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).split('\f');
    const pageOf = (word: string): number => pages.findIndex((text) => text.includes(word));
    for (let at = 0; at < SECTIONS; at += 1) {
      const parts = at % 2 === 0 ? ['Heading', 'Sentence', 'Caption', 'Head'].map((word) => `${word}-${at}.`).concat(`Row-${at}-1.`) : ['Heading', 'Sentence', 'Drawing'].map((word) => `${word}-${at}.`);
      const on = parts.map(pageOf);
      expect(on.every((one) => one >= 0), `section ${at} is printed`).toBe(true);
      expect(new Set(on).size, `section ${at}: ${parts.map((part, n) => `${part} on ${on[n]}`).join(' ')}`).toBe(1);
    }
    expect(pages.length).toBeGreaterThan(15);
  }, 60_000);
});
