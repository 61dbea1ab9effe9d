import type { Indicator } from './indicator.ts';
import type { Period } from './period.ts';
import type { Standing } from './standing.ts';

/** A figure somebody is waiting for. */
export interface DueFigure {
  readonly indicator: Indicator;
  readonly owner?: string;
  /** `overdue`: its due day has passed; `not-supplied`: said to be missing, or never sent at all; `due-soon`: its period has ended and the day is still to come. */
  readonly state: 'overdue' | 'not-supplied' | 'due-soon';
  readonly period: Period;
  /** The last day it is in time, `YYYY-MM-DD`, where one follows from the figures before it. */
  readonly due?: string;
}

/**
 * What is due of an indicator, or undefined when nothing is.
 *
 * Example: with figures up to September 2026 due 30 days after a month, October is due soon on 23 November 2026, by the 30th.
 */
export function dueFigure(standing: Standing): DueFigure | undefined {
  const { indicator, freshness, owner, lastEnded, latest, noFigure } = standing;
  const shared = { indicator, ...(owner !== undefined && { owner }) };
  switch (freshness.kind) {
    case 'overdue':
    case 'due-soon': return { ...shared, state: freshness.kind, period: freshness.period, due: freshness.due };
    case 'too-old': return { ...shared, state: 'overdue', period: lastEnded };
    case 'never-supplied': return { ...shared, state: 'not-supplied', period: lastEnded };
    case 'fresh': return noFigure === 'not-available' && latest !== undefined ? { ...shared, state: 'not-supplied', period: latest.period } : undefined;
  }
}
