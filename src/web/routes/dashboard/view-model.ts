import type { Council } from '../../../core/council.ts';
import { monthsIn } from '../../../core/period.ts';
import type { Period } from '../../../core/period.ts';
import type { AttentionReason, Standing } from '../../../core/standing.ts';
import { AIM_MARKS, CHANGE_MARKS } from '../../../core/trend/trend-marks.ts';
import type { TrendRules } from '../../../core/trend/trend-rules.ts';
import type { TargetStatus } from '../../../core/target.ts';
import { formatDay, formatPeriodLong, formatWeekday } from '../../../present/format-date.ts';
import { boundWords, isCertain, isUnknown, starWords, verdictWord } from '../../../present/judgement-words.ts';
import type { JudgementBounds } from '../../../present/judgement-words.ts';
import type { Link } from '../../../present/page-frame.ts';
import { positionChart } from '../../../present/position-chart.ts';
import { scaleBars } from '../../../present/scale-bars.ts';
import { attentionLine } from '../../../present/standing-words.ts';
import { AIM_WORDS, CHANGE_WORDS, aimMark, changeMark } from '../../../present/trend-mark-words.ts';
import type { AttentionLine } from '../../../present/standing-words.ts';
import { starRow } from '../../../present/star-row.ts';
import { isFiltered, isShown, sortRows } from './filters.ts';
import type { DashboardFilters } from './filters.ts';
import { toRow, rowCells } from './row.ts';
import type { DashboardRow, RowView } from './row.ts';

/** A judgement with the words that say why, some of them links into the trace. */
export interface DashboardJudgement extends JudgementBounds {
  readonly why: readonly { readonly text: string; readonly href?: string }[];
}

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
  readonly judgements?: {
    readonly service: DashboardJudgement;
    readonly prospects: DashboardJudgement;
    readonly yearAgo?: { readonly service: number; readonly prospects: number };
  };
  /** What else needs attention, such as an assessment waiting for approval. */
  readonly moreAttention?: readonly AttentionLine[];
  readonly review?: { readonly date: string; readonly daysLeft: number };
  readonly filters: DashboardFilters;
  readonly links: {
    /** Address of this page without its question mark. */
    readonly self: string;
    readonly csv: string;
    /** The sheet of all trends. */
    readonly trends: string;
    /** Query parameters that every link and the filter form keep: `as-of` and `known-at` when they were asked for. */
    readonly keep: readonly { readonly name: string; readonly value: string }[];
  };
}

const NOTHING_NEEDS_ATTENTION = {
  nothingHeld: 'Nothing is known: no figure is held, so none can be judged.', allWell: 'Nothing: no target is missed or out of reach, nothing is worsening, and no figure is overdue.',
} as const;

/** Lines of "Needs attention" before it refers to the table. */
const ATTENTION_LINES = 6;

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
    attention: attentionView(input),
    heading: countHeading(shown.map(({ standing }) => standing)),
    tallies: tallies(input),
    quartiles,
    noQuartiles: quartiles ? undefined : noQuartiles(input),
    quickLinks: [
      ...(flagged > 0 && filters.status !== 'attention' ? [{ text: `Only the ${flagged} that need attention`, href: address(links, { ...filters, status: 'attention' }) }] : []),
      ...(isFiltered(filters) ? [{ text: 'Show everything', href: address(links, { sort: 'attention', status: 'all' }) }] : []),
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
      text, numeric, ...(sort && { href: address(links, { ...filters, sort }), sorted: filters.sort === sort }),
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

function judgementViews({ service, prospects, yearAgo }: NonNullable<DashboardInput['judgements']>) {
  const most = service.labels.length - 1;
  return {
    service: { title: service.title, drawing: starRow({ lower: service.lower, upper: service.upper, of: most }), verdict: verdictWord(service), words: sentence(starWords(service)), range: !isCertain(service), why: service.why },
    prospects: {
      title: prospects.title, drawing: scaleBars({ lower: prospects.lower, upper: prospects.upper, of: prospects.labels.length }), verdict: verdictWord(prospects),
      words: sentence(boundWords(prospects)), range: !isCertain(prospects), why: prospects.why,
    },
    position: {
      heading: positionHeading({ service, prospects, ...(yearAgo && { yearAgo }) }),
      drawing: positionChart({ service, prospects, id: 'position', width: 'wide', ...(yearAgo && { yearAgo }) }),
      narrow: positionChart({ service, prospects, id: 'position-narrow', width: 'narrow', ...(yearAgo && { yearAgo }) }),
      known: !isUnknown(service) && !isUnknown(prospects),
      open: !isCertain(service) || !isCertain(prospects),
      yearAgo: yearAgo !== undefined && !isUnknown(service) && !isUnknown(prospects),
    },
  };
}

function sentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
}

function positionHeading({ service, prospects, yearAgo }: NonNullable<DashboardInput['judgements']>): string {
  if (!yearAgo || isUnknown(service) || isUnknown(prospects)) return 'Where the service stands';
  const moves = [service.lower - yearAgo.service, prospects.lower - yearAgo.prospects];
  if (moves.every((move) => move > 0)) return 'Up on both judgements in a year';
  if (moves.every((move) => move < 0)) return 'Down on both judgements in a year';
  if (moves.every((move) => move === 0)) return 'Where it was a year ago';
  if (moves.every((move) => move >= 0)) return 'Up on one judgement in a year';
  return moves.every((move) => move <= 0) ? 'Down on one judgement in a year' : 'Up on one judgement, down on the other';
}

/** What is asked for first; an indicator stands in the list once. */
const ATTENTION_ORDER: readonly AttentionReason[] = ['worsening', 'missed', 'falls-short', 'stale', 'not-supplied'];

function attentionView({ rows, trendRules, moreAttention = [] }: DashboardInput) {
  const asking = ATTENTION_ORDER.flatMap((reason) => rows.filter(({ trend: { attention } }) => ATTENTION_ORDER.find((one) => attention.includes(one)) === reason).map((row) => ({ row, reason })));
  const lines = asking.slice(0, ATTENTION_LINES).map(({ row, reason }) => attentionLine(row.standing, reason, row.href, reason === 'worsening' ? rowCells(row, trendRules).summary : ''));
  const count = asking.length + moreAttention.length;
  return { lines: [...lines, ...moreAttention].slice(0, ATTENTION_LINES), more: Math.max(0, count - ATTENTION_LINES), none: count > 0 ? undefined : NOTHING_NEEDS_ATTENTION[rows.length === 0 ? 'nothingHeld' : 'allWell'] };
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

/** How many rows have each mark, each a link to those rows alone; marks nobody has are left out. */
function tallies({ rows, links, filters }: DashboardInput) {
  const shared = { ...(filters.set && { set: filters.set }), status: 'all', sort: 'attention' } as const;
  const inSet = rows.filter(({ set }) => !filters.set || set === filters.set);
  const changes = CHANGE_MARKS.flatMap((change) => {
    const having = inSet.filter(({ trend }) => trend.marks.change === change);
    const [first] = having;
    return first ? [{ mark: changeMark({ change, side: sharedSide(having) }).mark, text: `${having.length} ${CHANGE_WORDS[change].toLowerCase()}`, href: address(links, { ...shared, change }) }] : [];
  });
  const aims = AIM_MARKS.flatMap((aim) => {
    const count = inSet.filter(({ trend }) => trend.marks.aim === aim).length;
    return count > 0 ? [{ mark: aimMark({ aim }).mark, text: `${count} ${AIM_WORDS[aim].toLowerCase()}`, href: address(links, { ...shared, aim }) }] : [];
  });
  return rows.length === 0 ? [] : [{ question: 'Is it changing?', counts: changes }, { question: 'Will it hit target?', counts: aims }];
}

/** The arrow of a count: the way the data goes where all go the same way, else up for better and down for worse. */
function sharedSide(rows: readonly DashboardRow[]): -1 | 0 | 1 {
  const sides = new Set(rows.map(({ trend }) => trend.marks.side));
  const [only = 0] = sides;
  return sides.size === 1 ? only : rows[0]?.trend.marks.change === 'improving' ? 1 : -1;
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

function address({ self, keep }: DashboardInput['links'], { set, status, change, aim, sort }: DashboardFilters): string {
  const query = new URLSearchParams(keep.map(({ name, value }): [string, string] => [name, value]));
  if (set) query.set('set', set);
  if (status !== 'all') query.set('status', status);
  if (change) query.set('change', change);
  if (aim) query.set('aim', aim);
  if (sort !== 'attention') query.set('sort', sort);
  const text = query.toString();
  return text ? `${self}?${text}` : self;
}
