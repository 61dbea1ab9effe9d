import type { Rating } from '../../../core/rating/rate.ts';
import { lineKey, placedTests } from '../../../present/trace-lines.ts';

export const RATING_CSV_HEADER = ['judgement', 'reference', 'node', 'title', 'level', 'verdict', 'needed', 'found', 'because', 'settle', 'sources'];

/** One row a test, in the order of the page; `sources` names batches and lines, separated by semicolons. */
export function ratingRows(rating: Rating): (string | undefined)[][] {
  return placedTests(rating).map(({ judgement, node, level, test }) => [
    judgement, node.reference, node.node, node.title, level, test.verdict, test.needed, test.found, test.because, test.settle,
    [...new Set([...test.observations, ...test.items].flatMap(({ source }) => (source ? [`batch ${lineKey(source)}`] : [])))].join('; '),
  ]);
}
