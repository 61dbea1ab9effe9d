import { z } from 'zod';
import type { Access } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import { scaleOfNode } from '../core/rating/framework.ts';
import type { Framework } from '../core/rating/framework.ts';
import { levelIndex } from '../core/rating/scale.ts';
import { registerKey } from '../core/register-key.ts';
import type { AssessmentEntry, EvidenceEntry } from '../core/register.ts';
import type { House } from './house.ts';
import { signature } from './signature.ts';

export interface WantedAssessment {
  readonly council: string;
  readonly framework: Framework;
  readonly criterion: string;
  readonly level: string;
  readonly rationale: string;
  readonly evidence: readonly string[];
  readonly asOf: string;
}

export type AssessmentDrafted =
  | { readonly kind: 'drafted' }
  | { readonly kind: 'faults'; readonly faults: Partial<Record<'level' | 'rationale' | 'evidence' | 'asOf', string>> };

export const LONGEST_RATIONALE = 2000;

/** Drafts the council's own level of a criterion. It counts once somebody else has approved it. Throws `not-permitted`. */
export async function draftAssessment(house: House, access: Access, wanted: WantedAssessment): Promise<AssessmentDrafted> {
  const { council, framework, criterion, level, asOf } = wanted;
  if (!access.may('draft-assessments', council)) throw new ThreestarError('not-permitted', 'You may not draft assessments for this council.');
  const rationale = wanted.rationale.trim();
  const items = new Set((await house.store.register.current<EvidenceEntry>('evidence', council)).map(({ key }) => key));
  const unknown = wanted.evidence.filter((id) => !items.has(id));
  const day = z.iso.date().safeParse(asOf).success;
  const faults = {
    ...(levelIndex(scaleOfNode(framework, criterion), level) < 0 && { level: 'Choose a level' }),
    ...(rationale === '' && { rationale: 'Say why it is at this level' }),
    ...(rationale.length > LONGEST_RATIONALE && { rationale: `The reason must have at most ${LONGEST_RATIONALE} characters; it has ${rationale.length}` }),
    ...(unknown.length > 0 && { evidence: `There is no evidence ${unknown.join(', ')} on the register` }),
    ...(!day && { asOf: 'Enter the day as year, month and day, such as 2026-10-31' }),
    ...(day && asOf > house.defaultAsOf() && { asOf: 'An assessment speaks of a day that has come; enter today or an earlier day' }),
  };
  if (Object.keys(faults).length > 0) return { kind: 'faults', faults };
  const content: AssessmentEntry = {
    framework: framework.id, criterion, level, rationale, evidence: [...new Set(wanted.evidence)], asOf,
    author: signature(house.catalogue.roles, access, council, 'draft-assessments'), drafted: house.defaultAsOf(),
  };
  await house.store.register.add({ kind: 'assessments', council, key: registerKey.assessments(content), content, actor: access.actor.id, at: house.now() });
  return { kind: 'drafted' };
}
