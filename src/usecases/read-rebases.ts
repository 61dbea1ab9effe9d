import { periodFromCode } from '../core/period.ts';
import type { Period } from '../core/period.ts';
import type { RebaseEntry } from '../core/register.ts';
import type { RegisterEntry } from '../store/register.ts';
import type { House } from './house.ts';

/** One decision about new limits, as it was recorded. */
export interface RebaseDecision {
  readonly from: Period;
  readonly decision: RebaseEntry['decision'];
  readonly reason: string;
  /** Actor id; `actorWords` says who that is. */
  readonly by: string;
  /** ISO moment. */
  readonly recordedAt: string;
}

/** The first periods of the phases people confirmed, by indicator, as known at a moment. Drafts count for nothing. */
export async function readRebases({ store }: House, council: string, knownAt?: string): Promise<ReadonlyMap<string, readonly Period[]>> {
  const found = new Map<string, Period[]>();
  for (const { content } of await store.register.current<RebaseEntry>('rebases', council, knownAt, () => false)) {
    const from = content.decision === 'confirmed' ? periodFromCode(content.from) : undefined;
    if (from !== undefined) found.set(content.indicator, [...found.get(content.indicator) ?? [], from]);
  }
  return found;
}

/** Every decision about one indicator, oldest first: confirmed, dismissed and undone alike. */
export async function readRebaseHistory({ store }: House, council: string, indicator: string, knownAt?: string): Promise<readonly RebaseDecision[]> {
  const entries = await store.register.history<RebaseEntry>('rebases', council, knownAt);
  return entries.filter(({ content, draft }) => content.indicator === indicator && draft === undefined).flatMap(toDecision);
}

function toDecision({ content, reason = '', recordedBy, recordedAt }: RegisterEntry<RebaseEntry>): RebaseDecision[] {
  const from = periodFromCode(content.from);
  return from === undefined ? [] : [{ from, decision: content.decision, reason, by: recordedBy, recordedAt }];
}
