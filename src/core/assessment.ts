import type { AssessmentEntry, EvidenceEntry } from './register.ts';

/** What an approval is given to: the level, its reason, the day it speaks of, and each cited item of evidence as it stood. */
export interface AssessmentPin {
  readonly level: string;
  readonly rationale: string;
  readonly asOf: string;
  /** By id; the revision is the SHA-256 of what the item shows, null for an item that is not on the register. */
  readonly evidence: readonly { readonly id: string; readonly revision: string | null }[];
}

export function assessmentPin({ level, rationale, asOf, evidence }: Pick<AssessmentEntry, 'level' | 'rationale' | 'asOf' | 'evidence'>, revisionOf: (id: string) => string | null): AssessmentPin {
  const ids = [...new Set(evidence)].sort();
  return { level, rationale, asOf, evidence: ids.map((id) => ({ id, revision: revisionOf(id) })) };
}

/** What of an item of evidence an approval rests on. Who keeps it, until when and who may see it can change without touching an approval. */
export function evidenceShown({ title, evidencesFrom, evidencesTo, claim, where, file }: EvidenceEntry): object {
  return { title, evidencesFrom: evidencesFrom ?? null, evidencesTo: evidencesTo ?? null, claim, where, file: file?.sha256 ?? null };
}

export type PinChange = { readonly kind: 'redrafted' } | { readonly kind: 'evidence'; readonly id: string };

/**
 * What is no longer as it was approved; empty when nothing changed. Example: approved at “good” citing EV-03 and now at “excellent”
 * citing EV-03 with a newer file: redrafted, and EV-03 changed.
 */
export function pinChanges(approved: AssessmentPin, now: AssessmentPin): PinChange[] {
  const redrafted = approved.level !== now.level || approved.rationale !== now.rationale || approved.asOf !== now.asOf
    || approved.evidence.map(({ id }) => id).join(' ') !== now.evidence.map(({ id }) => id).join(' ');
  const before = new Map(approved.evidence.map(({ id, revision }) => [id, revision]));
  const changed = now.evidence.filter(({ id, revision }) => before.has(id) && before.get(id) !== revision);
  return [...(redrafted ? [{ kind: 'redrafted' } as const] : []), ...changed.map(({ id }) => ({ kind: 'evidence', id }) as const)];
}

/** How an assessment stands with its approval. Void: somebody approved it, and it changed since. */
export type Approval =
  | { readonly kind: 'none' }
  | { readonly kind: 'stands'; readonly approver: string; readonly approved: string }
  | { readonly kind: 'void'; readonly approver: string; readonly approved: string; readonly changes: readonly (PinChange & { readonly on?: string })[] };
