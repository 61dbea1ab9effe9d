import { z } from 'zod';
import { compareExact, decimal } from '../../exact.ts';
import type { Indicator } from '../../indicator.ts';
import { MOST_COMBINATIONS } from '../bounds.ts';
import { exampleSchema } from '../example.ts';
import { dependsOn, isCombination } from '../combination.ts';
import { criterionNodeSchema, frameworkFileSchema, givenNodeSchema } from '../framework.ts';
import type { Framework, FrameworkFile, FrameworkNode } from '../framework.ts';
import { idText, levelIndex, scaleSchema } from '../scale.ts';
import type { Scale } from '../scale.ts';
import { checkCombination, readCombination } from './combination-check.ts';
import { checkExpression, unknownLevel } from './expression-check.ts';
import type { Known } from './expression-check.ts';
import { fault, isRecord, readPart, repeated, unknownWord } from './fault.ts';
import type { Fault, Place } from './fault.ts';
import { orderNodes } from './graph.ts';
import { monotoneOf } from './monotone.ts';

export type FrameworkCheck =
  | { readonly kind: 'framework'; readonly framework: Framework }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

const NODE_KINDS = ['given', 'levels', 'rules', 'weights', 'matrix'] as const;
const loose = z.record(z.string(), z.unknown());
const named = z.record(idText, z.unknown());
const headSchema = frameworkFileSchema.extend({ scales: named, nodes: named });
// Tests and examples are looked at one by one, so that each fault is named.
const criterionShell = criterionNodeSchema.extend({ levels: loose, examples: z.array(z.unknown()).default([]) });

/**
 * Checks a framework document whole: every fault it has is listed with its place, not only the first.
 * A framework without faults comes with the order of its nodes and what was found out about its combinations.
 */
export function checkFramework(document: unknown, indicators: ReadonlyMap<string, Indicator>): FrameworkCheck {
  const faults: Fault[] = [];
  const head = readPart(headSchema, document, [], faults);
  if (!isRecord(document)) return { kind: 'faults', faults };
  const rawNodes = isRecord(document['nodes']) ? document['nodes'] : {};
  const scales = new Map(entriesOf(document['scales']).map(([id, raw]) => [id, readScale(raw, ['scales', id], faults)]));
  const known: Known = {
    indicators,
    scales: new Map([...scales].flatMap(([id, scale]) => (scale ? [[id, scale]] : []))),
    nodes: new Map(entriesOf(rawNodes).map(([id, raw]) => [id, readNode(raw, ['nodes', id], scales, faults)])),
  };
  for (const [id, raw] of entriesOf(rawNodes)) checkParts(id, raw, known, faults);
  const judgements = Array.isArray(document['judgements']) ? document['judgements'].filter((one) => typeof one === 'string') : [];
  for (const id of judgements) if (!known.nodes.has(id)) faults.push(fault(['judgements'], unknownWord('node', id, known.nodes.keys())));
  for (const id of repeated(judgements)) faults.push(fault(['judgements'], `names "${id}" twice`));
  const order = orderNodes(rawNodes, judgements, faults);
  if (faults.length > 0 || !head) return { kind: 'faults', faults };
  const file = readPart(frameworkFileSchema, document, [], faults);
  return file ? examine(file, order, faults) : { kind: 'faults', faults };
}

/** Looks at every combination of a file that reads well: those whose result can fall need few enough combinations. */
function examine(file: FrameworkFile, order: readonly string[], faults: Fault[]): FrameworkCheck {
  const combinations = Object.entries(file.nodes).flatMap(([id, node]) => (isCombination(node) ? [{ id, node }] : []));
  const falling = combinations.flatMap(({ id, node }) => {
    const found = monotoneOf(file, node);
    return found.kind === 'never-falls' ? [] : [{ id, node, why: found.kind === 'falls' ? found.example : 'there are too many cases to try' }];
  });
  for (const { id, node } of falling) {
    const size = dependsOn(node).reduce((product, child) => product * (file.scales[file.nodes[child]?.scale ?? '']?.levels.length ?? 1), 1);
    if (size > MOST_COMBINATIONS) faults.push(fault(['nodes', id], `its result may fall when a child rises, and its children can stand in ${size} ways, more than ${MOST_COMBINATIONS}; split it into smaller nodes`));
  }
  if (faults.length > 0) return { kind: 'faults', faults };
  const nonMonotone = falling.map(({ id }) => id);
  const falls = falling.map(({ id, why }) => ({ node: id, why }));
  const beneath = new Set<string>();
  const gather = (id: string): void => {
    const node = file.nodes[id];
    if (!node || !isCombination(node) || beneath.has(id)) return;
    beneath.add(id);
    dependsOn(node).forEach(gather);
  };
  nonMonotone.forEach(gather);
  return { kind: 'framework', framework: { ...file, order, nonMonotone, falls, enumerated: [...beneath] } };
}

function entriesOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

function readScale(raw: unknown, place: Place, faults: Fault[]): Scale | undefined {
  const scale = readPart(scaleSchema, raw, place, faults);
  if (scale) checkLevelsOf(scale, [...place, 'levels'], faults);
  return scale;
}

/** Levels have an id of their own and, where they count for something, values that rise from the worst to the best. */
function checkLevelsOf({ levels }: Scale, place: Place, faults: Fault[]): void {
  for (const id of repeated(levels.map((level) => level.id))) faults.push(fault(place, `has the level "${id}" twice`));
  if (levels.every((level) => level.value === undefined)) return;
  for (const [index, { id, value }] of levels.entries()) {
    const before = levels[index - 1];
    if (value === undefined) faults.push(fault([...place, index, 'value'], `missing: other levels have a value; give level "${id}" one too, or none to any`));
    else if (before?.value !== undefined && compareExact(decimal(value), decimal(before.value)) <= 0) {
      faults.push(fault([...place, index, 'value'], `${value} does not rise: level "${before.id}" before it has ${before.value}; levels go from the worst to the best`));
    }
  }
}

/** Reads a node but for its tests, rules, bands, cells and examples, which are looked at one by one. */
function readNode(raw: unknown, place: Place, scales: ReadonlyMap<string, Scale | undefined>, faults: Fault[]): FrameworkNode | undefined {
  const kinds = NODE_KINDS.filter((key) => isRecord(raw) && key in raw);
  if (!isRecord(raw) || kinds.length !== 1) {
    faults.push(fault(place, `${kinds.length > 1 ? `says ${kinds.join(' and ')}` : 'says nothing of how its level is found'}; write one of ${NODE_KINDS.map((kind) => `"${kind}"`).join(', ')}`));
    return undefined;
  }
  const scale = raw['scale'];
  if (typeof scale === 'string' && !scales.has(scale)) faults.push(fault([...place, 'scale'], unknownWord('scale', scale, scales.keys())));
  if (kinds[0] === 'given') return readPart(givenNodeSchema, raw, place, faults);
  if (kinds[0] === 'levels') {
    const node = readPart(criterionShell, raw, place, faults);
    return node && { ...node, levels: {}, examples: [] };
  }
  return readCombination(raw, place, faults);
}

function checkParts(id: string, raw: unknown, known: Known, faults: Fault[]): void {
  if (!isRecord(raw)) return;
  const place = ['nodes', id];
  const scale = typeof raw['scale'] === 'string' ? known.scales.get(raw['scale']) : undefined;
  if (isRecord(raw['levels'])) {
    checkLevels(raw['levels'], scale, [...place, 'levels'], faults);
    for (const [level, value] of Object.entries(raw['levels'])) checkExpression(value, [...place, 'levels', level], scale, known, faults);
    for (const [level] of entriesOf(raw['descriptors'])) if (scale && levelIndex(scale, level) < 0) faults.push(fault([...place, 'descriptors', level], unknownLevel(level, scale)));
  }
  checkCombination(raw, place, scale, known, faults);
  checkExamples(raw['examples'], [...place, 'examples'], scale, known, faults);
}

function checkLevels(levels: Record<string, unknown>, scale: Scale | undefined, place: Place, faults: Fault[]): void {
  if (!scale) return;
  const [worst, ...above] = scale.levels.map((level) => level.id);
  const written = Object.keys(levels);
  for (const level of written) {
    if (level === worst) faults.push(fault([...place, level], 'the worst level asks for nothing; remove its tests'));
    else if (!above.includes(level)) faults.push(fault([...place, level], unknownWord('level', level, above)));
  }
  for (const level of above) if (!written.includes(level)) faults.push(fault(place, `level "${level}" is missing`));
  const inOrder = above.filter((level) => written.includes(level));
  const ordered = written.filter((level) => above.includes(level));
  // A JSON object lists whole numbers in rising order whatever the file says, so their order carries nothing.
  if (!above.every((level) => /^\d+$/.test(level)) && inOrder.join() !== ordered.join()) faults.push(fault(place, `write the levels from worst to best: ${above.join(', ')}`));
}

function checkExamples(raw: unknown, place: Place, scale: Scale | undefined, known: Known, faults: Fault[]): void {
  if (!Array.isArray(raw)) return;
  const examples = raw.map((one, index) => readPart(exampleSchema, one, [...place, index], faults));
  for (const name of repeated(examples.flatMap((one) => (one ? [one.name] : [])))) faults.push(fault(place, `has the example "${name}" twice`));
  for (const [index, example] of examples.entries()) {
    if (!example) continue;
    for (const [at, series] of example.series.entries()) {
      if (!known.indicators.has(series.indicator)) faults.push(fault([...place, index, 'series', at, 'indicator'], unknownWord('indicator', series.indicator, known.indicators.keys())));
    }
    if (!scale || !('lower' in example.expect)) continue;
    const { lower, upper, uncapped } = example.expect;
    const ends = [...Object.entries({ lower, upper }).map(([key, level]) => ({ at: [key], level })), ...Object.entries(uncapped ?? {}).map(([key, level]) => ({ at: ['uncapped', key], level }))];
    for (const { at, level } of ends) if (levelIndex(scale, level) < 0) faults.push(fault([...place, index, 'expect', ...at], unknownLevel(level, scale)));
  }
}
