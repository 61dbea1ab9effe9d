import canonicalize from 'canonicalize';
import { assessmentPin, evidenceShown, pinChanges } from '../core/assessment.ts';
import type { Approval, AssessmentPin } from '../core/assessment.ts';
import { groupBy } from '../core/group-by.ts';
import { registerKey } from '../core/register-key.ts';
import type { ApprovalEntry, AssessmentEntry, EvidenceEntry } from '../core/register.ts';
import type { RegisterEntry } from '../store/register.ts';
import type { House } from './house.ts';

/** An assessment as it holds, with what its approval was given to and whether that is still so. */
export interface HeldAssessment {
  readonly entry: RegisterEntry<AssessmentEntry>;
  readonly approval: Approval;
  /** What an approval given now would be pinned to. */
  readonly pin: AssessmentPin;
  readonly hash: string;
  /** Earlier drafts of the same criterion and day, newest first. */
  readonly earlier: readonly RegisterEntry<AssessmentEntry>[];
}

/** An approval with the moment it was recorded; of an imported one, the moment of the file. */
interface GivenApproval extends Pick<ApprovalEntry, 'pin' | 'hash' | 'approver' | 'approved'> {
  readonly at: string;
}

/**
 * The council's assessments known by the moment, one a criterion and day, each with its approval checked against what it says now.
 * An approval brought in by a file is pinned to the row of the file and to the evidence as it stood when the file was saved, or as it
 * was first recorded where it came later. What waits in an unpublished file is not approved, and replaces nothing that is published.
 */
export async function readAssessments(house: House, gss: string, knownAt?: string): Promise<HeldAssessment[]> {
  const { register } = house.store;
  const [entries, approvals, evidence] = await Promise.all([
    register.history<AssessmentEntry>('assessments', gss, knownAt),
    register.history<ApprovalEntry>('approvals', gss, knownAt),
    register.history<EvidenceEntry>('evidence', gss, knownAt),
  ]);
  const hashOf = (value: object): string => house.sha256(Buffer.from(canonicalize(value) ?? ''));
  const revisions = groupBy(evidence, ({ key }) => key);
  const revisionAt = (moment: string) => (id: string): string | null => {
    const known = revisions.get(id) ?? [];
    const item = known.findLast(({ recordedAt }) => recordedAt <= moment) ?? known[0];
    return item === undefined ? null : hashOf(evidenceShown(item.content));
  };
  const changedOn = (id: string, since: string): string | undefined => (revisions.get(id) ?? []).find(({ recordedAt }) => recordedAt > since)?.recordedAt;
  const given = groupBy(approvals, ({ key }) => key);

  return [...groupBy(entries, ({ content }) => registerKey.assessments(content))].flatMap(([key, versions]): HeldAssessment[] => {
    const entry = versions.findLast(({ draft }) => draft === undefined) ?? versions.at(-1);
    if (entry === undefined) return [];
    const pin = assessmentPin(entry.content, revisionAt(FAR));
    const hash = hashOf(pin);
    const newest = [...versions.flatMap((one) => importedApproval(one, revisionAt, hashOf)), ...(given.get(key) ?? []).map(({ content, recordedAt }) => ({ ...content, at: recordedAt }))]
      .reverse().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))[0];
    return [{ entry, pin, hash, approval: approvalNow(newest, { pin, hash, entry }, changedOn), earlier: versions.filter((one) => one !== entry).reverse() }];
  });
}

/** Later than any moment: what holds now. */
const FAR = '9999';

function importedApproval({ content, recordedAt, source, draft }: RegisterEntry<AssessmentEntry>, revisionAt: (moment: string) => (id: string) => string | null, hashOf: (pin: object) => string): GivenApproval[] {
  const { approver, approved } = content;
  if (source === undefined || draft === true || approver === undefined || approved === undefined) return [];
  const pin = assessmentPin(content, revisionAt(recordedAt));
  return [{ pin, hash: hashOf(pin), approver, approved, at: recordedAt }];
}

function approvalNow(given: GivenApproval | undefined, now: Pick<HeldAssessment, 'pin' | 'hash' | 'entry'>, changedOn: (id: string, since: string) => string | undefined): Approval {
  if (given === undefined) return { kind: 'none' };
  const { approver, approved, at } = given;
  if (given.hash === now.hash) return { kind: 'stands', approver, approved };
  const changes = pinChanges(given.pin, now.pin).map((change) => {
    const on = change.kind === 'redrafted' ? now.entry.recordedAt : changedOn(change.id, at);
    return { ...change, ...(on !== undefined && { on: on.slice(0, 10) }) };
  });
  return { kind: 'void', approver, approved, changes };
}
