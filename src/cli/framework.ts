import fs from 'node:fs';
import path from 'node:path';
import { readForecastRules } from '../catalogue/catalogue.ts';
import { readBenchmarkRules } from '../catalogue/read-benchmark-rules.ts';
import { readFramework } from '../catalogue/read-framework.ts';
import { readIndicators } from '../catalogue/read-indicators.ts';
import { readTrendRules } from '../catalogue/read-trend-rules.ts';
import { ThreestarError } from '../core/errors.ts';
import type { Indicator } from '../core/indicator.ts';
import { isCombination } from '../core/rating/combination.ts';
import type { Definitions } from '../core/rating/definitions.ts';
import type { Framework } from '../core/rating/framework.ts';
import { faultWords } from '../core/rating/check/fault.ts';
import { runExamples } from '../core/rating/run-examples.ts';
import type { ExampleResult } from '../core/rating/run-examples.ts';
import { FORMAT_OPTION, formatOf } from './command.ts';
import type { Command } from './command.ts';

export const frameworkCommand: Command = {
  summary: 'Check a framework file and run its examples',
  help: `Usage: npx threestar framework check FILE [--format text|json]

Checks a framework file whole and names every fault with its line and place; says of which
combinations a result can fall when a part of it rises, having tried each; and runs the examples
that stand in the file. Opens no database. Exit code 1 when there is a fault or an example comes
out otherwise than it says. The format: data/frameworks/README.md.`,
  options: FORMAT_OPTION,
  async run({ values, positionals }, terminal) {
    const format = formatOf(values);
    const [verb, file] = positionals;
    if (verb !== 'check' || file === undefined) throw new ThreestarError('bad-input', 'Name the file to check: npx threestar framework check FILE');
    const definitions = readDefinitions(terminal.dataFolder);
    const check = readFramework(readText(file), definitions.indicators);
    if (check.kind === 'faults') {
      terminal.out(format === 'json' ? JSON.stringify({ kind: 'faults', faults: check.faults }) : check.faults.map(faultWords).join('\n'));
      return 1;
    }
    const examples = runExamples(check.framework, definitions);
    const failed = examples.filter((one) => !one.passed);
    terminal.out(format === 'json'
      ? JSON.stringify({ kind: 'framework', id: check.framework.id, version: check.framework.version, examples: examples.length, failed, nodes: Object.keys(check.framework.nodes).length, falls: check.framework.falls })
      : [...failed.map(exampleWords), ...fallWords(check.framework), `${check.framework.title}: no fault; ${examples.length - failed.length} of ${examples.length} examples come out as they say.`].join('\n'));
    return failed.length === 0 ? 0 : 1;
  },
};

/** What was found by trying every combination: that no result falls, or which do and when. */
function fallWords({ nodes, falls }: Framework): string[] {
  const tried = Object.values(nodes).filter(isCombination).length;
  if (falls.length === 0) return [`Raising any part never lowers a result: tried on ${tried} of ${tried} combinations.`];
  return falls.map(({ node, why }) => `${node}: its result can fall: ${why}. Its bounds are found by trying every combination.`);
}

function exampleWords({ node, name, expected, got }: ExampleResult): string {
  const words = (result: ExampleResult['got']): string => ('lower' in result ? (result.lower === result.upper ? result.lower : `${result.lower} to ${result.upper}`) : 'not rated');
  return `${node}, example "${name}": says ${words(expected)}, comes out ${words(got)}.`;
}

/** What a rating takes as given, read from the data folder without the rest of the catalogue. */
export function readDefinitions(dataFolder: string): Definitions {
  return {
    indicators: new Map(readIndicators(path.join(dataFolder, 'indicators')).flatMap((set) => set.indicators.map((one) => [one.code, one] as const))),
    trendRules: readTrendRules(dataFolder),
    forecastRules: readForecastRules(dataFolder),
    benchmarkRules: readBenchmarkRules(dataFolder),
  };
}

/** A framework by the id of one that ships or by its file. Throws ThreestarError `bad-framework` with every fault and its place. */
export function loadFramework(nameOrFile: string, dataFolder: string, indicators: ReadonlyMap<string, Indicator>): Framework {
  const shipped = path.join(dataFolder, 'frameworks', `${nameOrFile}.json`);
  const check = readFramework(readText(/^[a-z0-9-]+$/.test(nameOrFile) && fs.existsSync(shipped) ? shipped : nameOrFile), indicators);
  if (check.kind === 'faults') throw new ThreestarError('bad-framework', `${nameOrFile}\n${check.faults.map(faultWords).join('\n')}`);
  return check.framework;
}

/** The text of a file. Throws ThreestarError `bad-input` when it cannot be read. */
export function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new ThreestarError('bad-input', `${file} cannot be read. Check its name.`, { cause: error });
  }
}
