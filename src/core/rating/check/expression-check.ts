import { compareExact, decimal } from '../../exact.ts';
import type { Indicator } from '../../indicator.ts';
import type { FrameworkNode } from '../framework.ts';
import { operatorSchemas } from '../operators/registry.ts';
import type { Test } from '../operators/registry.ts';
import { levelIndex } from '../scale.ts';
import type { Scale } from '../scale.ts';
import { fault, isRecord, readPart, unknownWord } from './fault.ts';
import type { Fault, Place } from './fault.ts';

/** What the names in a test may refer to. Nodes that could not be read are known by name only. */
export interface Known {
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly scales: ReadonlyMap<string, Scale>;
  readonly nodes: ReadonlyMap<string, FrameworkNode | undefined>;
}

const JOINS = ['all', 'any', 'of'] as const;

/** Checks an expression of a criterion's level, down to each test, and lists every fault. */
export function checkExpression(value: unknown, place: Place, scale: Scale | undefined, known: Known, faults: Fault[]): void {
  if (!isRecord(value)) {
    faults.push(fault(place, 'write a test {"op": …}, or {"all": […]}, {"any": […]}, {"atLeast": n, "of": […]}'));
    return;
  }
  if ('op' in value) return checkTest(value, place, scale, known, faults);
  const joins = JOINS.filter((key) => key in value);
  const [join] = joins;
  if (joins.length !== 1 || !join) {
    faults.push(fault(place, joins.length === 0 ? 'says neither "op" nor "all", "any" or "of"; write one' : `says ${joins.join(' and ')}; write one of them`));
    return;
  }
  const allowed = join === 'of' ? ['atLeast', 'of'] : [join];
  for (const key of Object.keys(value)) if (!allowed.includes(key)) faults.push(fault([...place, key], unknownWord('key', key, allowed)));
  const parts = value[join];
  if (!Array.isArray(parts) || parts.length === 0) {
    faults.push(fault([...place, join], 'write a list of one test or more'));
    return;
  }
  if (join === 'of') {
    const wanted = value['atLeast'];
    if (typeof wanted !== 'number' || !Number.isInteger(wanted) || wanted < 1) faults.push(fault([...place, 'atLeast'], 'write a whole number of 1 or more'));
    else if (wanted > parts.length) faults.push(fault([...place, 'atLeast'], `asks for ${wanted} of ${parts.length}; it can never be met`));
  }
  for (const [index, part] of parts.entries()) checkExpression(part, [...place, join, index], scale, known, faults);
}

function checkTest(value: Record<string, unknown>, place: Place, scale: Scale | undefined, known: Known, faults: Fault[]): void {
  const op = value['op'];
  const schema = typeof op === 'string' ? operatorSchemas.get(op) : undefined;
  if (!schema) {
    faults.push(fault([...place, 'op'], unknownWord('operator', typeof op === 'string' ? op : JSON.stringify(op), operatorSchemas.keys())));
    return;
  }
  const test = readPart(schema, value, place, faults);
  if (!test) return;
  const add = (key: string, message: string): void => void faults.push(fault([...place, key], message));
  if ('indicator' in test) checkIndicator(test, known, add);
  if ('between' in test && test.between && compareExact(decimal(test.between[0]), decimal(test.between[1])) > 0) add('between', 'write the smaller number first');
  if (test.op === 'assessment' && scale && levelIndex(scale, test.level) < 0) add('level', unknownLevel(test.level, scale));
  if (test.op === 'actions' && test.scope && test.scope !== 'plan') {
    for (const node of test.scope) if (!known.nodes.has(node)) add('scope', unknownWord('node', node, known.nodes.keys()));
  }
  if (test.op === 'given') checkGiven(test, known, add);
}

export function unknownLevel(level: string, scale: Scale): string {
  return unknownWord('level', level, scale.levels.map((one) => one.id));
}

const NEED_A_BETTER_SIDE: ReadonlySet<Test['op']> = new Set(['target-met', 'year-change', 'variation', 'assurance', 'quartile', 'forecast-chance']);
const NEED_A_DIRECTION: ReadonlySet<Test['op']> = new Set(['variation', 'assurance']);

function checkIndicator(test: Extract<Test, { indicator: string }>, known: Known, add: (key: string, message: string) => void): void {
  const indicator = known.indicators.get(test.indicator);
  if (!indicator) return add('indicator', unknownWord('indicator', test.indicator, known.indicators.keys()));
  if (test.granularity && !indicator.frequencies.includes(test.granularity)) add('granularity', `${test.indicator} is not recorded by ${test.granularity}; known: ${indicator.frequencies.join(', ')}`);
  if (indicator.polarity === 'none' && NEED_A_BETTER_SIDE.has(test.op)) add('indicator', `${test.indicator} is for information: neither higher nor lower is better, so ${test.op} cannot judge it`);
  if (indicator.polarity === 'target' && NEED_A_DIRECTION.has(test.op)) add('indicator', `${test.indicator} is best at a midpoint: its trend is neither better nor worse, so ${test.op} cannot judge it`);
}

function checkGiven(test: Extract<Test, { op: 'given' }>, known: Known, add: (key: string, message: string) => void): void {
  if (!known.nodes.has(test.node)) return add('node', unknownWord('node', test.node, known.nodes.keys()));
  const node = known.nodes.get(test.node);
  if (node && !('given' in node)) return add('node', `"${test.node}" is worked out, not given; name a node with "given": true`);
  const scale = node && known.scales.get(node.scale);
  if (scale && levelIndex(scale, test.atLeast) < 0) add('atLeast', unknownLevel(test.atLeast, scale));
}
