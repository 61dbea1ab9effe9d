import type { Access } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import { registerKey } from '../core/register-key.ts';
import type { ApprovalEntry } from '../core/register.ts';
import type { House } from './house.ts';
import { readAssessments } from './read-assessments.ts';
import type { HeldAssessment } from './read-assessments.ts';
import { signature } from './signature.ts';

/** Why somebody may not approve an assessment; undefined where they may. */
export function approvalRefusal(house: House, access: Access, council: string, { entry, approval }: HeldAssessment): string | undefined {
  if (!access.may('approve-assessments', council)) return 'Your role does not approve assessments for this council.';
  if (entry.recordedBy === access.actor.id) return 'You drafted this assessment, so somebody else has to approve it: an author may not approve what they wrote.';
  if (entry.source !== undefined && ownRoles(house, access, council).includes(entry.content.author)) {
    return `The file it came in names “${entry.content.author}” as its author, which is your role, so somebody else has to approve it: an author may not approve what they wrote.`;
  }
  if (entry.draft === true) return 'The file it came in is not published yet. Publish its batch first.';
  return approval.kind === 'stands' ? 'It is approved already, and nothing changed since.' : undefined;
}

function ownRoles({ catalogue }: House, { actor }: Access, council: string): string[] {
  const held = actor.assignments.filter((one) => one.council === null || one.council === council);
  return catalogue.roles.roles.filter(({ id }) => held.some((one) => one.role === id)).map(({ label }) => label);
}

/** The assessment of a criterion as of a day. Throws ThreestarError `not-found`. */
export async function findAssessment(house: House, wanted: { readonly council: string; readonly framework: string; readonly criterion: string; readonly asOf: string }): Promise<HeldAssessment> {
  const found = (await readAssessments(house, wanted.council)).find(({ entry: { content } }) => content.framework === wanted.framework && content.criterion === wanted.criterion && content.asOf === wanted.asOf);
  if (found === undefined) throw new ThreestarError('not-found', 'There is no such assessment. The page of its criterion lists those there are.');
  return found;
}

export type AssessmentApproved = { readonly kind: 'approved' } | { readonly kind: 'changed' };

/**
 * Approves an assessment as it was shown: `hash` is what the person saw. Answers `changed`, and approves nothing, where it
 * is another by now. Throws `not-permitted`, also for the author, or `not-found`.
 */
export async function approveAssessment(house: House, access: Access, wanted: { readonly council: string; readonly framework: string; readonly criterion: string; readonly asOf: string; readonly hash: string }): Promise<AssessmentApproved> {
  const { council, framework, criterion, asOf } = wanted;
  const held = await findAssessment(house, wanted);
  const refusal = approvalRefusal(house, access, council, held);
  if (refusal !== undefined) throw new ThreestarError('not-permitted', refusal);
  if (held.hash !== wanted.hash) return { kind: 'changed' };
  const label = signature(house.catalogue.roles, access, council, 'approve-assessments');
  const approver = label === held.entry.content.author ? `another ${label}` : label;
  const content: ApprovalEntry = { framework, criterion, asOf, pin: held.pin, hash: held.hash, approver, approved: house.defaultAsOf() };
  await house.store.register.add({ kind: 'approvals', council, key: registerKey.assessments(content), content, actor: access.actor.id, at: house.now() });
  return { kind: 'approved' };
}
