import { accessFor, CONSOLE_ACCESS, VISITOR } from '../core/access.ts';
import type { Council } from '../core/council.ts';
import { toDecimalText } from '../core/decimal-text.ts';
import { hasEndedBy, periodCode, periodFromCode } from '../core/period.ts';
import type { Period } from '../core/period.ts';
import type { Facts, ObservedFact } from '../core/rating/facts.ts';
import { factsSchema } from '../core/rating/facts.ts';
import type { peersSchema } from '../core/rating/facts.ts';
import type { FrameworkFile } from '../core/rating/framework.ts';
import { testsOf } from '../core/rating/tests-of.ts';
import type { ActionEntry, AssessmentEntry, EvidenceEntry, TargetEntry } from '../core/register.ts';
import type { SourcedPoint } from '../core/series.ts';
import type { House } from './house.ts';
import type { z } from 'zod';
import type { AsSeen } from './read-standings.ts';

/** What `readFacts` is asked for: with a framework, also the figures of other councils that its tests compare with. */
export type FactsAsked = AsSeen & { readonly framework?: FrameworkFile };

/**
 * Everything a rating of the council may look at, as one document: published figures of periods that ended by the day,
 * that a draft is there and no more (a rating says "not known" of it, also to who may not see drafts), targets, assessments, evidence and actions as recorded by then.
 */
export async function readFacts(house: House, council: Council, { asOf, knownAt, framework }: FactsAsked): Promise<Facts> {
  const { store } = house;
  const { gss } = council;
  const [series, targets, assessments, evidence, actions] = await Promise.all([
    store.figures.series(CONSOLE_ACCESS, { council: gss, ...(knownAt !== undefined && { knownAt }) }),
    store.register.current<TargetEntry>('targets', gss, knownAt),
    store.register.current<AssessmentEntry>('assessments', gss, knownAt),
    store.register.current<EvidenceEntry>('evidence', gss, knownAt),
    store.register.current<ActionEntry>('actions', gss, knownAt),
  ]);
  const points = series.flatMap((one) => one.points.filter((point) => hasEndedBy(point.period, asOf)).map((point) => toObserved(one.indicator, point)));
  const sources = [...points.flatMap((one) => one.source?.batch ?? []), ...[targets, assessments, evidence, actions].flat().flatMap((entry) => entry.source?.batch ?? [])];
  return factsSchema.parse({
    council: { gss, name: council.name },
    asOf,
    ...(knownAt !== undefined && { knownAt }),
    observations: points,
    targets: targets.map(({ content: { indicator, from, value, profile }, source }) => ({ indicator, from, value, ...(profile && { profile }), ...(source && { source }) })),
    assessments: assessments.map(({ content: { framework, criterion, level, rationale, evidence: items, author, approver, approved, asOf: day }, source }) =>
      ({ framework, criterion, level, rationale, evidence: items, author, asOf: day, ...(approver && { approver }), ...(approved && { approved }), ...(source && { source }) })),
    evidence: evidence.map(({ content: { id, title, criteria, claim, evidencesFrom, evidencesTo, expires, owner }, source }) =>
      ({ id, title, criteria, claim, ...(evidencesFrom && { evidencesFrom }), ...(evidencesTo && { evidencesTo }), ...(expires && { expires }), ...(owner && { owner }), ...(source && { source }) })),
    actions: actions.map(({ content: { id, title, owner, due, status, criteria, indicators }, source }) =>
      ({ id, title, status, criteria, indicators, ...(owner && { owner }), ...(due && { due }), ...(source && { source }) })),
    peers: framework ? await readPeers(house, council, { asOf, framework, observations: points, ...(knownAt !== undefined && { knownAt }) }) : [],
    files: await store.batches.fileNames(new Set(sources)),
  });
}

interface PeersAsked {
  readonly asOf: string;
  readonly knownAt?: string;
  readonly framework: FrameworkFile;
  readonly observations: readonly ObservedFact[];
}

/**
 * What other councils of the same standing, real or illustrative, published for the council's latest period of each
 * indicator that the framework compares by quartile: all of them, and those of its kind.
 */
async function readPeers({ store, catalogue }: House, council: Council, { asOf, knownAt, framework, observations }: PeersAsked): Promise<z.input<typeof peersSchema>[]> {
  const compared = new Set(testsOf(framework).flatMap((test) => (test.op === 'quartile' ? [test.indicator] : [])));
  const wanted = [...compared].flatMap((indicator) => latestPeriods(observations, indicator).map((period) => ({ indicator, period })));
  if (wanted.length === 0) return [];
  const holding = await store.figures.countByCouncil();
  const others = (await store.councils.all()).filter((one) => one.gss !== council.gss && one.illustrative === council.illustrative && (holding.get(one.gss) ?? 0) > 0);
  const published = await Promise.all(others.map(async (other) => {
    // As a visitor: a draft of one council may neither show nor hide a figure in the rating of another.
    const series = await store.figures.series(accessFor(catalogue.roles, VISITOR), { council: other.gss, indicators: [...compared], ...(knownAt !== undefined && { knownAt }) });
    const points = series.flatMap((one) => one.points.filter((point) => hasEndedBy(point.period, asOf)).map((point) => toObserved(one.indicator, point)));
    return { kind: other.kind, points };
  }));
  return wanted.flatMap(({ indicator, period }) => {
    const held = published.flatMap(({ kind, points }) => points.flatMap((one) => (one.indicator === indicator && one.period === period && one.value !== null ? [{ kind, value: one.value }] : [])));
    const group = (name: string, of: typeof held): z.input<typeof peersSchema>[] => (of.length === 0 ? [] : [{ indicator, period, group: name, values: of.map(({ value }) => value) }]);
    return [...group('all', held), ...group('kind', held.filter((one) => one.kind === council.kind))];
  });
}

/** The latest period of an indicator at each granularity it is held by. */
function latestPeriods(observations: readonly ObservedFact[], indicator: string): string[] {
  const latest = new Map<string, Period>();
  for (const one of observations) {
    const period = one.indicator === indicator ? periodFromCode(one.period) : undefined;
    if (period && period.month >= (latest.get(period.granularity)?.month ?? -Infinity)) latest.set(period.granularity, period);
  }
  return [...latest.values()].map(periodCode);
}

function toObserved(indicator: string, { period, figure, sampleSize, draft, source }: SourcedPoint): ObservedFact {
  // Neither its value nor where to read it: a rating is the same for everybody who may see it, and decides nothing by a draft.
  if (draft) return { indicator, period: periodCode(period), value: null, status: 'actual', state: 'draft' };
  const shared = { indicator, period: periodCode(period), state: 'published' as const, source: { batch: source.batch, line: source.line }, ...(sampleSize !== undefined && { sampleSize }) };
  if (figure.kind === 'none') return { ...shared, value: null, reason: figure.reason, status: 'actual' };
  const components = figure.numerator === undefined || figure.denominator === undefined ? {} : { numerator: toDecimalText(figure.numerator), denominator: toDecimalText(figure.denominator) };
  return { ...shared, ...components, value: toDecimalText(figure.value), status: figure.status };
}
