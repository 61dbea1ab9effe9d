import fs from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import { escapeHtml, escapeToAscii } from '../../present/escape-html.ts';
import type { PageFrame } from '../../present/page-frame.ts';

export type RenderPage = (template: string, frame: PageFrame, view: object) => string;

type Template = (context: object) => string;

/** Compiles every view once at the start; templates are ours alone and never come from what a person typed. */
export function compileViews(folder: string): RenderPage {
  const handlebars = Handlebars.create();
  handlebars.registerHelper('concat', (...parts: unknown[]) => parts.slice(0, -1).join(''));
  handlebars.registerHelper('choose', (which: unknown, yes: unknown, no: unknown) => (which ? yes : no));
  handlebars.registerHelper('eq', (a: unknown, b: unknown) => a === b);
  handlebars.registerHelper('icon', keptIcons());
  handlebars.registerHelper('svg', (drawing: unknown) => new Handlebars.SafeString(String(drawing)));
  // A page of nothing but ASCII is turned into bytes in a third of the time.
  handlebars.registerHelper('ascii', (text: unknown) => new Handlebars.SafeString(escapeToAscii(String(text))));
  handlebars.registerHelper('kept', keptFragments());
  for (const [name, source] of readViews(path.join(folder, 'partials'))) handlebars.registerPartial(name, source);
  const options = { strict: false, preventIndent: true } as const;
  const templates = new Map<string, Template>(
    readViews(path.join(folder, 'pages')).map(([name, source]) => [name, handlebars.compile(source, options)]),
  );
  const layout = handlebars.compile(fs.readFileSync(path.join(folder, 'layouts', 'main.hbs'), 'utf8'), options);

  return (template, frame, view) => {
    const compiled = templates.get(template);
    if (compiled === undefined) throw new Error(`there is no view ${template}`);
    const body = compiled({ ...view, page: frame });
    return layout({ page: frame, body });
  };
}

/** `{{icon "met"}}`: a mark of `static/img/marks.svg`, beside the word that says the same. */
function keptIcons() {
  const written = new Map<string, Handlebars.SafeString>();
  return (mark: string): Handlebars.SafeString => {
    const found = written.get(mark) ?? new Handlebars.SafeString(`<svg class="i16" width="16" height="16" aria-hidden="true"><use href="/static/img/marks.svg#${escapeHtml(mark)}"/></svg>`);
    written.set(mark, found);
    return found;
  };
}

/**
 * `{{#kept part}}…{{/kept}}`: a fragment that says nothing but what its part says, written once for each part that lives,
 * since a row of the dashboard stays the same while its figures do. Inside, only the part's own fields are there.
 */
function keptFragments() {
  const written = new WeakMap<object, Handlebars.SafeString>();
  return (part: object, { fn }: Handlebars.HelperOptions): Handlebars.SafeString => {
    const found = written.get(part) ?? new Handlebars.SafeString(flattened(fn(part)));
    written.set(part, found);
    return found;
  };
}

/** The same text in one piece: a template leaves a chain of hundreds, which every page made of it would have to walk again. */
function flattened(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** `dashboard/index` → its source, for every file below the folder. */
function readViews(folder: string): [name: string, source: string][] {
  return fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => [file.slice(0, -'.hbs'.length).split(path.sep).join('/'), fs.readFileSync(path.join(folder, file), 'utf8')]);
}
