import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import { escapeToLatin1 } from '../../src/present/escape-html.ts';

const VIEWS = join(import.meta.dirname, '../../views');

/** Every template below `views/`, by its path. */
export function templatePaths(): string[] {
  return readdirSync(VIEWS, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.hbs')).map((path) => join(VIEWS, path));
}

/** A page as the server makes it, without the layout. */
export function renderPage(name: string, view: object): string {
  const engine = Handlebars.create();
  engine.registerHelper('svg', (drawing: string) => new Handlebars.SafeString(drawing));
  engine.registerHelper('latin1', (text: string) => new Handlebars.SafeString(escapeToLatin1(text)));
  for (const file of readdirSync(join(VIEWS, 'partials'))) engine.registerPartial(basename(file, '.hbs'), readFileSync(join(VIEWS, 'partials', file), 'utf8'));
  return engine.compile(readFileSync(join(VIEWS, 'pages', name, 'index.hbs'), 'utf8'))(view);
}

export function renderPartial(name: string, view: object): string {
  const engine = Handlebars.create();
  for (const file of readdirSync(join(VIEWS, 'partials'))) engine.registerPartial(basename(file, '.hbs'), readFileSync(join(VIEWS, 'partials', file), 'utf8'));
  return engine.compile(`{{> ${name}}}`)(view);
}
