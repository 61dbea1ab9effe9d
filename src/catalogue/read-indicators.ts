import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ThreestarError } from '../core/errors.ts';
import { indicatorSetSchema } from '../core/indicator.ts';
import type { Indicator, IndicatorSet } from '../core/indicator.ts';
import { dataFileFault, readJsonFile } from './read-json-file.ts';

/**
 * Reads every indicator set of a folder, in the order of the file names.
 *
 * A set stands in a file named after its id. Codes and aliases are one namespace over all sets,
 * capitals not regarded, so that a name in an imported file means one indicator at most.
 * Throws `bad-data-file` with the file, the place in it and what to do at the first fault.
 */
export function readIndicators(folder: string): readonly IndicatorSet[] {
  const sets: IndicatorSet[] = [];
  const names = new Map<string, string>();
  for (const name of fileNames(folder)) {
    const file = join(folder, name);
    if (!name.endsWith('.json')) throw dataFileFault(file, 'the file itself', 'only indicator sets (.json) belong here; move it away');
    const set = readJsonFile(file, indicatorSetSchema);
    if (`${set.id}.json` !== name) throw dataFileFault(file, 'id', `the set is called "${set.id}"; name the file ${set.id}.json`);
    checkThemes(set, file);
    set.indicators.forEach((indicator, at) => {
      const place = `indicators[${at}] (${indicator.code})`;
      const problem = inconsistency(indicator);
      if (problem !== undefined) throw dataFileFault(file, place, problem);
      for (const used of [indicator.code, ...indicator.aliases]) {
        const taken = names.get(used.toLowerCase());
        if (taken !== undefined) throw dataFileFault(file, place, `"${used}" already names ${taken}; choose another code or alias`);
        names.set(used.toLowerCase(), `${indicator.code} in ${name}`);
      }
    });
    sets.push(set);
  }
  return sets;
}

/** Files a desktop leaves behind (`.DS_Store`) are no concern of ours. */
function fileNames(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith('.')).sort();
  } catch (cause) {
    throw new ThreestarError('bad-data-file', `The folder ${folder} with the indicator sets cannot be read. Check that it is there.`, { cause });
  }
}

function checkThemes(set: IndicatorSet, file: string): void {
  const used = new Set(set.indicators.map((indicator) => indicator.theme));
  set.indicators.forEach((indicator, at) => {
    if (!set.themes.includes(indicator.theme))
      throw dataFileFault(file, `indicators[${at}] (${indicator.code})`, `the theme "${indicator.theme}" is not in the set's list of themes; add it there or use one of them`);
  });
  const idle = set.themes.find((theme) => !used.has(theme));
  if (idle !== undefined) throw dataFileFault(file, 'themes', `no indicator has the theme "${idle}"; take it out`);
}

/** What in an indicator contradicts itself, with what to do; `undefined` when nothing does. */
function inconsistency(indicator: Indicator): string | undefined {
  const { unit, polarity, midpoint, grades, aggregation, numerator, denominator, whole, decimals } = indicator;
  const min = bound(indicator.range.min);
  const max = bound(indicator.range.max);
  if (min !== undefined && max !== undefined && min >= max) return 'range.min is not below range.max; correct one of them';
  if (polarity === 'target' && midpoint === undefined) return 'polarity "target" needs the midpoint that is best; give it';
  if (polarity !== 'target' && midpoint !== undefined) return `polarity "${polarity}" has no midpoint; leave it out or make the polarity "target"`;
  if (midpoint !== undefined && (Number(midpoint) < (min ?? -Infinity) || Number(midpoint) > (max ?? Infinity)))
    return 'the midpoint lies outside the range; correct one of them';
  if ((unit === 'grade') !== (grades !== undefined)) return 'unit "grade" and a list of grades belong together; give both or neither';
  if (grades !== undefined && new Set(grades).size !== grades.length) return 'a grade stands twice in grades; take one out';
  if (unit === 'grade' && (min !== undefined || max !== undefined)) return 'the range of a grade follows from its grades; leave range out';
  if (unit === 'grade' && !(aggregation === 'none' || aggregation === 'last')) return 'grades cannot be added or averaged; use aggregation "last" or "none"';
  if (unit === 'score' && (min === undefined || max === undefined)) return 'a score needs both ends of its range; give range.min and range.max';
  if ((whole || unit === 'grade') && decimals !== 0) return 'whole figures have no decimals; set decimals to 0';
  if ((numerator === undefined) !== (denominator === undefined)) return 'numerator and denominator belong together; name both or neither';
  if (aggregation === 'ratio-of-sums' && numerator === undefined) return 'aggregation "ratio-of-sums" needs a numerator and a denominator; name them or choose another';
  const definitions = [indicator.definition, ...indicator.otherDefinitions];
  const backward = definitions.some(({ effectiveFrom, effectiveTo }) => effectiveTo !== undefined && effectiveTo < effectiveFrom);
  if (backward) return 'the definition ends before it begins; correct effectiveFrom or effectiveTo';
  if (new Set(definitions.map(({ version }) => version)).size < definitions.length) return 'two definitions have the same version; number them apart';
  return undefined;
}

function bound(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
