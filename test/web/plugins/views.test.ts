import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { PageFrame } from '../../../src/present/page-frame.ts';
import { compileViews } from '../../../src/web/plugins/views.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'threestar-views-'));
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

function render(source: string): (view: object) => string {
  for (const part of ['partials', 'pages', 'layouts']) fs.mkdirSync(path.join(folder, part), { recursive: true });
  fs.writeFileSync(path.join(folder, 'layouts', 'main.hbs'), '{{{body}}}');
  fs.writeFileSync(path.join(folder, 'pages', 'page.hbs'), source);
  const page = compileViews(folder);
  return (view) => page('page', {} as PageFrame, view);
}

it('keeps a fragment while its part lives, and escapes what the part says', () => {
  const page = render('{{#kept part}}<b>{{word}}{{other}}</b>{{/kept}}');
  const part = { word: 'R&D \u2212 caf\u00e9' };
  const written = '<b>R&amp;D \u2212 caf\u00e9</b>';
  expect(page({ part, other: 'not of the part' })).toBe(written);
  part.word = 'changed in place';
  expect(page({ part })).toBe(written);
  expect(page({ part: { word: 'new' } })).toBe('<b>new</b>');
});
