import type { Access } from '../core/access.ts';
import type { Council } from '../core/council.ts';
import { ThreestarError } from '../core/errors.ts';
import { hideEvidence } from '../core/hide-evidence.ts';
import type { Framework } from '../core/rating/framework.ts';
import { rate } from '../core/rating/rate.ts';
import type { Rating } from '../core/rating/rate.ts';
import { findCouncil } from './find-council.ts';
import { hiddenEvidence } from './hidden-evidence.ts';
import type { House } from './house.ts';
import { readFacts } from './read-facts.ts';
import type { AsSeen } from './read-standings.ts';

/** A framework by its id, or an earlier version of one as `id@version`. Throws ThreestarError `not-found` naming the ones there are. */
export function findFramework({ catalogue, shelf }: Pick<House, 'catalogue' | 'shelf'>, id: string): Framework {
  const framework = catalogue.frameworks.get(id) ?? shelf.version(id);
  if (framework === undefined) throw new ThreestarError('not-found', `There is no framework "${id}". There are: ${[...catalogue.frameworks.keys()].join(', ')}.`);
  return framework;
}

/** An account for one framework sees nothing by another. Throws ThreestarError `not-permitted` naming what it is for. */
export function refuseOtherFramework(access: Access, { gss, name }: Council, { id, title }: Framework): void {
  if (access.may('see-ratings', gss, id) || !access.may('see-ratings', gss)) return;
  const own = access.actor.assignments.flatMap(({ framework }) => framework ?? []).join(', ');
  throw new ThreestarError('not-permitted', `Your account for ${name} is for the framework ${own} alone, and this page is of ${title}. The rating and the packs of yours are in the menu; ask the council’s administrator if you need this one too.`);
}

/** The modelled rating of a council with its whole trace, the same for everybody but for the words of evidence somebody may not know of. Throws ThreestarError `not-found` or `not-permitted`. */
export async function rateCouncil(house: House, access: Access, input: AsSeen & { readonly council: string; readonly framework: string }): Promise<Rating> {
  const council = await findCouncil(house, input.council);
  if (!access.may('see-ratings', council.gss)) throw new ThreestarError('not-permitted', 'Ratings are seen with an account of the council.');
  const framework = findFramework(house, input.framework);
  refuseOtherFramework(access, council, framework);
  const hidden = await hiddenEvidence(house, access, council.gss, input.knownAt);
  const key = [council.gss, input.framework, input.asOf, input.knownAt ?? '', ...[...hidden].sort()].join(' ');
  return house.ratings.get(key, async () => rate(framework, house.catalogue, hideEvidence(await readFacts(house, council, { ...input, framework }), hidden)));
}
