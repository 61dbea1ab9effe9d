import type { Facts } from './rating/facts.ts';

/** What stands where somebody may not know of an item: `[confidential evidence item EV-07]`. */
export const hiddenItemWords = (id: string): string => `[confidential evidence item ${id}]`;

/**
 * The facts for somebody who may not know of some evidence: such an item keeps its id, its days and its criteria, on which
 * ratings rest, and loses its title, claim, owner, file and the line it came from. So every verdict, and with it every star,
 * stays the same, and no sentence made of the facts can hold what was taken out.
 */
export function hideEvidence(facts: Facts, hidden: ReadonlySet<string>): Facts {
  if (hidden.size === 0) return facts;
  return {
    ...facts,
    evidence: facts.evidence.map((item) => {
      if (!hidden.has(item.id)) return item;
      const { id, criteria, evidencesFrom, evidencesTo, expires } = item;
      return { id, title: hiddenItemWords(id), criteria, claim: '', ...(evidencesFrom && { evidencesFrom }), ...(evidencesTo && { evidencesTo }), ...(expires && { expires }) };
    }),
  };
}
