import type { Indicator } from './indicator.ts';
import { shiftPeriod } from './period.ts';
import type { Period } from './period.ts';
import { dueDay } from './standing.ts';
import type { Standing } from './standing.ts';

/** A figure somebody is waiting for. */
export interface DueFigure {
  readonly indicator: Indicator;
  readonly owner?: string;
  /** `overdue`: its due day has passed; `not-supplied`: said to be missing, or never sent at all; `due-soon`: its period has ended and the day is still to come. */
  readonly state: 'overdue' | 'not-supplied' | 'due-soon';
  /** The first period that is missing. */
  readonly period: Period;
  /** The last day it is in time, `YYYY-MM-DD`. */
  readonly due: string;
}

/**
 * What is due of an indicator, or undefined when nothing is.
 *
 * Example: with figures up to September 2026 due 30 days after a month, October is due soon on 23 November 2026, by the 30th.
 */
export function dueFigure({ indicator, freshness, owner, lastEnded, latest, noFigure }: Standing): DueFigure | undefined {
  const figure = (state: DueFigure['state'], period: Period): DueFigure => ({ indicator, state, period, due: dueDay(indicator, period), ...(owner !== undefined && { owner }) });
  switch (freshness.kind) {
    case 'overdue':
    case 'due-soon': return figure(freshness.kind, freshness.period);
    case 'too-old': return figure('overdue', latest === undefined ? lastEnded : shiftPeriod(latest.period, 1));
    case 'never-supplied': return figure('not-supplied', lastEnded);
    case 'fresh': return noFigure === 'not-available' && latest !== undefined ? figure('not-supplied', latest.period) : undefined;
  }
}
