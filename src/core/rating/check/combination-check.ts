import { z } from 'zod';
import { bandSchema, capSchema, cellSchema, matrixNodeSchema, matrixSchema, otherwiseSchema, ruleSchema, rulesNodeSchema, weightsNodeSchema } from '../combination.ts';
import type { Band, Cap, CombinationNode, Condition, Result, Rule } from '../combination.ts';
import { compareExact, decimal } from '../../exact.ts';
import { levelIndex } from '../scale.ts';
import type { Scale } from '../scale.ts';
import { unknownLevel } from './expression-check.ts';
import type { Known } from './expression-check.ts';
import { fault, isRecord, readPart, repeated, unknownWord } from './fault.ts';
import type { Fault, Place } from './fault.ts';

// Rules, bands, cells, caps and examples are read one by one, so that each fault is named.
const each = z.array(z.unknown());
const tail = { caps: each.default([]), examples: each.default([]) };
const rulesShell = rulesNodeSchema.extend({ rules: each.min(1), ...tail });
const weightsShell = weightsNodeSchema.extend({ bands: each.min(1), ...tail });
const matrixShell = matrixNodeSchema.extend({ matrix: matrixSchema.extend({ cells: z.record(z.string(), z.unknown()), otherwise: z.unknown() }), ...tail });

/** Reads a combination but for its rules, bands, cells and caps. */
export function readCombination(raw: Record<string, unknown>, place: Place, faults: Fault[]): CombinationNode | undefined {
  const empty = { caps: [], examples: [] };
  if ('rules' in raw) {
    const node = readPart(rulesShell, raw, place, faults);
    return node && { ...node, rules: [], ...empty };
  }
  if ('weights' in raw) {
    const node = readPart(weightsShell, raw, place, faults);
    return node && { ...node, bands: [], ...empty };
  }
  const node = readPart(matrixShell, raw, place, faults);
  return node && { ...node, matrix: { rows: node.matrix.rows, columns: node.matrix.columns, cells: {} }, ...empty };
}

interface Checking {
  readonly scale: Scale | undefined;
  readonly known: Known;
  readonly faults: Fault[];
}

/** Checks what a combination's rules, weights, bands, cells and caps refer to; a node of another kind has none. */
export function checkCombination(raw: Record<string, unknown>, place: Place, scale: Scale | undefined, known: Known, faults: Fault[]): void {
  const checking = { scale, known, faults };
  if ('rules' in raw) checkRules(raw, place, checking);
  else if ('weights' in raw) checkWeights(raw, place, checking);
  else if ('matrix' in raw && isRecord(raw['matrix'])) checkMatrix(raw['matrix'], [...place, 'matrix'], checking);
  if (!('rules' in raw || 'weights' in raw || 'matrix' in raw)) return;
  const caps = listOf(raw['caps']).map((one, index) => readPart(capSchema, one, [...place, 'caps', index], faults));
  for (const id of repeated(caps.flatMap((cap) => (cap ? [cap.id] : [])))) faults.push(fault([...place, 'caps'], `has the cap "${id}" twice`));
  for (const [index, cap] of caps.entries()) if (cap) checkCap(cap, [...place, 'caps', index], checking);
}

function checkRules(raw: Record<string, unknown>, place: Place, checking: Checking): void {
  const { faults } = checking;
  const from = listOf(raw['from']).filter((one) => typeof one === 'string');
  for (const [index, child] of from.entries()) checkNode(child, [...place, 'from', index], checking);
  for (const child of repeated(from)) faults.push(fault([...place, 'from'], `names "${child}" twice`));
  const rules = listOf(raw['rules']).map((one, index): Rule | undefined => readResult(ruleSchema.options, one, [...place, 'rules', index], faults));
  const always = rules.findIndex((rule) => rule?.when.length === 0);
  for (const [index, rule] of rules.entries()) {
    const here = [...place, 'rules', index];
    if (always >= 0 && index > always) faults.push(fault(here, `is never reached: rule [${always}] before it always matches`));
    if (!rule) continue;
    checkResult(rule, here, checking);
    for (const [at, condition] of rule.when.entries()) checkCondition(condition, [...here, 'when', at], from, checking);
  }
}

function checkWeights(raw: Record<string, unknown>, place: Place, checking: Checking): void {
  const { known, faults } = checking;
  for (const child of Object.keys(isRecord(raw['weights']) ? raw['weights'] : {})) {
    checkNode(child, [...place, 'weights', child], checking);
    const node = known.nodes.get(child);
    const scale = node && known.scales.get(node.scale);
    if (scale && scale.levels.every((level) => level.value === undefined)) faults.push(fault([...place, 'weights', child], `weighs "${child}", and the levels of its scale "${node.scale}" have no values; give them values`));
  }
  const bands = listOf(raw['bands']).map((one, index): Band | undefined => readResult(bandSchema.options, one, [...place, 'bands', index], faults));
  let edge: string | undefined;
  for (const [index, band] of bands.entries()) {
    const here = [...place, 'bands', index];
    if (!band) continue;
    checkResult(band, here, checking);
    const isLast = index === bands.length - 1;
    if (band.below === undefined && !isLast) faults.push(fault(here, 'has no "below", so the bands after it are never reached; only the last band goes without'));
    if (band.below !== undefined && isLast) faults.push(fault([...here, 'below'], `leaves scores of ${band.below} and more without a band; add a last band without "below"`));
    if (band.below !== undefined && edge !== undefined && compareExact(decimal(band.below), decimal(edge)) <= 0) faults.push(fault([...here, 'below'], `${band.below} does not rise: the band before it ends at ${edge}; write the bands from low to high`));
    edge = band.below ?? edge;
  }
}

function checkMatrix(matrix: Record<string, unknown>, place: Place, checking: Checking): void {
  const { known, faults } = checking;
  const scaleAt = (key: 'rows' | 'columns'): Scale | undefined => {
    const id = matrix[key];
    if (typeof id !== 'string') return undefined;
    checkNode(id, [...place, key], checking);
    return known.scales.get(known.nodes.get(id)?.scale ?? '');
  };
  const [rows, columns] = [scaleAt('rows'), scaleAt('columns')];
  if (typeof matrix['rows'] === 'string' && matrix['rows'] === matrix['columns']) faults.push(fault([...place, 'columns'], `names "${matrix['rows']}" for rows and for columns; name two nodes`));
  if (!isRecord(matrix['cells'])) return;
  for (const [row, cells] of Object.entries(matrix['cells'])) {
    const here = [...place, 'cells', row];
    if (rows && levelIndex(rows, row) < 0) faults.push(fault(here, unknownLevel(row, rows)));
    if (!isRecord(cells)) {
      faults.push(fault(here, 'write an object of cells, such as {"3": "good"}'));
      continue;
    }
    for (const [column, raw] of Object.entries(cells)) {
      if (columns && levelIndex(columns, column) < 0) faults.push(fault([...here, column], unknownLevel(column, columns)));
      const gap = isRecord(raw) ? readPart(cellSchema.options[1], raw, [...here, column], faults) : undefined;
      const level = isRecord(raw) ? undefined : readPart(cellSchema.options[0], raw, [...here, column], faults);
      if (level !== undefined) checkLevel(level, [...here, column], checking);
      if (gap) checkResult(gap, [...here, column], checking);
    }
  }
  const otherwise = matrix['otherwise'] === undefined ? undefined : readResult(otherwiseSchema.options, matrix['otherwise'], [...place, 'otherwise'], faults);
  if (otherwise) checkResult(otherwise, [...place, 'otherwise'], checking);
  if (matrix['otherwise'] === undefined && rows && columns) checkComplete(matrix['cells'], { rows, columns }, place, faults);
}

function checkComplete(cells: Record<string, unknown>, { rows, columns }: { readonly rows: Scale; readonly columns: Scale }, place: Place, faults: Fault[]): void {
  const missing = rows.levels.flatMap((row) => columns.levels.flatMap((column) => {
    const line = Object.hasOwn(cells, row.id) ? cells[row.id] : undefined;
    return isRecord(line) && Object.hasOwn(line, column.id) ? [] : [`${row.id} and ${column.id}`];
  }));
  const [first] = missing;
  if (first !== undefined) faults.push(fault([...place, 'otherwise'], `missing, and ${missing.length} of ${rows.levels.length * columns.levels.length} cells are not written, the first for row and column ${first}; say what they give, a level or a gap`));
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A result is read as the kind it says it is, so that its fault is named and not only "no kind fits". */
function readResult<Level, Gap>([level, gap]: readonly [z.ZodType<Level>, z.ZodType<Gap>], value: unknown, place: Place, faults: Fault[]): Level | Gap | undefined {
  return isRecord(value) && 'gap' in value ? readPart(gap, value, place, faults) : readPart(level, value, place, faults);
}

function checkNode(id: string, place: Place, { known, faults }: Checking): void {
  if (!known.nodes.has(id)) faults.push(fault(place, unknownWord('node', id, known.nodes.keys())));
}

function checkLevel(level: string, place: Place, { scale, faults }: Checking): void {
  if (scale && levelIndex(scale, level) < 0) faults.push(fault(place, unknownLevel(level, scale)));
}

function checkResult(result: Result, place: Place, checking: Checking): void {
  if ('then' in result) return checkLevel(result.then, [...place, 'then'], checking);
  for (const [index, level] of result.between.entries()) checkLevel(level, [...place, 'between', index], checking);
  const [lower = -1, upper = -1] = result.between.map((level) => (checking.scale ? levelIndex(checking.scale, level) : -1));
  if (upper >= 0 && lower > upper) checking.faults.push(fault([...place, 'between'], 'write the worse level first'));
}

function checkCondition(condition: Condition, place: Place, from: readonly string[], { known, faults }: Checking): void {
  for (const [index, child] of (condition.of ?? []).entries()) if (!from.includes(child)) faults.push(fault([...place, 'of', index], unknownWord('child', child, from)));
  const counted = condition.of ?? from;
  const key = (['below', 'at', 'atOrAbove'] as const).find((one) => condition[one] !== undefined);
  if (key) {
    const level = condition[key] ?? '';
    const without = counted.map((child) => known.scales.get(known.nodes.get(child)?.scale ?? '')).find((scale) => scale && levelIndex(scale, level) < 0);
    if (without) faults.push(fault([...place, key], unknownLevel(level, without)));
  }
  if (condition.atLeast !== undefined && condition.atLeast > counted.length) faults.push(fault([...place, 'atLeast'], `asks for ${condition.atLeast} of ${counted.length}; it can never hold`));
  if (condition.atLeast !== undefined && condition.atMost !== undefined && condition.atLeast > condition.atMost) faults.push(fault([...place, 'atLeast'], 'is more than atMost; it can never hold'));
}

function checkCap(cap: Cap, place: Place, checking: Checking): void {
  const { known, faults } = checking;
  checkLevel(cap.notAbove, [...place, 'notAbove'], checking);
  checkNode(cap.when.node, [...place, 'when', 'node'], checking);
  const other = known.scales.get(known.nodes.get(cap.when.node)?.scale ?? '');
  if (other && levelIndex(other, cap.when.below) < 0) faults.push(fault([...place, 'when', 'below'], unknownLevel(cap.when.below, other)));
}
