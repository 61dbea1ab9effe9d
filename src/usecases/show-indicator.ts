import type { Access } from '../core/access.ts';
import type { Council } from '../core/council.ts';
import { ThreestarError } from '../core/errors.ts';
import type { Period } from '../core/period.ts';
import type { NoteEntry, ReviewDateEntry } from '../core/register.ts';
import { targetReader } from '../gather/import/read-target.ts';
import type { TypedTarget } from '../gather/import/read-target.ts';
import type { Revision } from '../store/figures.ts';
import type { RegisterEntry } from '../store/register.ts';
import { actorWords } from './actor-words.ts';
import { findCouncil } from './find-council.ts';
import type { House } from './house.ts';
import { readRebaseHistory, readRebases } from './read-rebases.ts';
import type { RebaseDecision } from './read-rebases.ts';
import { readStandings } from './read-standings.ts';
import type { AsSeen, IndicatorStanding } from './read-standings.ts';
import { findReview } from './show-dashboard.ts';

export interface CouncilIndicator extends IndicatorStanding {
  readonly council: Council;
  /** By period, then in the order they were received. */
  readonly revisions: readonly Revision[];
  /** Who recorded each revision, by actor id, in words. */
  readonly recorders: ReadonlyMap<string, string>;
  /** Only for those who may see notes. */
  readonly notes: readonly RegisterEntry<NoteEntry>[];
  /** First periods of the phases people confirmed. */
  readonly rebases: readonly Period[];
  /** Every decision about new limits, oldest first, with who made it in words. */
  readonly rebaseHistory: readonly (Omit<RebaseDecision, 'by'> & { readonly by: string })[];
  /** Only for those who may see ratings, as on the dashboard. */
  readonly review?: ReviewDateEntry;
  /** The target a reader typed to ask for its chance; kept nowhere. */
  readonly typedTarget?: TypedTarget;
}

/** One indicator of one council with its history. Throws ThreestarError `not-found`. */
export async function showIndicator(house: House, access: Access, input: AsSeen & { readonly council: string; readonly indicator: string; readonly typedTarget?: string }): Promise<CouncilIndicator> {
  const council = await findCouncil(house, input.council);
  const indicator = house.catalogue.indicators.get(input.indicator);
  if (indicator === undefined) throw new ThreestarError('not-found', `There is no indicator "${input.indicator}". The council's dashboard links to those it has figures of.`);
  const { gss } = council;
  const [rows, revisions, notes, rebases, decisions, review] = await Promise.all([
    readStandings(house, access, { ...input, council: gss, indicators: [indicator.code] }),
    house.store.figures.revisions(access, gss, indicator.code),
    access.may('see-notes', gss) ? house.store.register.current<NoteEntry>('notes', gss, input.knownAt) : [],
    readRebases(house, gss, input.knownAt),
    readRebaseHistory(house, gss, indicator.code, input.knownAt),
    access.may('see-ratings', gss) ? findReview(house, gss, input.knownAt) : undefined,
  ]);
  const [row] = rows;
  if (row === undefined) throw new ThreestarError('not-found', `${indicator.title} is in no indicator set.`);
  const known = input.knownAt;
  const recorders = await actorWords(house, [...revisions.map((one) => one.recordedBy), ...decisions.map((one) => one.by)], gss);
  return {
    council, ...row, recorders,
    rebases: rebases.get(indicator.code) ?? [],
    rebaseHistory: decisions.map((one) => ({ ...one, by: recorders.get(one.by) ?? '' })),
    ...(review && { review }),
    ...(input.typedTarget !== undefined && { typedTarget: targetReader(indicator)(input.typedTarget) }),
    revisions: known === undefined ? revisions : revisions.filter((one) => one.recordedAt <= known),
    notes: notes.filter(({ content }) => content.indicator === indicator.code),
  };
}
