import { checkFramework } from '../../core/rating/check/check-framework.ts';
import { factsSchema } from '../../core/rating/facts.ts';
import type { Facts } from '../../core/rating/facts.ts';
import { rate } from '../../core/rating/rate.ts';
import type { Rating } from '../../core/rating/rate.ts';
import { hasEndedBy, periodFromCode } from '../../core/period.ts';
import type { PackFiles } from '../bag/make-bag.ts';
import { jsonText, readIndicatorFile } from '../indicator-file.ts';
import { readRulesFile } from '../rules-file.ts';
import type { ReadTable } from '../tables/check-tables.ts';
import type { Fault } from './fault.ts';

const FILES = { framework: 'data/framework.json', indicators: 'data/indicators.json', rules: 'data/rules.json', facts: 'data/facts.json', rating: 'data/rating.json' } as const;

/** Rates again from the facts, framework and indicators of the pack and compares with what it states, and the facts with the table of observations. */
export function recompute(files: PackFiles, observations: ReadTable | undefined): { readonly faults: Fault[]; readonly rating?: Rating } {
  const faults: Fault[] = [];
  const read = <Value>(file: string, parse: (text: string) => Value): Value | undefined => {
    const content = files.get(file);
    try {
      if (content !== undefined) return parse(Buffer.from(content).toString('utf8'));
      faults.push({ check: 'rating', file, message: 'The file is missing, so the stars cannot be worked out.' });
    } catch (error) {
      faults.push({ check: 'rating', file, message: `It cannot be read: ${firstWords(error)}` });
    }
    return undefined;
  };
  const indicators = read(FILES.indicators, readIndicatorFile);
  const rules = read(FILES.rules, readRulesFile);
  const facts = read(FILES.facts, (text) => factsSchema.parse(JSON.parse(text)));
  const framework = indicators && read(FILES.framework, (text) => checkFramework(JSON.parse(text), indicators));
  const stated = read(FILES.rating, (text) => text);
  if (facts !== undefined && observations !== undefined) faults.push(...compareObservations(facts, observations));
  if (framework?.kind === 'faults') faults.push({ check: 'rating', file: FILES.framework, message: `It has faults: ${framework.faults.map(({ place, message }) => `${place}: ${message}`).join('; ')}` });
  if (indicators === undefined || rules === undefined || facts === undefined || framework?.kind !== 'framework' || stated === undefined) return { faults };
  const rating = rate(framework.framework, { indicators, ...rules }, facts);
  const worked = jsonText(rating);
  if (worked !== stated) faults.push(differenceOf(stated, worked));
  return { faults, rating };
}

function firstWords(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 300);
}

/** The first line where the stated rating is not the one worked out. */
function differenceOf(stated: string, worked: string): Fault {
  const [a, b] = [stated.split('\n'), worked.split('\n')];
  const at = a.findIndex((line, index) => line !== b[index]);
  const line = at === -1 ? a.length : at + 1;
  return { check: 'rating', file: FILES.rating, line, message: `It states ${(a[line - 1] ?? 'nothing').trim() || 'nothing'}; worked out from the facts it is ${(b[line - 1] ?? 'nothing').trim() || 'nothing'}.` };
}

/** Every published figure of the facts is the one that holds in the table, and the table has no other for a period that has ended. */
function compareObservations({ observations, asOf }: Facts, table: ReadTable): Fault[] {
  const faults: Fault[] = [];
  const keyOf = (indicator: string, period: string): string => `${indicator} ${period}`;
  const held = new Map(table.rows.filter(({ cells }) => cells.get('holds') === 'true').map((row) => [keyOf(row.cells.get('indicator') ?? '', row.cells.get('period') ?? ''), row]));
  const published = observations.filter(({ state }) => state === 'published');
  const inFacts = new Set(observations.map(({ indicator, period }) => keyOf(indicator, period)));
  for (const one of published) {
    const row = held.get(keyOf(one.indicator, one.period));
    if (row === undefined) {
      faults.push({ check: 'rating', file: FILES.facts, message: `${one.indicator} for ${one.period} is in the facts and does not hold in observations.csv.` });
      continue;
    }
    const cell = row.cells.get('value') ?? '';
    const stated = one.value ?? (one.reason ?? '').replaceAll('-', ' ');
    if (cell !== stated) faults.push({ check: 'rating', file: table.file, line: row.line, message: `${one.indicator} for ${one.period} is "${cell}" here and "${stated}" in facts.json.` });
  }
  for (const [key, { line, cells }] of held) {
    const period = periodFromCode(cells.get('period') ?? '');
    if (period !== undefined && hasEndedBy(period, asOf) && !inFacts.has(key)) faults.push({ check: 'rating', file: table.file, line, message: `${key} holds here and is not in facts.json.` });
  }
  return faults;
}
