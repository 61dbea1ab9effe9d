import { dayNumber } from '../../core/day.ts';
import type { Judgement } from '../../core/rating/rate.ts';
import { levelAt, levelIndex } from '../../core/rating/scale.ts';
import type { Scale } from '../../core/rating/scale.ts';
import type { NodeTrace } from '../../core/rating/trace.ts';
import { approvalSentence } from '../../present/approval-words.ts';
import { chanceBar } from '../../present/chance-bar.ts';
import { formatDay } from '../../present/format-date.ts';
import { formatCount } from '../../present/format-number.ts';
import { moveWords, ownerWords } from '../../present/path-words.ts';
import type { MoveWords } from '../../present/path-words.ts';
import { bestWords, capital, oddsWords, percentWords } from '../../present/readiness-words.ts';
import { boundsOf } from '../../present/judgement-bounds.ts';
import { attentionLine } from '../../present/standing-words.ts';
import { nodesIn } from '../../present/trace-lines.ts';
import type { PackContents } from '../pack-contents.ts';
import { criterionName, nameOf, ownersOf, reasonWords, scaleOf } from './criterion-reasons.ts';
import { heading, paragraph, tableOr } from './report-model.ts';
import type { Block } from './report-model.ts';

/** How far it is to the review and to the best rating: what stands in the way, what is missing and what waits. */
export function readinessBlocks(contents: PackContents): Block[] {
  return [
    heading(2, 'Readiness: what stands in the way'),
    paragraph(reviewWords(contents)),
    ...chanceBlocks(contents),
    ...contents.rating.judgements.flatMap((judgement) => bindingBlocks(judgement, contents)),
    ...pathBlocks(contents),
    ...missingBlocks(contents),
    ...waitingBlocks(contents),
  ];
}

function reviewWords({ reviewDate, asOf }: PackContents): string {
  if (reviewDate === undefined) return 'No date of a review is agreed.';
  const days = dayNumber(reviewDate) - dayNumber(asOf);
  if (days < 0) return `The review was agreed for ${formatDay(reviewDate)}, ${formatCount(-days)} days before this report.`;
  return days === 0 ? 'The review is on the day of this report.' : `The next review is agreed for ${formatDay(reviewDate)}: ${formatCount(days)} ${days === 1 ? 'day' : 'days'} from the day of this report.`;
}

/** What each judgement may be on the review date. */
function chanceBlocks(contents: PackContents): Block[] {
  const { chance, rating, rules: { forecastRules } } = contents;
  if (chance === undefined) return [];
  if (chance.kind === 'no-chance') return [paragraph(`No chance is given. ${chance.reason}`)];
  const moves = cheapestMoves(contents);
  const late = moves.filter((move) => move.late).length;
  const done = chance.bestWithPath === undefined || moves.length === 0 ? ''
    : ` With the whole of the cheapest path below done it would be ${percentWords(chance.bestWithPath)}${late === 0 ? '' : `; but ${late} of its ${moves.length} movements ${late === 1 ? 'takes' : 'take'} longer than until the review`}.`;
  return [
    paragraph(`There is ${oddsWords(chance.best)} of being rated ${bestWords(rating)} by then (${percentWords(chance.best)}).${done}`),
    {
      kind: 'table', caption: `Chances of the modelled rating on ${formatDay(chance.day)}`,
      head: [{ text: 'Judgement and level', parts: 56 }, { text: 'Chance', parts: 12, numeric: true }, { text: 'Drawn', parts: 32 }],
      rows: chance.judgements.flatMap(({ node, levels }) => {
        const judgement = rating.judgements.find((one) => one.node === node);
        const top = Math.max(...levels.map(({ share }) => share));
        return [...levels].reverse().map(({ level, share }) => [
          `${judgement?.title ?? node} ${judgement === undefined ? level : titleOf(judgement.scale, level)}`, percentWords(share),
          { svg: chanceBar(share, share === top), alt: percentWords(share) },
        ]);
      }),
    },
    paragraph(`Counted in ${formatCount(chance.runs)} simulated courses of the forecasts of ${chance.forecast.length} ${chance.forecast.length === 1 ? 'indicator' : 'indicators'}, each independent of the others${chance.held.length === 0 ? '' : `; ${chance.held.length} with too little history ${chance.held.length === 1 ? 'is' : 'are'} held at the last figure`}. Judgements of people are taken to stay as declared. No forecast is made from fewer than ${forecastRules.leastFigures} figures.`),
  ];
}

function titleOf(scale: Scale, level: string): string {
  return levelAt(scale, levelIndex(scale, level)).title.toLowerCase();
}

function bindingBlocks(judgement: Judgement, contents: PackContents): Block[] {
  const { binding, scale, title } = judgement;
  const bounds = boundsOf(judgement);
  if (bounds === undefined || bounds.lower === scale.levels.length - 1) return [heading(3, title), paragraph(bounds === undefined ? `${judgement.trace.words}.` : 'The best level is reached: nothing stands in the way.')];
  const wanted = scale.levels[bounds.lower + 1]?.title.toLowerCase() ?? '';
  const traces = new Map(nodesIn(judgement.trace).map((trace) => [trace.node, trace]));
  const together = binding.some(({ alone }) => !alone);
  const lead = binding.length === 1 ? `One thing stands between this and ${wanted}.`
    : together ? `${formatCount(binding.length)} things stand between this and ${wanted}, all of them together.` : `Any one of ${formatCount(binding.length)} things would make it ${wanted}.`;
  return [
    heading(3, title), paragraph(lead),
    tableOr('Nothing that can be named stands in the way.', {
      caption: `What stands between “${title}” and ${wanted}`,
      head: [{ text: 'Criterion', parts: 24 }, { text: 'Now and needed', parts: 18 }, { text: 'Why', parts: 40 }, { text: 'Who can move it', parts: 18 }],
      rows: binding.map(({ node, movement, from, to }) => {
        const trace = traces.get(node);
        const own = scaleOf(contents, node) ?? scale;
        return [
          trace === undefined ? node : nameOf(trace), movement === 'settle' ? `A fact is missing; it may be ${titleOf(own, to)} already` : `${capital(titleOf(own, from))}; ${titleOf(own, to)} is needed`,
          trace === undefined ? '' : whyOf(trace), trace?.kind === 'criterion' ? ownersOf(trace, contents) : '',
        ];
      }),
    }),
  ];
}

/** Why a node stands where it does: the tests of a criterion, or what was found of a stated level. */
function whyOf(trace: NodeTrace): string {
  if (trace.kind === 'criterion') return reasonWords(trace);
  return trace.kind === 'given' ? `${trace.found}${trace.settle === undefined ? '' : ` ${trace.settle}`}` : `${trace.words}.`;
}

/** The movements of the cheapest path in words; none where there is no such path. */
function cheapestMoves(contents: PackContents): MoveWords[] {
  const { paths, rating, facts, standings, reviewDate } = contents;
  const [cheapest] = paths.kind === 'paths' ? paths.paths : [];
  const traces = new Map<string, NodeTrace>(rating.judgements.flatMap((judgement) => nodesIn(judgement.trace)).map((trace) => [trace.node, trace]));
  const sources = {
    facts, indicators: new Map(standings.map(({ standing: { indicator } }) => [indicator.code, indicator])), ...(reviewDate !== undefined && { reviewDate }),
    owners: new Map(standings.flatMap(({ standing: { indicator, owner } }) => (owner === undefined ? [] : [[indicator.code, owner] as const]))),
  };
  return (cheapest?.moves ?? []).flatMap((move) => {
    const trace = traces.get(move.node);
    const scale = scaleOf(contents, move.node);
    return trace === undefined || scale === undefined ? [] : [moveWords(move, trace, scale, sources)];
  });
}

function pathBlocks(contents: PackContents): Block[] {
  const { paths, rating } = contents;
  const top = heading(3, `The cheapest path to ${bestWords(rating)}`);
  if (paths.kind === 'there') return [top, paragraph('None is needed.')];
  const [cheapest] = paths.kind === 'paths' ? paths.paths : [];
  if (cheapest === undefined || paths.kind !== 'paths') return [top, paragraph('No movement of criteria leads there under the rules of this framework.')];
  return [
    top, paragraph(`${capital(formatCount(cheapest.moves.length))} ${cheapest.moves.length === 1 ? 'movement' : 'movements'}, of effort ${cheapest.effort} together. Efforts compare paths with each other; they are no days and no pounds.${paths.exact ? '' : ' It is the best found; there may be a cheaper one.'}`),
    tableOr('Nothing is needed.', {
      caption: 'What the path is made of',
      head: [{ text: 'Criterion', parts: 24 }, { text: 'From and to', parts: 16 }, { text: 'What to do', parts: 42 }, { text: 'Who', parts: 18 }],
      rows: cheapestMoves(contents).map(({ title, reference, steps, owners, from, to, movement }) => [
        nameOf({ title, ...(reference !== undefined && { reference }) }), movement === 'settle' ? `Settle it at ${to}` : `${capital(from)} to ${to}`, steps.join(' '), ownerWords(owners),
      ]),
    }),
  ];
}

function missingBlocks({ standings, evidence, asOf }: PackContents): Block[] {
  const figures = standings.flatMap(({ standing }) => standing.attention.map((reason) => {
    const { before, state, after } = attentionLine(standing, reason, '');
    return [standing.indicator.title, capital(`${before}${state}${after}`), standing.owner ?? 'nobody is named'];
  }));
  const expired = evidence.filter(({ holds, content }) => holds && content.expires !== undefined && content.expires < asOf)
    .map(({ content: { id, title, expires = '', owner } }) => [`${id} ${title}`, `Evidence, expired on ${formatDay(expires)}`, owner ?? 'nobody is named']);
  return [
    heading(3, 'What is missing, old or behind target'),
    tableOr('Every figure is there, up to date and at or near its target, and no evidence has expired.', {
      caption: 'What needs attention, with who owns it',
      head: [{ text: 'Indicator or evidence', parts: 32 }, { text: 'State', parts: 46 }, { text: 'Owner', parts: 22 }], rows: [...figures, ...expired],
    }),
  ];
}

function waitingBlocks({ assessed, rating }: PackContents): Block[] {
  return [
    heading(3, 'Awaiting approval'),
    tableOr('No assessment awaits approval.', {
      caption: 'Assessments that do not count yet, or no longer',
      head: [{ text: 'Criterion', parts: 32 }, { text: 'Level', parts: 12 }, { text: 'Drafted', parts: 22 }, { text: 'State', parts: 34 }],
      rows: assessed.filter(({ approval }) => approval.kind !== 'stands').map(({ content, approval }) =>
        [criterionName(rating, content.criterion), capital(content.level), `${content.author}, ${formatDay(content.drafted)}`, approvalSentence(approval)]),
    }),
  ];
}
