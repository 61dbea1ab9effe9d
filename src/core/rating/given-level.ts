import type { NotKnown, UsedItem } from './answer.ts';
import type { Facts } from './facts.ts';
import { levelAt, levelIndex } from './scale.ts';
import type { Scale } from './scale.ts';
import { usedSource } from './test-context.ts';

/** A level stated as a fact, or why there is none; the last of several for one node counts. */
export type GivenLevel = { readonly found: string; readonly items: readonly UsedItem[] } & (
  | { readonly kind: 'level'; readonly index: number }
  | { readonly kind: 'not-applicable' }
  | ({ readonly kind: 'not-known' } & NotKnown)
);

export function readGiven(node: string, scale: Scale | undefined, facts: Facts): GivenLevel {
  const given = facts.given.findLast((one) => one.node === node);
  const settle = `State the level of ${node}.`;
  if (!given) return { kind: 'not-known', because: 'missing', found: 'No level is stated.', settle, items: [] };
  const index = scale && given.level !== null ? levelIndex(scale, given.level) : -1;
  const words = given.level === null ? 'Does not apply' : scale && index >= 0 ? `Stated as “${levelAt(scale, index).title}”` : `Stated as “${given.level}”`;
  const said = given.note === undefined ? words : `${words}: ${given.note}`;
  const items: UsedItem[] = [{ kind: 'given', id: node, words: said, ...usedSource(facts, given.source) }];
  if (given.level === null) return { kind: 'not-applicable', found: `${said}.`, items };
  if (index < 0) return { kind: 'not-known', because: 'not-on-the-scale', found: `${said}, which is not a level of the scale.`, settle, items };
  return { kind: 'level', index, found: `${said}.`, items };
}
