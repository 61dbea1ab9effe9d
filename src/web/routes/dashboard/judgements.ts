import type { Judgement, Rating } from '../../../core/rating/rate.ts';
import { boundsOf } from '../../../present/judgement-bounds.ts';
import type { JudgementBounds } from '../../../present/judgement-words.ts';
import type { DashboardJudgement, DashboardJudgements } from './judgement-views.ts';

/** The two judgements of a Best Value rating for the page; undefined for a framework of another shape or one that is not rated. */
export function judgementsOf(rating: Rating, yearAgo: Rating | undefined, why: string): DashboardJudgements | undefined {
  const [service, prospects] = rating.judgements;
  if (service === undefined || prospects === undefined || rating.judgements.length !== 2) return undefined;
  const bounds = [boundsOf(service), boundsOf(prospects)] as const;
  if (bounds[0] === undefined || bounds[1] === undefined) return undefined;
  const before = yearAgo?.judgements.map(boundsOf);
  const [serviceBefore, prospectsBefore] = before ?? [];
  return {
    service: { ...bounds[0], why: whyOf(service, why) },
    prospects: { ...bounds[1], why: whyOf(prospects, why) },
    ...(isSettled(serviceBefore) && isSettled(prospectsBefore) && { yearAgo: { service: serviceBefore.lower, prospects: prospectsBefore.lower } }),
  };
}

/** A year ago is drawn from the proven level, and only where something was known. */
function isSettled(bounds: JudgementBounds | undefined): bounds is JudgementBounds {
  return bounds !== undefined && (bounds.lower > 0 || bounds.upper < bounds.labels.length - 1);
}

function whyOf({ binding, lower, upper }: Judgement, href: string): DashboardJudgement['why'] {
  const settle = binding.filter((one) => one.movement === 'settle').length;
  const rise = binding.length - settle;
  const reasons = 'See the reasons';
  if (lower === upper && binding.length === 0) return [{ text: `${reasons}.`, href }];
  if (lower !== upper) {
    const facts = settle === 1 ? 'One missing fact' : `${settle} missing facts`;
    return settle === 0 ? [{ text: reasons, href }, { text: 'for the range.' }] : [{ text: facts, href }, { text: settle === 1 ? 'could narrow it.' : 'could narrow it.' }];
  }
  const criteria = rise + settle === 1 ? 'One criterion' : `${rise + settle} criteria`;
  return [{ text: criteria, href }, { text: rise + settle === 1 ? 'keeps it from the next level.' : 'keep it from the next level.' }];
}
