import { boundWords, isCertain, isUnknown, starWords, verdictWord } from '../../../present/judgement-words.ts';
import type { JudgementBounds } from '../../../present/judgement-words.ts';
import { positionChart } from '../../../present/position-chart.ts';
import { scaleBars } from '../../../present/scale-bars.ts';
import { starRow } from '../../../present/star-row.ts';

/** A judgement with the words that say why, some of them links into the trace. */
export interface DashboardJudgement extends JudgementBounds {
  readonly why: readonly { readonly text: string; readonly href?: string }[];
}

export interface DashboardJudgements {
  readonly service: DashboardJudgement;
  readonly prospects: DashboardJudgement;
  readonly yearAgo?: { readonly service: number; readonly prospects: number };
}

/** The two judgements with their drawings, and the chart of both. */
export function judgementViews({ service, prospects, yearAgo }: DashboardJudgements) {
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

function positionHeading({ service, prospects, yearAgo }: DashboardJudgements): string {
  if (!yearAgo || isUnknown(service) || isUnknown(prospects)) return 'Where the service stands';
  const moves = [service.lower - yearAgo.service, prospects.lower - yearAgo.prospects];
  if (moves.every((move) => move > 0)) return 'Up on both judgements in a year';
  if (moves.every((move) => move < 0)) return 'Down on both judgements in a year';
  if (moves.every((move) => move === 0)) return 'Where it was a year ago';
  if (moves.every((move) => move >= 0)) return 'Up on one judgement in a year';
  return moves.every((move) => move <= 0) ? 'Down on one judgement in a year' : 'Up on one judgement, down on the other';
}
