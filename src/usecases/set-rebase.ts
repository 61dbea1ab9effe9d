import type { Access } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import type { Indicator } from '../core/indicator.ts';
import { lastPeriodEndedBy, periodCode } from '../core/period.ts';
import { asTyped } from '../core/as-typed.ts';
import { readPeriod } from '../core/period-text.ts';
import { registerKey } from '../core/register-key.ts';
import { REBASE_DECISIONS } from '../core/register.ts';
import type { RebaseEntry } from '../core/register.ts';
import { periodRange } from '../gather/import/import-rules.ts';
import type { House } from './house.ts';

export interface WantedRebase {
  readonly council: string;
  readonly indicator: Indicator;
  /** First period of the new phase, as people write it. */
  readonly from: string;
  readonly decision: string;
  readonly reason: string;
}

export type RebaseSet = { readonly kind: 'set' } | { readonly kind: 'faults'; readonly faults: Partial<Record<'from' | 'decision' | 'reason', string>> };

const LONGEST = 500;

/**
 * Records a decision about new limits, with its reason: confirmed, dismissed, or an earlier decision taken back. The newest
 * decision for a period holds, and every one is kept. Throws `not-permitted`.
 */
export async function setRebase(house: House, access: Access, wanted: WantedRebase): Promise<RebaseSet> {
  const { council, indicator } = wanted;
  if (!access.may('set-rebase', council)) throw new ThreestarError('not-permitted', 'You may not set limits anew for this council. Ask the head of ICT.');
  const reason = wanted.reason.trim();
  const decision = REBASE_DECISIONS.find((known) => known === wanted.decision);
  const today = house.now().slice(0, 10);
  const from = readPeriod(wanted.from, indicator.frequencies, periodRange(house.imports.rules, today));
  const standing = await house.store.register.current<RebaseEntry>('rebases', council);
  const isDecided = from.kind === 'period' && standing.some(({ content }) => content.indicator === indicator.code && content.from === periodCode(from.period) && content.decision !== 'undone');
  const faults = {
    ...(from.kind !== 'period' && { from: wanted.from.trim() === '' ? 'Enter the first period of the new limits' : `${asTyped(wanted.from)}: ${from.reason}` }),
    ...(from.kind === 'period' && from.period.month > lastPeriodEndedBy(from.period.granularity, today).month && { from: 'New limits begin with a period that has ended' }),
    ...(decision === undefined && { decision: 'Choose what was decided' }),
    ...(decision === 'undone' && from.kind === 'period' && !isDecided && { decision: 'Nothing has been decided for this period, so there is nothing to take back' }),
    ...(reason === '' && { reason: 'Say why: what changed, and why it should last' }),
    ...(reason.length > LONGEST && { reason: `The reason must have at most ${LONGEST} characters; it has ${reason.length}` }),
  };
  if (decision === undefined || from.kind !== 'period' || Object.keys(faults).length > 0) return { kind: 'faults', faults };
  const content: RebaseEntry = { indicator: indicator.code, from: periodCode(from.period), decision };
  await house.store.register.add({ kind: 'rebases', council, key: registerKey.rebases(content), content, actor: access.actor.id, at: house.now(), reason });
  return { kind: 'set' };
}
