import { COLOURS } from './colours.ts';
import { escapeHtml } from './escape-html.ts';
import type { ChartFrame } from './line-chart-drawing.ts';
import type { ChartSlot } from './line-chart.ts';

/** As in the table: a blue disc for the better, an orange diamond for the worse, a purple triangle where neither is; the arrow is the way the data goes. */
const COLOUR = { better: '#0072CE', worse: '#E46C0A', neither: '#490092' } as const;
const ARROW = { up: 'M0 3.600V-3M-2.800 -.400L0 -3.200l2.800 2.800', down: 'M0 -3.600V3M-2.800 .400L0 3.200l2.800 -2.800' } as const;
const DISC = 'M-6.500 0a6.500 6.500 0 1 0 13 0a6.500 6.500 0 1 0 -13 0Z';
const DIAMOND = 'M0 -8L8 0L0 8L-8 0Z';

/** A mark around the point 0 0: a filled shape and the white arrow in it, as SVG paths, which a canvas draws too. */
export interface SignalMark {
  readonly shape: string;
  readonly colour: string;
  readonly arrow: string;
}

export const SIGNAL_MARKS = {
  'better-up': { shape: DISC, colour: COLOUR.better, arrow: ARROW.up },
  'better-down': { shape: DISC, colour: COLOUR.better, arrow: ARROW.down },
  'worse-up': { shape: DIAMOND, colour: COLOUR.worse, arrow: ARROW.up },
  'worse-down': { shape: DIAMOND, colour: COLOUR.worse, arrow: ARROW.down },
  'neither-up': { shape: 'M0 -8.500L8.500 6.500H-8.500Z', colour: COLOUR.neither, arrow: ARROW.up },
  'neither-down': { shape: 'M0 8.500L-8.500 -6.500H8.500Z', colour: COLOUR.neither, arrow: ARROW.down },
} as const satisfies Record<string, SignalMark>;
export type SignalMarkName = keyof typeof SIGNAL_MARKS;

/** Which mark a point carries; none for normal variation. */
export function signalMarkName({ kind, side }: Pick<ChartSlot, 'kind' | 'side'>): SignalMarkName | undefined {
  switch (kind) {
    case 'special_cause_improvement': return side === 1 ? 'better-up' : 'better-down';
    case 'special_cause_concern': return side === 1 ? 'worse-up' : 'worse-down';
    case 'special_cause_neutral_high': return 'neither-up';
    case 'special_cause_neutral_low': return 'neither-down';
    case 'common_cause':
    case undefined: return undefined;
  }
}

/** The mark of a point that is a signal; nothing for normal variation. */
export function signalMark(slot: Pick<ChartSlot, 'kind' | 'side'>, x: number, y: number): string {
  const name = signalMarkName(slot);
  if (name === undefined) return '';
  const { shape, colour, arrow } = SIGNAL_MARKS[name];
  return `<g transform="translate(${x} ${y})"><path d="${shape}" fill="${colour}"/><path d="${arrow}" fill="none" stroke="#fff" stroke-width="1.500"/></g>`;
}

/** From half a slot before a phase to half a slot after it, one stretch a slot, cut at the first slot drawn. */
function stretches({ chart, firstSlot, x }: ChartFrame, phase: ChartFrame['chart']['phases'][number]) {
  return (phase.limits ?? []).flatMap((limit, at) => {
    const slot = phase.from + at;
    if (slot < firstSlot) return [];
    const start = slot === firstSlot ? x(slot) - 8 : (x(slot) + x(slot - 1)) / 2;
    const end = slot === chart.slots.length - 1 ? x(slot) + 8 : (x(slot) + x(slot + 1)) / 2;
    return [{ start, end, limit }];
  });
}

function steps(parts: readonly { readonly start: number; readonly end: number; readonly value: number }[], y: (value: number) => number): string {
  let path = '';
  let level: number | undefined;
  for (const { start, end, value } of parts) {
    const here = y(value);
    path += level === undefined ? `M${start} ${here}` : here === level ? '' : `V${here}`;
    path += `H${end}`;
    level = here;
  }
  return path;
}

/** The ground between the limits of each phase. */
export function limitBands(frame: ChartFrame): string {
  return frame.chart.phases.map((phase) => stretches(frame, phase).map(({ start, end, limit }) =>
    `<path d="M${start} ${frame.y(limit.upper)}H${end}V${frame.y(limit.lower)}H${start}Z" fill="#EEF2F4"/>`).join('')).join('');
}

/** Limits dashed, near limits dotted, the mean solid; trial limits with shorter dashes. */
export function limitLines(frame: ChartFrame): string {
  const { y } = frame;
  return frame.chart.phases.map((phase) => {
    const parts = stretches(frame, phase);
    const line = (of: 'lower' | 'upper' | 'nearLower' | 'nearUpper', dash: string): string =>
      `<path d="${steps(parts.map(({ start, end, limit }) => ({ start, end, value: limit[of] })), y)}" fill="none" stroke="${COLOURS.line}" stroke-width="1.2" stroke-dasharray="${dash}"/>`;
    const dash = phase.trial ? '3 4' : '6 4';
    const [first, last] = [parts[0], parts.at(-1)];
    const mean = phase.mean !== undefined && first && last ? `<path d="M${first.start} ${y(phase.mean)}H${last.end}" stroke="${COLOURS.ink}" stroke-width="1.5"/>` : '';
    return parts.length === 0 ? '' : line('lower', dash) + line('upper', dash) + (phase.showNear ? line('nearLower', '1.5 4') + line('nearUpper', '1.5 4') : '') + mean;
  }).join('');
}

/** The forecast stands on a ground of its own, named at the top. */
export function forecastGround({ chart, size, top, foot, x }: ChartFrame): string {
  const slots = chart.slots.length;
  if (chart.ahead.length === 0) return '';
  const start = (x(slots - 1) + x(slots)) / 2;
  const end = x(slots + chart.ahead.length - 1) + 6;
  const title = size.slots === Infinity ? `<text x="${start + 4}" y="${top - 6}" font-weight="bold" fill="${COLOURS.text}">Forecast</text>` : '';
  const review = chart.review === undefined ? '' : `<path d="M${end} ${top - 4}V${foot}" stroke="${COLOURS.navy}" stroke-width="1.5"/>`
    + (size.slots === Infinity ? chart.review.split(', ').map((part, line) => `<text x="${end + 6}" y="${top + 4 + line * 15}"${line === 0 ? ' font-weight="bold"' : ''} fill="${COLOURS.navy}">${escapeHtml(part)}</text>`).join('') : '');
  return `<path d="M${start} ${top}H${end}V${foot}H${start}Z" fill="#F3F6F9"/>${title}${review}`;
}

/** Two bands, 80 % and 50 %, from the latest figure on, and the mean dotted. */
export function fan({ chart, x, y }: ChartFrame): string {
  const last = chart.slots.findLastIndex(({ value }) => value !== undefined);
  const value = chart.slots[last]?.value;
  if (chart.ahead.length === 0 || value === undefined) return '';
  const place = (at: number): number => x(chart.slots.length + at);
  const from = `${x(last)} ${y(value)}`;
  const band = (lower: 'lower50' | 'lower80', upper: 'upper50' | 'upper80', fill: string): string =>
    `<path d="M${from}${chart.ahead.map((one, at) => `L${place(at)} ${y(one[upper])}`).join('')}${chart.ahead.map((one, at) => `L${place(at)} ${y(one[lower])}`).reverse().join('')}Z" fill="${fill}"/>`;
  return band('lower80', 'upper80', '#D3DCE6') + band('lower50', 'upper50', '#A3B6C9')
    + `<path d="M${from}${chart.ahead.map(({ mean }, at) => `L${place(at)} ${y(mean)}`).join('')}" fill="none" stroke="${COLOURS.navy}" stroke-width="1.6" stroke-dasharray="2 3"/>`;
}
