import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import type { PageFrame } from '../../src/present/page-frame.ts';
import { compileViews } from '../../src/web/plugins/views.ts';

const VIEWS = join(import.meta.dirname, '../../views');

/** Every template below `views/`, by its path. */
export function templatePaths(): string[] {
  return readdirSync(VIEWS, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.hbs')).map((path) => join(VIEWS, path));
}

/** A page as the server makes it, its frame left empty. */
export function renderPage(name: string, view: object): string {
  return compileViews(VIEWS)(`${name}/index`, {} as PageFrame, view);
}

export function renderPartial(name: string, view: object): string {
  const engine = Handlebars.create();
  for (const file of readdirSync(join(VIEWS, 'partials'))) engine.registerPartial(basename(file, '.hbs'), readFileSync(join(VIEWS, 'partials', file), 'utf8'));
  return engine.compile(`{{> ${name}}}`)(view);
}
