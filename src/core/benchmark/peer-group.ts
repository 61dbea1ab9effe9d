import type { Council } from '../council.ts';
import type { BenchmarkRules, PeerList } from './benchmark-rules.ts';

/** Whom a council is compared with. */
export type PeerGroup =
  | { readonly kind: 'all' | 'kind' | 'region' }
  | { readonly kind: 'size'; readonly sizes: BenchmarkRules['sizes'] }
  | { readonly kind: 'list'; readonly list: PeerList };

/** What a group is asked by, in an address and on the command line. */
export function peerGroupId(group: PeerGroup): string {
  return group.kind === 'list' ? group.list.id : group.kind;
}

/** Every group there is, in the order it is offered. */
export function peerGroups(rules: BenchmarkRules, lists: readonly PeerList[]): PeerGroup[] {
  return [{ kind: 'all' }, { kind: 'kind' }, { kind: 'region' }, { kind: 'size', sizes: rules.sizes }, ...lists.map((list): PeerGroup => ({ kind: 'list', list }))];
}

/**
 * The part of the group a council belongs to: councils with the same answer are compared. `undefined` where it belongs to
 * none: it is not in the list, or the register does not give its region or population. Example: by kind, `County`.
 */
export function peerGroupPart(group: PeerGroup, council: Council): string | undefined {
  switch (group.kind) {
    case 'all': return 'all councils';
    case 'kind': return council.kind;
    case 'region': return council.region === '' ? undefined : council.region;
    case 'size': {
      const { population } = council;
      return population === undefined ? undefined : group.sizes.find(({ below }) => below === undefined || population < below)?.title;
    }
    case 'list': return group.list.councils.includes(council.gss) ? group.list.title : undefined;
  }
}

/** Are the two compared in this group? Illustrative figures are never compared with real ones, whatever the group. */
export function arePeers(group: PeerGroup, one: Council, other: Council): boolean {
  const part = peerGroupPart(group, one);
  return one.illustrative === other.illustrative && part !== undefined && part === peerGroupPart(group, other);
}
