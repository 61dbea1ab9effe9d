import type { Access } from '../core/access.ts';
import { ThreestarError } from '../core/errors.ts';
import { registerKey } from '../core/register-key.ts';
import type { OwnerEntry } from '../core/register.ts';
import type { House } from './house.ts';

export type OwnerSet = { readonly kind: 'set' } | { readonly kind: 'faults'; readonly faults: { readonly owner: string } };

const LONGEST = 100;

/** Says which role an indicator's figures are due from. Throws `not-permitted`. */
export async function setOwner(house: House, access: Access, wanted: { readonly council: string; readonly indicator: string; readonly owner: string; readonly reason: string }): Promise<OwnerSet> {
  const { council, indicator } = wanted;
  if (!access.may('set-targets', council)) throw new ThreestarError('not-permitted', 'You may not name owners for this council. Ask the head of ICT.');
  const owner = wanted.owner.trim();
  const reason = wanted.reason.trim();
  if (owner === '') return { kind: 'faults', faults: { owner: 'Enter the role that supplies the figure, such as Service desk manager' } };
  if (owner.length > LONGEST) return { kind: 'faults', faults: { owner: `The role must have at most ${LONGEST} characters` } };
  const content: OwnerEntry = { indicator, owner };
  await house.store.register.add({ kind: 'owners', council, key: registerKey.owners(content), content, actor: access.actor.id, at: house.now(), ...(reason !== '' && { reason }) });
  return { kind: 'set' };
}
