import { CONSOLE_ACCESS } from '../core/access.ts';
import type { Council } from '../core/council.ts';
import { toDecimalText } from '../core/decimal-text.ts';
import { hasEndedBy, periodCode } from '../core/period.ts';
import type { Facts, ObservedFact } from '../core/rating/facts.ts';
import { factsSchema } from '../core/rating/facts.ts';
import type { FrameworkFile } from '../core/rating/framework.ts';
import type { ActionEntry, EvidenceEntry, TargetEntry } from '../core/register.ts';
import type { SourcedPoint } from '../core/series.ts';
import { voidWords } from '../present/approval-words.ts';
import { formatDay } from '../present/format-date.ts';
import type { House } from './house.ts';
import { readAssessments } from './read-assessments.ts';
import { readPeers } from './read-peers.ts';
import { readRebases } from './read-rebases.ts';
import type { HeldAssessment } from './read-assessments.ts';
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
  const [series, targets, assessments, evidence, actions, rebases] = await Promise.all([
    store.figures.series(CONSOLE_ACCESS, { council: gss, ...(knownAt !== undefined && { knownAt }) }),
    store.register.current<TargetEntry>('targets', gss, knownAt),
    readAssessments(house, gss, knownAt),
    store.register.current<EvidenceEntry>('evidence', gss, knownAt),
    store.register.current<ActionEntry>('actions', gss, knownAt),
    readRebases(house, gss, knownAt),
  ]);
  const points = series.flatMap((one) => one.points.filter((point) => hasEndedBy(point.period, asOf)).map((point) => toObserved(one.indicator, point)));
  const sources = [...points.flatMap((one) => one.source?.batch ?? []), ...[targets, assessments.map(({ entry }) => entry), evidence, actions].flat().flatMap((entry) => entry.source?.batch ?? [])];
  return factsSchema.parse({
    council: { gss, name: council.name },
    asOf,
    ...(knownAt !== undefined && { knownAt }),
    observations: points,
    targets: targets.map(({ content: { indicator, from, value, profile }, source }) => ({ indicator, from, value, ...(profile && { profile }), ...(source && { source }) })),
    assessments: assessments.map((one) => toAssessed(one, asOf)),
    evidence: evidence.map(({ content: { id, title, criteria, claim, evidencesFrom, evidencesTo, expires, owner, file }, source }) =>
      ({ id, title, criteria, claim, ...(evidencesFrom && { evidencesFrom }), ...(evidencesTo && { evidencesTo }), ...(expires && { expires }), ...(owner && { owner }), ...(file && { sha256: file.sha256 }), ...(source && { source }) })),
    actions: actions.map(({ content: { id, title, owner, due, status, criteria, indicators }, source }) =>
      ({ id, title, status, criteria, indicators, ...(owner && { owner }), ...(due && { due }), ...(source && { source }) })),
    rebases: [...rebases].flatMap(([indicator, periods]) => periods.map((from) => ({ indicator, from: periodCode(from) }))),
    peers: framework ? await readPeers(house, council, { asOf, framework, series, ...(knownAt !== undefined && { knownAt }) }) : [],
    files: await store.batches.fileNames(new Set(sources)),
  });
}

/** Counts as approved only while it is what was approved. */
function toAssessed({ entry: { content, source }, approval }: HeldAssessment, day: string): Facts['assessments'][number] {
  const { framework, criterion, level, rationale, evidence, author, asOf } = content;
  return {
    framework, criterion, level, rationale, evidence: [...evidence], author, asOf, ...(source && { source }),
    ...(approval.kind === 'stands' && { approver: approval.approver, approved: approval.approved }),
    ...(approval.kind === 'void' && approval.approved <= day && { approvalVoid: `its approval of ${formatDay(approval.approved)} is void: ${voidWords(approval)}` }),
  };
}

function toObserved(indicator: string, { period, figure, sampleSize, draft, source, definitionVersion }: SourcedPoint): ObservedFact {
  // Neither its value nor where to read it: a rating is the same for everybody who may see it, and decides nothing by a draft.
  if (draft) return { indicator, period: periodCode(period), value: null, status: 'actual', state: 'draft' };
  const shared = { indicator, period: periodCode(period), state: 'published' as const, source: { batch: source.batch, line: source.line }, ...(sampleSize !== undefined && { sampleSize }) };
  if (figure.kind === 'none') return { ...shared, value: null, reason: figure.reason, status: 'actual' };
  const components = figure.numerator === undefined || figure.denominator === undefined ? {} : { numerator: toDecimalText(figure.numerator), denominator: toDecimalText(figure.denominator) };
  return { ...shared, ...components, definition: definitionVersion, value: toDecimalText(figure.value), status: figure.status };
}
