import { rangeOf } from '../core/rating/bounds.ts';
import { evaluate } from '../core/rating/evaluate.ts';
import { ratingChance } from '../core/rating/chance/rating-chance.ts';
import type { RatingChance } from '../core/rating/chance/rating-chance.ts';
import type { Facts } from '../core/rating/facts.ts';
import { scaleOfNode } from '../core/rating/framework.ts';
import type { Framework } from '../core/rating/framework.ts';
import { effortBy } from '../core/rating/path/effort.ts';
import { bestOfAll, findPaths } from '../core/rating/path/find-paths.ts';
import type { Paths, RatingPath } from '../core/rating/path/find-paths.ts';
import { levelIndex } from '../core/rating/scale.ts';
import type { House } from './house.ts';

/** How to get to the best of every judgement, and how likely it is to be there on the review date. */
export interface Outlook {
  readonly paths: Paths;
  /** The cheapest way one level up on each judgement that is not at its best. */
  readonly steps: readonly { readonly judgement: string; readonly to: string; readonly path: RatingPath }[];
  /** Absent while no review date is agreed. */
  readonly chance?: RatingChance;
}

/** Paths and chance for the facts of a council. Kept while these facts are the same, since a thousand courses take a moment. */
export async function readOutlook({ catalogue, outlooks, sha256 }: House, framework: Framework, facts: Facts, reviewDate: string | undefined): Promise<Outlook> {
  const key = sha256(Buffer.from(JSON.stringify([framework.id, framework.version, reviewDate, facts])));
  return outlooks.get(key, async () => {
    const { states } = evaluate(framework, catalogue, facts);
    const problem = { framework, states, wanted: bestOfAll(framework), effort: effortBy(framework, states, catalogue.pathRules), mostTries: catalogue.pathRules.mostTries };
    const paths = findPaths(problem, catalogue.pathRules.alternatives);
    const steps = framework.judgements.flatMap((judgement) => {
      const next = (rangeOf(states.get(judgement))?.lower ?? Infinity) + 1;
      const to = scaleOfNode(framework, judgement).levels[next]?.id;
      const found = to === undefined ? undefined : findPaths({ ...problem, wanted: new Map([[judgement, next]]) }, 1);
      const [path] = found?.kind === 'paths' ? found.paths : [];
      return path && to !== undefined ? [{ judgement, to, path }] : [];
    });
    if (reviewDate === undefined) return { paths, steps };
    const [cheapest] = paths.kind === 'paths' ? paths.paths : [];
    const moves = cheapest && new Map(cheapest.moves.map(({ node, to }) => [node, levelIndex(scaleOfNode(framework, node), to)]));
    return { paths, steps, chance: ratingChance({ framework, definitions: catalogue, facts, day: reviewDate, ...(moves && { path: moves }) }, catalogue.chanceRules) };
  });
}
