import { evaluate } from '../core/rating/evaluate.ts';
import { ratingChance } from '../core/rating/chance/rating-chance.ts';
import type { RatingChance } from '../core/rating/chance/rating-chance.ts';
import type { Facts } from '../core/rating/facts.ts';
import { scaleOfNode } from '../core/rating/framework.ts';
import type { Framework } from '../core/rating/framework.ts';
import { effortBy } from '../core/rating/path/effort.ts';
import { bestOfAll, findPaths } from '../core/rating/path/find-paths.ts';
import type { Paths } from '../core/rating/path/find-paths.ts';
import { levelIndex } from '../core/rating/scale.ts';
import type { House } from './house.ts';

/** How to get to the best of every judgement, and how likely it is to be there on the review date. */
export interface Outlook {
  readonly paths: Paths;
  /** Absent while no review date is agreed. */
  readonly chance?: RatingChance;
}

/** Paths and chance for the facts of a council. Kept until the data changes, since a thousand courses take a moment. */
export async function readOutlook({ catalogue, outlooks }: House, framework: Framework, facts: Facts, reviewDate: string | undefined): Promise<Outlook> {
  const key = [facts.council.gss, framework.id, framework.version, facts.asOf, facts.knownAt ?? '', reviewDate ?? ''].join(' ');
  return outlooks.get(key, async () => {
    const { states } = evaluate(framework, catalogue, facts);
    const problem = { framework, states, wanted: bestOfAll(framework), effort: effortBy(framework, states, catalogue.pathRules), mostTries: catalogue.pathRules.mostTries };
    const paths = findPaths(problem, catalogue.pathRules.alternatives);
    if (reviewDate === undefined) return { paths };
    const [cheapest] = paths.kind === 'paths' ? paths.paths : [];
    const moves = cheapest && new Map(cheapest.moves.map(({ node, to }) => [node, levelIndex(scaleOfNode(framework, node), to)]));
    return { paths, chance: ratingChance({ framework, definitions: catalogue, facts, day: reviewDate, ...(moves && { path: moves }) }, catalogue.chanceRules) };
  });
}
