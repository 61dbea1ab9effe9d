import type { Access } from '../core/access.ts';
import { checkEffect, inPlanOrder } from '../core/action-plan.ts';
import type { EffectCheck } from '../core/action-plan.ts';
import type { Council } from '../core/council.ts';
import { ThreestarError } from '../core/errors.ts';
import { groupBy } from '../core/group-by.ts';
import type { ActionEntry } from '../core/register.ts';
import type { RegisterEntry } from '../store/register.ts';
import { findCouncil } from './find-council.ts';
import type { House } from './house.ts';
import { readStandings } from './read-standings.ts';
import type { AsSeen } from './read-standings.ts';

export interface PlannedAction {
  readonly action: ActionEntry;
  readonly effect: EffectCheck;
  /** Every entry of the action, newest first; the first holds. */
  readonly entries: readonly RegisterEntry<ActionEntry>[];
}

export interface ImprovementPlan {
  readonly council: Council;
  /** Overdue first. */
  readonly actions: readonly PlannedAction[];
}

/** The council's improvement plan, with what each indicator did since an action on it was done. Throws `not-found` or `not-permitted`. */
export async function showActions(house: House, access: Access, query: AsSeen & { readonly council: string }): Promise<ImprovementPlan> {
  const council = await findCouncil(house, query.council);
  const { gss } = council;
  if (!access.may('see-actions', gss)) throw new ThreestarError('not-permitted', 'The improvement plan is seen with an account of the council.');
  const entries = groupBy(await house.store.register.history<ActionEntry>('actions', gss, query.knownAt), ({ key }) => key);
  const held = [...entries.values()].flatMap((versions) => versions.at(-1)?.content ?? []);
  const wanted = [...new Set(held.flatMap(({ effect }) => effect?.indicator ?? []))];
  const standings = wanted.length === 0 ? [] : await readStandings(house, access, { ...query, council: gss, indicators: wanted });
  const seriesOf = new Map(standings.map(({ standing: { indicator, series } }) => [indicator.code, series]));
  const { catalogue: { indicators, trendRules: rules } } = house;
  return {
    council,
    actions: inPlanOrder(held, query.asOf).map((action) => ({
      action, entries: [...(entries.get(action.id) ?? [])].reverse(),
      effect: checkEffect(action, { indicator: indicators.get(action.effect?.indicator ?? ''), series: seriesOf.get(action.effect?.indicator ?? ''), day: query.asOf, rules }),
    })),
  };
}
