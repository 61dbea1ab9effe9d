import type { Forecast } from '../core/forecast/forecast.ts';
import type { Chance } from '../core/forecast/target-chance.ts';
import { chanceWords } from './chance-words.ts';
import type { TrendWords } from './trend-words.ts';

/** A forecast as programs read it, unrounded; why there is none stands in its place. With chances asked for, each step has its own: 0 to 1, or null. */
export function forecastRecord(forecast: Forecast, chances?: readonly Chance[]): object {
  if (forecast.kind === 'refused') return { forecast: [], forecastRefused: forecast.reason };
  return {
    forecast: forecast.steps.map(({ step, mean, lower80, upper80, lower95, upper95 }, at) => {
      const chance = chances?.[at];
      return { step, mean, lower80, upper80, lower95, upper95, ...(chances && { chance: chance?.kind === 'chance' ? chance.share : null }) };
    }),
  };
}

/** The same for the terminal, in the numbers of the table above it. */
export function forecastLines(forecast: Forecast, { line: short }: TrendWords, chances?: readonly Chance[]): string[] {
  if (forecast.kind === 'refused') return [`No forecast: ${forecast.reason}`];
  const head = forecast.kind === 'trend' ? 'Expected next, along the trend:' : 'Expected next, around the mean, since the latest figure is no signal:';
  return [head, ...forecast.steps.map((one, at) => {
    const chance = chances?.[at];
    return `  ${one.step}: ${short(one.mean)}; 80 % between ${short(one.lower80)} and ${short(one.upper80)}; 95 % between ${short(one.lower95)} and ${short(one.upper95)}${chance === undefined ? '' : `; to meet the target: ${chanceWords(chance).toLowerCase()}`}`;
  })];
}
