import { SIGNAL_MARKS, signalMarkName } from './chart-trend-drawing.ts';
import type { SignalMark } from './chart-trend-drawing.ts';
import { COLOURS } from './colours.ts';
import type { LineChart } from './line-chart.ts';

/** What `static/js/indicator-chart.js` reads from the page; the same numbers and words as the drawing. */
export interface LineChartData {
  readonly label: string;
  readonly fileName: string;
  readonly periods: readonly string[];
  readonly values: readonly (number | null)[];
  readonly texts: readonly string[];
  readonly targets: readonly (number | null)[];
  readonly targetTexts: readonly string[];
  readonly ticks: LineChart['ticks'];
  readonly dates: LineChart['dates'];
  readonly notes: readonly { readonly slot: number; readonly letter: string }[];
  readonly breaks: LineChart['breaks'];
  /** Written at the right end of the lines; `apart` pixels up or down keep them from touching. */
  readonly ends: readonly { readonly value: number; readonly text: string; readonly colour: string; readonly apart: number }[];
  /** Name of the mark each point carries as a signal, such as `better-up`; else empty. */
  readonly kinds: readonly string[];
  /** The marks, drawn as in the SVG. */
  readonly marks: Readonly<Record<string, SignalMark>>;
  /** By period; nulls between phases. Limits are drawn, never judged by, as here. */
  readonly lines: Readonly<Record<'mean' | 'lower' | 'upper' | 'nearLower' | 'nearUpper', readonly (number | null)[]>>;
  readonly ahead: { readonly periods: readonly string[]; readonly mean: readonly number[]; readonly lower50: readonly number[]; readonly upper50: readonly number[]; readonly lower80: readonly number[]; readonly upper80: readonly number[] };
  readonly review?: string;
  readonly colours: { readonly line: string; readonly last: string; readonly target: string; readonly disc: string; readonly grid: string };
}

function lineOf({ slots, phases }: LineChart, line: 'mean' | 'lower' | 'upper' | 'nearLower' | 'nearUpper'): (number | null)[] {
  return slots.map((_, slot) => {
    const phase = phases.find(({ from, to }) => from <= slot && slot <= to);
    if (phase === undefined || (line.startsWith('near') && !phase.showNear)) return null;
    return (line === 'mean' ? phase.mean : phase.limits?.[slot - phase.from]?.[line]) ?? null;
  });
}

export function lineChartData(chart: LineChart, label: string): LineChartData {
  const textOf = (slot: number): string => chart.steps.find(({ from, to }) => from <= slot && slot <= to)?.text ?? '';
  return {
    label,
    fileName: `${chart.indicator.code}.png`,
    periods: chart.slots.map((slot) => slot.label),
    values: chart.slots.map(({ value }) => value ?? null),
    texts: chart.slots.map(({ text }) => text),
    targets: chart.slots.map(({ target }) => target ?? null),
    targetTexts: chart.slots.map((_, slot) => textOf(slot)),
    ticks: chart.ticks,
    dates: chart.dates,
    notes: chart.notes.map(({ slot, letter }) => ({ slot, letter })),
    breaks: chart.breaks,
    ends: endLabels(chart),
    kinds: chart.slots.map((slot) => signalMarkName(slot) ?? ''),
    marks: SIGNAL_MARKS,
    lines: { mean: lineOf(chart, 'mean'), lower: lineOf(chart, 'lower'), upper: lineOf(chart, 'upper'), nearLower: lineOf(chart, 'nearLower'), nearUpper: lineOf(chart, 'nearUpper') },
    ahead: {
      periods: chart.ahead.map((one) => one.label), mean: chart.ahead.map((one) => one.mean),
      lower50: chart.ahead.map((one) => one.lower50), upper50: chart.ahead.map((one) => one.upper50), lower80: chart.ahead.map((one) => one.lower80), upper80: chart.ahead.map((one) => one.upper80),
    },
    ...(chart.review !== undefined && { review: chart.review }),
    colours: { line: COLOURS.line, last: COLOURS.navy, target: COLOURS.plum, disc: COLOURS.ink, grid: COLOURS.hair },
  };
}

/** With a forecast the lines do not end at the figure, so that the target alone is named there. */
function endLabels({ slots, steps, ticks, ahead }: LineChart): LineChartData['ends'] {
  const last = slots.findLast(({ value }) => value !== undefined);
  if (last?.value === undefined) return [];
  const figure = { value: last.value, text: last.text, colour: COLOURS.navy };
  const step = steps.at(-1);
  if (!step || step.to !== slots.length - 1) return ahead.length > 0 ? [] : [{ ...figure, apart: 0 }];
  if (ahead.length > 0) return [{ value: step.value, text: `Target ${step.text}`, colour: COLOURS.plum, apart: 0 }];
  const height = (ticks.at(-1)?.value ?? 0) - (ticks[0]?.value ?? 0);
  const close = Math.abs(last.value - step.value) < height / 20;
  const apart = close ? (last.value >= step.value ? -9 : 9) : 0;
  return [{ ...figure, apart }, { value: step.value, text: `Target ${step.text}`, colour: COLOURS.plum, apart: -apart }];
}
