import type { Access } from '../core/access.ts';
import { isCriterion } from '../core/rating/framework.ts';
import type { EvidenceEntry } from '../core/register.ts';
import type { House } from './house.ts';
import { refuseUnlessKeeper } from './set-evidence.ts';
import { findEvidence } from './show-evidence.ts';

export interface WantedLink {
  readonly council: string;
  readonly id: string;
  readonly criterion: string;
  readonly claim: string;
  readonly where: string;
}

export type EvidenceLinked = { readonly kind: 'linked' } | { readonly kind: 'faults'; readonly faults: Partial<Record<'criterion' | 'linkClaim' | 'linkWhere', string>> };

/** Says what an item shows of a criterion and where to look; a second link to the same criterion replaces the first. Throws `not-permitted` or `not-found`. */
export async function linkEvidence(house: House, access: Access, wanted: WantedLink): Promise<EvidenceLinked> {
  const { council, id, criterion } = wanted;
  refuseUnlessKeeper(access, council);
  const { entry: { content } } = await findEvidence(house, access, council, id);
  const known = [...house.catalogue.frameworks.values()].some(({ nodes }) => {
    const node = Object.hasOwn(nodes, criterion) ? nodes[criterion] : undefined;
    return node !== undefined && isCriterion(node);
  });
  const [claim, where] = [wanted.claim.trim(), wanted.where.trim()];
  const faults = {
    ...(!known && { criterion: 'Choose a criterion' }),
    ...(claim === '' && { linkClaim: 'Say in a sentence what it shows of the criterion' }),
    ...(where === '' && { linkWhere: 'Say where to look, such as page 12 or sheet Costs, cell D4' }),
  };
  if (Object.keys(faults).length > 0) return { kind: 'faults', faults };
  const links = [...(content.links ?? []).filter((link) => link.criterion !== criterion), { criterion, claim, where }];
  await record(house, access, council, { ...content, criteria: [...new Set([...content.criteria, criterion])], links });
  return { kind: 'linked' };
}

/** Takes a link away; one that is not there stays not there. Throws `not-permitted` or `not-found`. */
export async function unlinkEvidence(house: House, access: Access, { council, id, criterion }: Pick<WantedLink, 'council' | 'id' | 'criterion'>): Promise<void> {
  refuseUnlessKeeper(access, council);
  const { entry: { content } } = await findEvidence(house, access, council, id);
  if (!content.criteria.includes(criterion)) return;
  await record(house, access, council, { ...content, criteria: content.criteria.filter((one) => one !== criterion), links: (content.links ?? []).filter((link) => link.criterion !== criterion) });
}

async function record({ store, now }: House, access: Access, council: string, content: EvidenceEntry): Promise<void> {
  await store.register.add({ kind: 'evidence', council, key: content.id, content, actor: access.actor.id, at: now() });
}
