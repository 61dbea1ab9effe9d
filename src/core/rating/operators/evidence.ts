import { z } from 'zod';
import type { Answer } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { usedSource } from '../test-context.ts';
import type { TestContext } from '../test-context.ts';
import { dayWords } from '../words.ts';

export const evidenceTestSchema = z.strictObject({
  op: z.literal('evidence'),
  /** How many items; one when not said. */
  atLeast: z.number().int().min(1).default(1),
});
export type EvidenceTest = z.infer<typeof evidenceTestSchema>;

type Evidence = Facts['evidence'][number];

const hasExpired = (item: Evidence, day: string): boolean => item.expires !== undefined && item.expires < day;

/**
 * Evidence linked to the criterion and standing on the as-of day. The register is complete by definition, so
 * nothing linked is not met; an item that has expired is not known until it is renewed.
 */
export function answerEvidence(test: EvidenceTest, context: TestContext): Answer {
  const { facts, criterion } = context;
  const linked = facts.evidence.filter((item) => item.criteria.includes(criterion) && (item.evidencesFrom === undefined || item.evidencesFrom <= facts.asOf));
  const expired = linked.filter((item) => hasExpired(item, facts.asOf));
  const valid = linked.length - expired.length;
  const rest = {
    needed: test.atLeast === 1 ? 'An item of evidence for this criterion that has not expired.' : `${test.atLeast} items of evidence for this criterion that have not expired.`,
    observations: [],
    items: linked.map((item) => ({ kind: 'evidence' as const, id: item.id, words: itemWords(item, facts.asOf), ...usedSource(facts, item.source) })),
  };
  const [first] = expired;
  const lapsed = first === undefined ? '' : ` ${expired.length} expired, “${first.title}” on ${dayWords(first.expires ?? '')}.`;
  const found = linked.length === 0 ? 'No evidence is on the register.' : `${valid} on the register.${lapsed}`;
  if (valid >= test.atLeast) return { ...rest, verdict: 'met', found };
  if (linked.length < test.atLeast) return { ...rest, verdict: 'not-met', found };
  return { ...rest, verdict: 'not-known', because: 'expired', found, settle: `Renew “${first?.title ?? ''}”${first?.owner === undefined ? '' : ` (owner ${first.owner})`}.` };
}

function itemWords(item: Evidence, day: string): string {
  if (item.expires === undefined) return item.title;
  return `${item.title}; ${hasExpired(item, day) ? 'expired' : 'stands until'} ${dayWords(item.expires)}`;
}
