import type { Catalogue } from '../../../catalogue/catalogue.ts';
import { dayNumber } from '../../../core/day.ts';
import type { Judgement } from '../../../core/rating/rate.ts';
import { levelIndex } from '../../../core/rating/scale.ts';
import { formatDay, formatDayShort } from '../../../present/format-date.ts';
import { boundsOf, resultInWords } from '../../../present/judgement-bounds.ts';
import { isUnknown } from '../../../present/judgement-words.ts';
import { positionChart } from '../../../present/position-chart.ts';
import { bestWords, betweenWords, isBestValue, likeliest, movedWords, numberWord, oddsWords, percentWords, supportWords, verdictOf } from '../../../present/readiness-words.ts';
import { holdsFacts } from '../../../present/trace-lines.ts';
import type { Readiness } from '../../../usecases/show-readiness.ts';
import { urls } from '../../urls.ts';
import { sheetOf } from './sheet.ts';

/** The sheet holds so many lines of each list, so that it stays one sheet; the rest is named and one link away. */
const MOST = { binding: 5, path: 7, missing: 6, waiting: 5 };

/** Everything the page `views/pages/readiness/index.hbs` prints. `today` is the day pages open with; of any other day the sheet says which it is. */
export function toReadinessView(readiness: Readiness, catalogue: Pick<Catalogue, 'indicators' | 'frameworks'>, today: string) {
  const { council, framework, rating, yearAgo, paths, chance, reviewDate, head } = readiness;
  const query = `?${new URLSearchParams({ 'framework': framework.id, 'as-of': rating.asOf, ...(rating.knownAt !== undefined && { 'known-at': rating.knownAt }) }).toString()}`;
  const held = holdsFacts(rating);
  const day = rating.asOf === today ? 'today' : `on ${formatDay(rating.asOf)}`;
  const best = bestWords(rating);
  const sheet = sheetOf(readiness, catalogue, urls.rating(council.gss) + query);
  const shown = { binding: sheet.binding.slice(0, MOST.binding), missing: sheet.missing.slice(0, MOST.missing), waiting: sheet.waiting.slice(0, MOST.waiting) };
  const result = chance?.kind === 'chance' ? chance : undefined;
  const late = sheet.path?.moves.filter((move) => move.late).length ?? 0;
  return {
    sheet,
    council: council.name, subtitle: `${framework.subject === 'it-service' ? 'ICT service' : framework.title} · as of ${formatDay(rating.asOf)}${rating.knownAt === undefined ? '' : `, from what was known on ${formatDay(rating.knownAt.slice(0, 10))}`}`,
    question: `Would ${framework.subject === 'it-service' ? 'our ICT service' : 'we'} be rated ${best} ${day}?`, standTitle: `Where we stand ${day}`,
    verdict: sheet.verdict,
    lede: ledeOf(readiness, held, best),
    bestValue: isBestValue(rating) && rating.judgements.every((one) => one.lower !== undefined),
    chart: chartOf(readiness),
    chartTitle: held ? movedWords(rating, yearAgo) : 'Where we stand',
    yearAgoDay: formatDay(yearAgo.asOf),
    judgements: sheet.judgements,
    chances: result ? sheet.chances : undefined,
    chanceOn: reviewDate === undefined ? undefined : formatDayShort(reviewDate),
    joint: result && {
      percent: percentWords(result.best), of: isBestValue(rating) ? 'three stars and excellent prospects' : best,
      both: rating.judgements.length > 1,
      done: result.bestWithPath === undefined || sheet.path === undefined ? undefined : `With ${sheet.path.moves.length === 1 ? 'the one thing' : `all ${numberWord(sheet.path.moves.length)} things`} of the cheapest path done${late === 0 ? '' : `, of which ${numberWord(late)} ${late === 1 ? 'takes' : 'take'} longer than that`}: `,
      donePercent: result.bestWithPath === undefined ? undefined : percentWords(result.bestWithPath),
    },
    noChance: noChanceWords(readiness, held),
    bindingTitle: !held || verdictOf(rating) === 'yes' ? 'What holds us back' : `What holds us at ${isBestValue(rating) && rating.judgements[0] ? holdWords(rating.judgements[0]) : 'this level'}`,
    steps: sheet.steps, binding: shown.binding, bindingMore: more(sheet.binding.length, MOST.binding, `${urls.rating(council.gss)}${query}`),
    noBinding: sheet.binding.length > 0 ? undefined : held ? 'Nothing: every judgement is at its best.' : 'Nothing is known yet, so no one thing stands in the way: everything does.',
    pathTitle: `The cheapest path to ${best}`,
    path: sheet.path && { ...sheet.path, moves: sheet.path.moves.slice(0, MOST.path), more: more(sheet.path.moves.length, MOST.path, `${urls.readinessCsv(council.gss)}${query}`), exactWords: sheet.path.exact ? '' : ' These are the best found; there may be cheaper ones.' },
    noPath: sheet.path ? undefined : paths.kind === 'there' ? 'None is needed.' : 'No movement of criteria leads there under the rules of this framework.',
    missing: shown.missing, missingMore: more(sheet.missing.length, MOST.missing, `${urls.readinessCsv(council.gss)}${query}`),
    waiting: shown.waiting, waitingMore: more(sheet.waiting.length, MOST.waiting, `${urls.readinessCsv(council.gss)}${query}`),
    links: { why: `${urls.rating(council.gss)}${query}`, whatIf: `${urls.whatIf(council.gss)}${query}`, compare: `${urls.compareRatings(council.gss)}${query}`, json: `${urls.readinessJson(council.gss)}${query}`, csv: `${urls.readinessCsv(council.gss)}${query}`, framework: urls.framework(framework.id) },
    form: { action: urls.readiness(council.gss), asOf: rating.asOf, frameworks: [...catalogue.frameworks.values()].map(({ id, title }) => ({ value: id, text: title, selected: id === framework.id })) },
    foot: [
      ...(sheet.missing.some((one) => one.decides) || sheet.waiting.some((one) => one.decides) ? ['In bold: what the cheapest path needs.'] : []),
      'A modelled reading of published criteria, never an official judgement.',
      ...(result ? [`Chances are of the modelled rating, from ${result.runs.toLocaleString('en-GB')} courses of the forecasts of ${result.forecast.length} ${result.forecast.length === 1 ? 'indicator' : 'indicators'}, independent of each other; figures to come are taken to arrive, open actions to be done by their dates, and judgements of people to stay as declared.`] : []),
      ...(result && result.held.length > 0 ? [`Too little history, so held at the last figure: ${result.held.map(({ indicator }) => catalogue.indicators.get(indicator)?.shortTitle ?? indicator).join(', ')}.`] : []),
      ...(paths.kind === 'paths' ? ['Efforts compare paths with each other; they are no days and no pounds.'] : []),
      `Framework: ${framework.title}, file version ${framework.version}.`,
      ...(head ? [`Event log at ${head.seq.toLocaleString('en-GB')} (${head.hash.slice(0, 8)}).`] : []),
      ...(council.illustrative ? ['All figures illustrative.'] : []),
    ],
  };
}

function more(count: number, most: number, href: string) {
  return count > most ? { text: `and ${count - most} more`, href } : undefined;
}

function holdWords(judgement: Judgement): string {
  const result = resultInWords({ ...judgement, ...(judgement.lower !== undefined && { upper: judgement.lower }) });
  return result === 'zero stars' ? 'no star' : result;
}

interface Part { readonly text: string; readonly strong?: boolean }

/** The paragraph under the verdict, in parts so that what matters can be bold. */
function ledeOf({ rating, reviewDate, chance, paths }: Readiness, held: boolean, best: string): Part[] {
  const parts: Part[] = held ? [{ text: `${supportWords(rating)} ` }] : [{ text: `Nothing that decides is known yet: no fact this framework looks at is held up to ${formatDay(rating.asOf)}. Nothing known is not poor. ` }];
  if (reviewDate === undefined) parts.push({ text: 'No review date is set for this framework. ' });
  else {
    const days = dayNumber(reviewDate) - dayNumber(rating.asOf);
    if (days > 0) parts.push({ text: 'The review is on ' }, { text: `${formatDay(reviewDate)}, in ${days} ${days === 1 ? 'day' : 'days'}`, strong: true }, { text: '. ' });
    else parts.push({ text: days === 0 ? 'The review is today. ' : `The review was on ${formatDay(reviewDate)}, ${-days} ${days === -1 ? 'day' : 'days'} ago. ` });
  }
  if (held && chance?.kind === 'chance') parts.push({ text: 'There is ' }, { text: oddsWords(chance.best), strong: true }, { text: ` of ${best} by then. ` });
  const between = held ? betweenWords(paths) : undefined;
  if (between) parts.push({ text: between });
  return parts;
}

function noChanceWords({ chance, reviewDate }: Readiness, held: boolean): string | undefined {
  if (reviewDate === undefined) return 'No chance is given, because no review date is set for this framework.';
  if (chance === undefined || chance.kind === 'chance') return undefined;
  if (!held) return 'No chance is given: too little history, since no figure is held.';
  return `No chance is given. ${chance.reason}`;
}

/** The chart of Best Value, wide and narrow; nothing for other frameworks. */
function chartOf({ rating, yearAgo, chance }: Readiness) {
  const [service, prospects] = rating.judgements.map(boundsOf);
  if (!isBestValue(rating) || !service || !prospects) return undefined;
  const [serviceBefore, prospectsBefore] = yearAgo.judgements.map(boundsOf);
  const before = serviceBefore && prospectsBefore && !isUnknown(serviceBefore) && !isUnknown(prospectsBefore) ? { service: serviceBefore.lower, prospects: prospectsBefore.lower } : undefined;
  const likely = likeliest(chance)?.map((level, at) => levelIndex(rating.judgements[at]?.scale ?? { title: '', levels: [] }, level));
  const heading = likely?.[0] === undefined || likely[1] === undefined ? undefined : { service: likely[0], prospects: likely[1] };
  const input = { service, prospects, ...(before && { yearAgo: before }), ...(heading && { heading }) };
  const known = !isUnknown(service) && !isUnknown(prospects);
  return {
    wide: positionChart({ ...input, id: 'position', width: 'wide' }), narrow: positionChart({ ...input, id: 'position-narrow', width: 'narrow' }),
    known, open: service.lower !== service.upper || prospects.lower !== prospects.upper,
    yearAgo: known && before !== undefined && (before.service !== service.lower || before.prospects !== prospects.lower), heading: heading !== undefined,
  };
}
