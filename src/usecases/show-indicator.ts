import type { Access } from '../core/access.ts';
import type { Council } from '../core/council.ts';
import { ThreestarError } from '../core/errors.ts';
import type { NoteEntry } from '../core/register.ts';
import type { Revision } from '../store/figures.ts';
import type { RegisterEntry } from '../store/register.ts';
import { actorWords } from './actor-words.ts';
import { findCouncil } from './find-council.ts';
import type { House } from './house.ts';
import { readStandings } from './read-standings.ts';
import type { AsSeen, IndicatorStanding } from './read-standings.ts';

export interface CouncilIndicator extends IndicatorStanding {
  readonly council: Council;
  /** By period, then in the order they were received. */
  readonly revisions: readonly Revision[];
  /** Who recorded each revision, by actor id, in words. */
  readonly recorders: ReadonlyMap<string, string>;
  /** Only for those who may see notes. */
  readonly notes: readonly RegisterEntry<NoteEntry>[];
}

/** One indicator of one council with its history. Throws ThreestarError `not-found`. */
export async function showIndicator(house: House, access: Access, input: AsSeen & { readonly council: string; readonly indicator: string }): Promise<CouncilIndicator> {
  const council = await findCouncil(house, input.council);
  const indicator = house.catalogue.indicators.get(input.indicator);
  if (indicator === undefined) throw new ThreestarError('not-found', `There is no indicator "${input.indicator}". The council's dashboard links to those it has figures of.`);
  const { gss } = council;
  const [rows, revisions, notes] = await Promise.all([
    readStandings(house, access, { ...input, council: gss, indicators: [indicator.code] }),
    house.store.figures.revisions(access, gss, indicator.code),
    access.may('see-notes', gss) ? house.store.register.current<NoteEntry>('notes', gss, input.knownAt) : [],
  ]);
  const [row] = rows;
  if (row === undefined) throw new ThreestarError('not-found', `${indicator.title} is in no indicator set.`);
  const known = input.knownAt;
  return {
    council, ...row,
    recorders: await actorWords(house, revisions.map((one) => one.recordedBy), gss),
    revisions: known === undefined ? revisions : revisions.filter((one) => one.recordedAt <= known),
    notes: notes.filter(({ content }) => content.indicator === indicator.code),
  };
}
