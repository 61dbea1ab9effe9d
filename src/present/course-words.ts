import type { Trajectory } from '../core/forecast/trajectory.ts';
import type { Indicator } from '../core/indicator.ts';
import { formatDay } from './format-date.ts';
import { formatChange, formatValue } from './format-number.ts';
import { chanceWords } from './chance-words.ts';

export interface CourseInput {
  readonly trajectory: Trajectory;
  readonly indicator: Indicator;
  readonly value: number;
  /** The day of the target. */
  readonly by: string;
  /** The day the page speaks of; a day of the target before it is past. */
  readonly asOf: string;
}

/**
 * The way to a dated target in plain words: on or off course, what is needed a year and what was achieved, the chance or why
 * there is none. Example: "On course: 76.4% on 31 March 2004, and the line to 100.0% by 31 December 2005 stood at 73.4% there."
 */
export function courseSentences({ trajectory, indicator, value, by, asOf }: CourseInput): string[] {
  if (trajectory.kind === 'refused') return [trajectory.reason];
  const { latest, expected, course, requiredPerYear, achievedPerYear, chance } = trajectory;
  const isPast = by <= asOf;
  const shown = formatValue(latest.value, indicator);
  const goal = `${formatValue(value, indicator)} by ${formatDay(by)}`;
  const line = `the line to ${goal} stood at ${formatValue(expected, indicator)} there`;
  const finding = {
    'reached': `Reached: ${shown} on ${formatDay(latest.on)} is already as good as ${goal}.`,
    'on-course': `On course: ${shown} on ${formatDay(latest.on)}, and ${line}.`,
    'off-course': `Off course: ${shown} on ${formatDay(latest.on)}, while ${line}.`,
  }[course];
  const points = indicator.unit === 'percent' ? ' points' : '';
  const rate = (perYear: number): string => `${formatChange(perYear, indicator)}${points} a year`;
  const needed = course === 'reached' ? [] : [`From there ${rate(requiredPerYear)} ${isPast ? 'were' : 'are'} needed${achievedPerYear === undefined ? '' : `; ${rate(achievedPerYear)} were achieved since the first figure`}.`];
  const chanceSentence = chance.kind === 'chance' ? `${chanceWords(chance)} to be met by then.` : chance.reason;
  return [finding, ...needed, chanceSentence, ...(isPast ? ['The day has passed, and no figure from then on is held.'] : [])];
}
