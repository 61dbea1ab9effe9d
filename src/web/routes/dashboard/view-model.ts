import type { Council } from '../../../core/council.ts';
import { monthsIn } from '../../../core/period.ts';
import type { Period } from '../../../core/period.ts';
import type { Standing } from '../../../core/standing.ts';
import { AIM_MARKS, CHANGE_MARKS } from '../../../core/trend/trend-marks.ts';
import type { TrendRules } from '../../../core/trend/trend-rules.ts';
import type { TargetStatus } from '../../../core/target.ts';
import { formatDay, formatPeriodLong, formatWeekday } from '../../../present/format-date.ts';
import type { Link } from '../../../present/page-frame.ts';
import type { AttentionLine } from '../../../present/standing-words.ts';
import { AIM_WORDS, CHANGE_WORDS } from '../../../present/trend-mark-words.ts';
import { attentionView } from './attention-view.ts';
import { dashboardAddress } from './dashboard-address.ts';
import type { DashboardLinks } from './dashboard-address.ts';
import { isFiltered, isShown, sortRows } from './filters.ts';
import type { DashboardFilters } from './filters.ts';
import { judgementViews } from './judgement-views.ts';
import type { DashboardJudgements } from './judgement-views.ts';
import { markTallies } from './mark-tallies.ts';
import { toRow } from './row.ts';
import type { DashboardRow, RowView } from './row.ts';

export interface DashboardInput {
  readonly council: Council;
  /** Judgement date, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Only revisions recorded by then are shown, `YYYY-MM-DD`; shown when it differs from the judgement date. */
  readonly knownAt?: string;
  readonly rows: readonly DashboardRow[];
  readonly trendRules: TrendRules;
  /** Theme names in the order of the page. */
  readonly themes: readonly string[];
  /** Sets the council has figures for; one set needs no filter. */
  readonly sets: readonly { readonly id: string; readonly title: string; readonly service?: string }[];
  /** Fewer councils than this have no quartile. */
  readonly least: number;
  /** Only for those who may see ratings. */
  readonly judgements?: DashboardJudgements;
  /** What else needs attention, such as an assessment waiting for approval. */
  readonly moreAttention?: readonly AttentionLine[];
  readonly review?: { readonly date: string; readonly daysLeft: number };
  readonly filters: DashboardFilters;
  readonly links: DashboardLinks & {
    readonly csv: string;
    /** The sheet of all trends. */
    readonly trends: string;
  };
}

const STATUSES: readonly { readonly value: DashboardFilters['status']; readonly text: string }[] = [
  { value: 'all', text: 'All' }, { value: 'attention', text: 'Needs attention' }, { value: 'met', text: 'Met' },
  { value: 'close', text: 'Close' }, { value: 'missed', text: 'Missed' }, { value: 'unknown', text: 'Unknown' }, { value: 'no-target', text: 'No target' },
];

const QUARTILE = 'Quartile';

const COLUMNS: readonly { readonly text: string; readonly numeric: boolean; readonly sort?: DashboardFilters['sort'] }[] = [
  { text: 'Indicator', numeric: false, sort: 'name' },
  { text: 'Latest', numeric: true },
  { text: 'Target', numeric: true },
  { text: 'Against target', numeric: false, sort: 'status' },
  { text: 'Is it changing?', numeric: false, sort: 'change' },
  { text: 'Will it hit target?', numeric: false, sort: 'aim' },
  { text: '36 months, with target', numeric: false },
  { text: 'On last period', numeric: true },
  { text: 'On a year ago', numeric: true },
  { text: 'Next figure, 80% likely', numeric: true },
  { text: QUARTILE, numeric: false },
  { text: 'Figure for', numeric: false, sort: 'period' },
  { text: 'Owner', numeric: false, sort: 'owner' },
];

/** Everything the page `views/pages/dashboard/index.hbs` prints, in its words. */
export function toDashboard(input: DashboardInput) {
  const { rows, filters, links, judgements } = input;
  const shown = rows.filter((row) => isShown(row, filters));
  const quartiles = rows.some(({ place }) => place?.quartile !== undefined);
  const columns = COLUMNS.filter(({ text }) => quartiles || text !== QUARTILE);
  const flagged = rows.filter(({ trend }) => trend.attention.length > 0).length;
  return {
    title: title(input),
    subtitle: subtitle(input),
    review: input.review && { days: reviewDays(input.review.daysLeft), words: reviewWords(input.review) },
    judgements: judgements && judgementViews(judgements),
    attention: attentionView(rows, input.trendRules, input.moreAttention),
    heading: countHeading(shown.map(({ standing }) => standing)),
    tallies: markTallies(rows, filters, links),
    quartiles,
    noQuartiles: quartiles ? undefined : noQuartiles(input),
    quickLinks: [
      ...(flagged > 0 && filters.status !== 'attention' ? [{ text: `Only the ${flagged} that need attention`, href: dashboardAddress(links, { ...filters, status: 'attention' }) }] : []),
      ...(isFiltered(filters) ? [{ text: 'Show everything', href: dashboardAddress(links, { sort: 'attention', status: 'all' }) }] : []),
      ...(rows.length > 0 ? [{ text: 'All trends on one sheet', href: links.trends }] : []),
      ...(rows.length > 0 ? [{ text: 'Download CSV', href: links.csv }] : []),
    ] satisfies Link[],
    /** Without any row there is nothing to filter; the day can still be chosen. */
    isFiltered: isFiltered(filters) || links.keep.length > 0,
    filters: {
      none: rows.length === 0, action: links.self, keep: links.keep.filter(({ name }) => name !== 'as-of'), sort: filters.sort, asOf: input.asOf,
      sets: input.sets.length > 1 && { items: [{ value: '', text: 'All sets', selected: !filters.set }, ...input.sets.map(({ id, title }) => ({ value: id, text: title, selected: id === filters.set }))] },
      changes: [{ value: '', text: 'All', selected: filters.change === undefined }, ...CHANGE_MARKS.map((value) => ({ value, text: CHANGE_WORDS[value], selected: value === filters.change }))],
      aims: [{ value: '', text: 'All', selected: filters.aim === undefined }, ...AIM_MARKS.map((value) => ({ value, text: AIM_WORDS[value], selected: value === filters.aim }))],
      statuses: STATUSES.map(({ value, text }) => ({ value, text, selected: value === filters.status })),
    },
    columns: columns.map(({ text, numeric, sort }) => ({
      text, numeric, ...(sort && { href: dashboardAddress(links, { ...filters, sort }), sorted: filters.sort === sort }),
    })),
    columnCount: columns.length,
    needed: input.trendRules.trialBelow,
    flat: filters.sort !== 'attention',
    groups: groupRows(shown, input, quartiles),
    nothing: rows.length === 0 ? 'No figures are held for this council yet.' : shown.length === 0 ? 'No indicator matches this filter.' : undefined,
    rules: rulesInUse(rows),
  };
}

/** The service, or where none of the sets is about one, what the figures are of. */
function title({ council, sets, rows }: DashboardInput): string {
  const services = new Set(sets.flatMap(({ service }) => (service === undefined ? [] : [service])));
  const [service = 'ICT'] = services;
  if (rows.length > 0 && services.size === 0) return `${council.name}: ${sets.map((set) => set.title).join(', ')}`;
  return `${council.name} ${service} service`;
}

/** Why no row has a quartile, said once instead of in each row. */
function noQuartiles({ council, rows, least }: DashboardInput): string | undefined {
  if (rows.length === 0) return undefined;
  if (council.illustrative) return 'No quartiles: this is an invented council, and its figures are never ranked among those of real ones.';
  return `No quartiles: for none of these do ${least} councils have a comparable figure for the same period.`;
}

function subtitle({ council, asOf, knownAt, rows }: DashboardInput): string {
  const kind = council.illustrative ? `${council.kind} (illustrative)` : council.kind;
  const newest = newestPeriod(rows);
  const parts = [kind, ...(council.closed ? [`closed ${formatDay(council.closed)}`] : []), ...(newest ? [`figures to ${formatPeriodLong(newest)}`] : []), `as of ${formatDay(asOf)}`];
  if (knownAt && knownAt.slice(0, 10) !== asOf) parts.push(`as known on ${formatDay(knownAt)}`);
  return parts.join(' · ');
}

/** Of the latest figures' periods the one that ends last. */
function newestPeriod(rows: readonly DashboardRow[]): Period | undefined {
  const end = (period: Period | undefined): number => (period === undefined ? 0 : period.month + monthsIn(period.granularity));
  return rows.reduce<Period | undefined>((newest, { standing: { latest } }) => (end(latest?.period) > end(newest) ? latest?.period : newest), undefined);
}

function reviewDays(daysLeft: number): string {
  return String(Math.abs(daysLeft));
}

function reviewWords({ date, daysLeft }: { date: string; daysLeft: number }): { first: string; second: string } {
  const days = Math.abs(daysLeft) === 1 ? 'day' : 'days';
  return { first: daysLeft < 0 ? `${days} since the review` : `${days} to the review`, second: `on ${formatWeekday(date)}` };
}

/** "18 indicators: 8 targets met, 6 close, 2 missed, 1 unknown"; "2 indicators, none with a target". */
function countHeading(standings: readonly Standing[]): string {
  const count = (status: TargetStatus): number => standings.filter(({ verdict }) => verdict.status === status).length;
  const met = count('met');
  const others = (['close', 'missed', 'unknown'] as const).map((status) => `${count(status)} ${status}`).filter((words) => !words.startsWith('0 '));
  const total = `${standings.length} ${standings.length === 1 ? 'indicator' : 'indicators'}`;
  if (standings.length > 0 && standings.every(({ verdict }) => verdict.status === 'no-target')) return `${total}, ${standings.length === 1 ? 'without a target' : 'none with a target'}`;
  return standings.length === 0 ? total : `${total}: ${[`${met} ${met === 1 ? 'target' : 'targets'} met`, ...others].join(', ')}`;
}

function groupRows(shown: readonly DashboardRow[], { themes, filters, trendRules }: DashboardInput, ranked: boolean): { theme?: string; count?: string; rows: RowView[] }[] {
  const sorted = sortRows(shown, filters.sort);
  if (filters.sort !== 'attention') return sorted.length > 0 ? [{ rows: sorted.map((row) => toRow(row, trendRules, ranked)) }] : [];
  const names = [...new Set([...themes, ...shown.map(({ theme }) => theme)])];
  return names.flatMap((theme) => {
    const rows = sorted.filter((row) => row.theme === theme);
    return rows.length > 0 ? [{ theme, count: themeCount(rows), rows: rows.map((row) => toRow(row, trendRules, ranked)) }] : [];
  });
}

function themeCount(rows: readonly DashboardRow[]): string {
  const judged = rows.filter(({ standing }) => standing.target !== undefined && standing.indicator.polarity !== 'none');
  const met = judged.filter(({ standing }) => standing.verdict.status === 'met').length;
  return judged.length === 0 ? 'no targets' : `${met} of ${judged.length} ${judged.length === 1 ? 'target' : 'targets'} met`;
}

/** The rules behind "Close" on this page, each once, as councils differ. */
function rulesInUse(rows: readonly DashboardRow[]): string[] {
  return [...new Set(rows.flatMap(({ standing }) => (standing.ragRule && standing.verdict.status !== 'no-target' ? [standing.ragRule.words] : [])))];
}
