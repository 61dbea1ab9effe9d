import type { Approval } from '../core/assessment.ts';
import { listWords } from '../core/rating/words.ts';
import { formatDay } from './format-date.ts';
import type { Mark } from './standing-words.ts';

export const APPROVAL_MARKS: Record<Approval['kind'], Mark> = {
  none: { mark: 'waiting', word: 'Waiting for approval' },
  stands: { mark: 'met', word: 'Approved' },
  void: { mark: 'missed', word: 'Approval void' },
};

/** `Approved by Chief executive on 26 May 2026.`; `Approval void: EV-03 changed on 12 November 2026. It was approved by …`. */
export function approvalSentence(approval: Approval): string {
  if (approval.kind === 'none') return 'Waiting for approval by somebody other than its author.';
  const by = `by ${approval.approver} on ${formatDay(approval.approved)}`;
  if (approval.kind === 'stands') return `Approved ${by}.`;
  return `Approval void: ${voidWords(approval)}. It was approved ${by}, and counts again once it is approved as it is now.`;
}

/** `it was drafted anew on 3 November 2026, and EV-03 changed on 12 November 2026`. */
export function voidWords({ changes }: Extract<Approval, { kind: 'void' }>): string {
  return listWords(changes.map((change) => {
    const on = change.on === undefined ? '' : ` on ${formatDay(change.on)}`;
    return change.kind === 'redrafted' ? `it was drafted anew${on}` : change.on === undefined ? `${change.id} is no longer on the register` : `${change.id} changed${on}`;
  }));
}
