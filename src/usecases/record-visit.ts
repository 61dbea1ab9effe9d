import type { Access } from '../core/access.ts';
import { ownCouncil } from '../core/user.ts';
import type { House } from './house.ts';

/** A page somebody from outside the council asks for: the pattern of its address, with ids of the council and framework alone. */
export interface Visit {
  readonly route: string;
  readonly council?: string;
  readonly framework?: string;
}

/** Enters the visit in the event log. What the page does not say is taken from the one council and framework the account is for. */
export async function recordVisit({ store, now }: Pick<House, 'store' | 'now'>, { actor }: Access, { route, council, framework }: Visit): Promise<void> {
  const own = actor.assignments.find((held) => held.framework !== undefined && (council === undefined || held.council === council));
  await store.events.record({
    at: now(), actor: actor.id, type: 'page-visited', entity: `page${route}`,
    content: { council: council ?? ownCouncil(actor.assignments) ?? null, framework: framework ?? own?.framework ?? null },
  });
}
