import type { Cap, Condition, Rule } from '../framework.ts';
import { levelIndex } from '../scale.ts';
import type { Scale } from '../scale.ts';
import { unknownLevel } from './expression-check.ts';
import type { Known } from './expression-check.ts';
import { fault, repeated, unknownWord } from './fault.ts';
import type { Fault, Place } from './fault.ts';

/** A combination as far as it could be read: a rule or cap with a fault of its own is `undefined`. */
interface Parts {
  readonly from: readonly string[];
  readonly rules: readonly (Rule | undefined)[];
  readonly caps: readonly (Cap | undefined)[];
}

/** Checks what a combination's children, rules and caps refer to. */
export function checkCombination(parts: Parts, place: Place, scale: Scale | undefined, known: Known, faults: Fault[]): void {
  for (const [index, child] of parts.from.entries()) if (!known.nodes.has(child)) faults.push(fault([...place, 'from', index], unknownWord('node', child, known.nodes.keys())));
  for (const child of repeated(parts.from)) faults.push(fault([...place, 'from'], `names "${child}" twice`));
  const always = parts.rules.findIndex((rule) => rule?.when.length === 0);
  for (const [index, rule] of parts.rules.entries()) {
    const here = [...place, 'rules', index];
    if (always >= 0 && index > always) faults.push(fault(here, `is never reached: rule [${always}] before it always matches`));
    if (!rule) continue;
    checkResult(rule, here, scale, faults);
    for (const [at, condition] of rule.when.entries()) checkCondition(condition, [...here, 'when', at], parts.from, known, faults);
  }
  for (const id of repeated(parts.caps.flatMap((cap) => (cap ? [cap.id] : [])))) faults.push(fault([...place, 'caps'], `has the cap "${id}" twice`));
  for (const [index, cap] of parts.caps.entries()) if (cap) checkCap(cap, [...place, 'caps', index], scale, known, faults);
}

function checkResult(rule: Rule, place: Place, scale: Scale | undefined, faults: Fault[]): void {
  if (!scale) return;
  if ('then' in rule) {
    if (levelIndex(scale, rule.then) < 0) faults.push(fault([...place, 'then'], unknownLevel(rule.then, scale)));
    return;
  }
  const [lower, upper] = rule.between.map((level) => levelIndex(scale, level));
  for (const [index, level] of rule.between.entries()) if (levelIndex(scale, level) < 0) faults.push(fault([...place, 'between', index], unknownLevel(level, scale)));
  if (lower !== undefined && upper !== undefined && lower >= 0 && upper >= 0 && lower > upper) faults.push(fault([...place, 'between'], 'write the worse level first'));
}

function checkCondition(condition: Condition, place: Place, from: readonly string[], known: Known, faults: Fault[]): void {
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

function checkCap(cap: Cap, place: Place, scale: Scale | undefined, known: Known, faults: Fault[]): void {
  if (scale && levelIndex(scale, cap.notAbove) < 0) faults.push(fault([...place, 'notAbove'], unknownLevel(cap.notAbove, scale)));
  if (!known.nodes.has(cap.when.node)) {
    faults.push(fault([...place, 'when', 'node'], unknownWord('node', cap.when.node, known.nodes.keys())));
    return;
  }
  const other = known.scales.get(known.nodes.get(cap.when.node)?.scale ?? '');
  if (other && levelIndex(other, cap.when.below) < 0) faults.push(fault([...place, 'when', 'below'], unknownLevel(cap.when.below, other)));
}
