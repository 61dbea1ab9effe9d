import type { Indicator } from '../../indicator.ts';
import { lastPeriodEndedBy, periodCode, shiftPeriod } from '../../period.ts';
import type { ActionEntry } from '../../register.ts';
import type { Facts, ObservedFact } from '../facts.ts';
import { granularityOf } from '../reading.ts';

/** One thing taken to be otherwise. */
export type Change =
  /** The figure of each of the last so many periods that ended by the as-of day. */
  | { readonly kind: 'figure'; readonly indicator: string; readonly value: string; readonly periods: number }
  /** The criterion assessed at a level, and approved. */
  | { readonly kind: 'assessment'; readonly criterion: string; readonly level: string }
  | { readonly kind: 'given'; readonly node: string; readonly level: string }
  /** The item of evidence stands, however long ago it expired. */
  | { readonly kind: 'evidence'; readonly id: string }
  | { readonly kind: 'action'; readonly id: string; readonly status: ActionEntry['status'] };

/** Author and approver of what is only supposed, so that a trace cannot pass for the real one. */
export const SUPPOSED = { author: 'What if', approver: 'What if, approved' } as const;

/**
 * A scratch copy of the facts in which the changes hold; the facts themselves stay as they are, and nothing is stored.
 * A figure replaces the periods' own, whatever they hold; an assessment stands before all others of the day.
 */
export function applyChanges(facts: Facts, changes: readonly Change[], indicators: ReadonlyMap<string, Indicator>): Facts {
  return changes.reduce((copy, change) => applyChange(copy, change, indicators), facts);
}

function applyChange(facts: Facts, change: Change, indicators: ReadonlyMap<string, Indicator>): Facts {
  switch (change.kind) {
    case 'figure': {
      const indicator = indicators.get(change.indicator);
      return indicator ? { ...facts, observations: [...facts.observations, ...supposedFigures(indicator, change, facts.asOf)] } : facts;
    }
    case 'assessment': {
      const supposed = { criterion: change.criterion, level: change.level, ...SUPPOSED, approved: facts.asOf, asOf: facts.asOf, rationale: '', evidence: [] };
      return { ...facts, assessments: [supposed, ...facts.assessments] };
    }
    case 'given': return { ...facts, given: [...facts.given.filter((one) => one.node !== change.node), { node: change.node, level: change.level }] };
    case 'evidence': return { ...facts, evidence: facts.evidence.map(({ expires, ...item }) => (item.id === change.id || expires === undefined ? item : { ...item, expires })) };
    case 'action': return { ...facts, actions: facts.actions.map((action) => (action.id === change.id ? { ...action, status: change.status } : action)) };
  }
}

function supposedFigures(indicator: Indicator, { value, periods }: Extract<Change, { kind: 'figure' }>, asOf: string): ObservedFact[] {
  const granularity = granularityOf(indicator, undefined);
  const last = lastPeriodEndedBy(granularity, asOf);
  return Array.from({ length: periods }, (_, back) => ({ indicator: indicator.code, period: periodCode(shiftPeriod(last, -back)), value, status: 'estimated' as const, state: 'published' as const }));
}
