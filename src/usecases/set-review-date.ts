import { z } from 'zod';
import type { Access } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import { registerKey } from '../core/register-key.ts';
import type { ReviewDateEntry } from '../core/register.ts';
import type { House } from './house.ts';

export type ReviewDateSet =
  | { readonly kind: 'set' }
  | { readonly kind: 'faults'; readonly faults: Partial<Record<'framework' | 'date' | 'reason', string>> };

/** Agrees the day the council is judged on under a framework. Moving it needs a reason. Throws `not-permitted`. */
export async function setReviewDate(house: House, access: Access, wanted: { readonly council: string; readonly framework: string; readonly date: string; readonly reason: string }): Promise<ReviewDateSet> {
  const { council, framework, date } = wanted;
  if (!access.may('set-targets', council)) throw new ThreestarError('not-permitted', 'You may not set the review date of this council. Ask the head of ICT.');
  const reason = wanted.reason.trim();
  const earlier = await house.store.register.current<ReviewDateEntry>('review-dates', council);
  const moves = earlier.some(({ content }) => content.framework === framework && content.date !== date);
  const faults = {
    ...(!house.catalogue.frameworks.has(framework) && { framework: 'Choose a framework' }),
    ...(!z.iso.date().safeParse(date).success && { date: 'Enter the day as year, month and day, such as 2027-03-03' }),
    ...(moves && reason === '' && { reason: 'Say why the review date moves' }),
  };
  if (Object.keys(faults).length > 0) return { kind: 'faults', faults };
  const content: ReviewDateEntry = { framework, date };
  await house.store.register.add({ kind: 'review-dates', council, key: registerKey['review-dates'](content), content, actor: access.actor.id, at: house.now(), ...(reason !== '' && { reason }) });
  return { kind: 'set' };
}
