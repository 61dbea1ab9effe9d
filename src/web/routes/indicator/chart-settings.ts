import { z } from 'zod';
import type { TrendRules } from '../../../core/trend/trend-rules.ts';
import type { Link } from '../../../present/page-frame.ts';

const DEFAULTS = { periods: '36', screen: undefined, two: undefined, near: 'hide', forecast: 'show', clip: 'yes', limits: 'xmr' } as const;

/** What the chart was asked to show and by which rules; every choice stands in the address. */
export const chartQuery = {
  periods: z.enum(['24', '36', 'all']).default('36').catch('36'),
  screen: z.enum(['yes', 'no']).optional().catch(undefined),
  two: z.enum(['between', 'beyond']).optional().catch(undefined),
  near: z.enum(['show', 'hide']).default('hide').catch('hide'),
  forecast: z.enum(['show', 'hide']).default('show').catch('show'),
  clip: z.enum(['yes', 'no']).default('yes').catch('yes'),
  limits: z.enum(['xmr', 'ratio']).default('xmr').catch('xmr'),
};
export type ChartSettings = Readonly<z.output<z.ZodObject<typeof chartQuery>>>;

/** Of a whole query, what is about the chart. */
export function chartSettingsOf({ periods, screen, two, near, forecast, clip, limits }: ChartSettings): ChartSettings {
  return { periods, near, forecast, clip, limits, ...(screen && { screen }), ...(two && { two }) };
}

/** The house rules with what the address asks for in their place. */
export function askedRules(rules: TrendRules, { screen, two }: ChartSettings): TrendRules {
  return {
    ...rules,
    ...(screen !== undefined && { screen: screen === 'yes' }),
    ...(two !== undefined && { twoOfThree: two === 'beyond' ? 'beyond-near' : 'between-near-and-limit' }),
  };
}

export function periodsOf({ periods }: ChartSettings): number {
  return periods === 'all' ? Infinity : Number(periods);
}

/** The settings that differ from the usual, for links that keep them. */
export function keptSettings(settings: ChartSettings): [string, string][] {
  return Object.entries(settings).flatMap(([name, value]): [string, string][] => (value === undefined || value === DEFAULTS[name as keyof ChartSettings] ? [] : [[name, value]]));
}

export interface Toggle {
  readonly name: string;
  readonly choices: readonly (Link & { readonly chosen: boolean })[];
}

/** Every choice about the chart as links, the present one marked; the limits by denominator only where they are offered. */
export function chartToggles(settings: ChartSettings, rules: TrendRules, { href, offersRatio }: { readonly href: (changed: ChartSettings) => string; readonly offersRatio: boolean }): Toggle[] {
  const applied = askedRules(rules, settings);
  const toggle = <Name extends keyof ChartSettings>(name: string, key: Name, chosen: ChartSettings[Name], choices: readonly (readonly [ChartSettings[Name], string])[]): Toggle =>
    ({ name, choices: choices.map(([value, text]) => ({ text, chosen: value === chosen, href: href({ ...settings, [key]: value }) })) });
  return [
    toggle('Periods', 'periods', settings.periods, [['24', 'last 24'], ['36', 'last 36'], ['all', 'all']]),
    toggle('Forecast', 'forecast', settings.forecast, [['show', 'show'], ['hide', 'hide']]),
    toggle('Near limits', 'near', settings.near, [['show', 'show'], ['hide', 'hide']]),
    toggle('Moving ranges', 'screen', applied.screen ? 'yes' : 'no', [['yes', 'screened'], ['no', 'all used, as the Making Data Count workbook']]),
    toggle('Two of three', 'two', applied.twoOfThree === 'beyond-near' ? 'beyond' : 'between', [['between', 'between near limit and limit'], ['beyond', 'anywhere beyond the near limit']]),
    toggle('Lines beyond the possible', 'clip', settings.clip, [['yes', 'cut in the drawing'], ['no', 'draw whole']]),
    ...(offersRatio ? [toggle('Limits', 'limits', settings.limits, [['xmr', 'XmR'], ['ratio', 'by denominator']])] : []),
  ];
}
