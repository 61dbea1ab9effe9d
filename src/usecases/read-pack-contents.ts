import fs from 'node:fs';
import path from 'node:path';
import { CONSOLE_ACCESS } from '../core/access.ts';
import { yearBefore } from '../core/day.ts';
import { evidenceFileName } from '../core/evidence-rules.ts';
import type { IndicatorSet } from '../core/indicator.ts';
import type { RequestEntry } from '../core/inspection-request.ts';
import type { Inspection } from '../core/inspection.ts';
import type { KnownBatch } from '../core/known-batch.ts';
import type { Period } from '../core/period.ts';
import type { Facts } from '../core/rating/facts.ts';
import type { Framework } from '../core/rating/framework.ts';
import { rate } from '../core/rating/rate.ts';
import type { ActionEntry, ApprovalEntry, AssessmentEntry, EvidenceEntry, NoteEntry, RebaseEntry, TargetEntry } from '../core/register.ts';
import { RECENT_POINTS } from '../core/series.ts';
import type { Standing } from '../core/standing.ts';
import { analysedPoints, phaseStarts } from '../core/trend/series-trend.ts';
import type { Access } from '../core/access.ts';
import { textAsReceived } from '../gather/import/lines-around.ts';
import { usedSources } from '../present/trace-lines.ts';
import type { PackArguments, PackContents, PackEntry, PackEvidenceFile, PackFile, PackTrend, Redaction } from '../pack/pack-contents.ts';
import { hiddenItems, namesPeople, redact, redactionMark } from '../pack/redact.ts';
import { sourcePlace } from '../pack/tables/source-place.ts';
import { readAssessments } from './read-assessments.ts';
import { findCouncil } from './find-council.ts';
import type { House } from './house.ts';
import { findFramework } from './rate-council.ts';
import { readFacts } from './read-facts.ts';
import { readFileLines } from './read-file-lines.ts';
import { readOutlook } from './read-outlook.ts';
import { readRebases } from './read-rebases.ts';
import { readStandings } from './read-standings.ts';
import { indicatorTrend } from './read-trends.ts';
import { findReview } from './show-dashboard.ts';

/** Reads what everybody may see and no drafts, whoever makes the pack, so that its bytes do not depend on who that is. */
const PACK_ACCESS: Access = { actor: CONSOLE_ACCESS.actor, may: (permission) => permission !== 'see-drafts' };

/** Loads everything a pack shows, as known at its moment. Throws ThreestarError `not-found`. */
export async function readPackContents(house: House, wanted: PackArguments, onStep: (words: string) => void): Promise<PackContents> {
  const { store, catalogue } = house;
  const { asOf, knownAt, redaction } = wanted;
  const about = await findCouncil(house, wanted.council);
  const framework = findFramework(house, wanted.framework);
  const { gss } = about;
  onStep('Reading figures and registers');
  const [known, before, batches, revisions, review] = await Promise.all([
    readFacts(house, about, { asOf, knownAt, framework }), readFacts(house, about, { asOf: yearBefore(asOf), knownAt, framework }),
    store.known.batches(gss, knownAt), store.known.revisions(gss, knownAt), findReview(house, gss, knownAt),
  ]);
  const entries = async <Content>(kind: string): Promise<PackEntry<Content>[]> => readEntries(house, kind, gss, knownAt);
  const [targets, assessments, approvals, rebases, evidence, actions, notes, inspections, written] = await Promise.all([
    entries<TargetEntry>('targets'), entries<AssessmentEntry>('assessments'), entries<ApprovalEntry>('approvals'), entries<RebaseEntry>('rebases'), entries<EvidenceEntry>('evidence'),
    entries<ActionEntry>('actions'), entries<NoteEntry>('notes'), entries<Inspection>('inspections'), entries<RequestEntry>('requests'),
  ]);
  const [rows, phases, held] = await Promise.all([readStandings(house, PACK_ACCESS, { council: gss, asOf, knownAt }), readRebases(house, gss, knownAt), readAssessments(house, gss, knownAt)]);
  const standings = rows.map(({ set, standing }) => ({ set, standing, trend: packTrend(house, standing, phases.get(standing.indicator.code) ?? []) }));
  const assessed = held.filter(({ entry: { content, draft } }) => draft === undefined && content.framework === framework.id && content.asOf <= asOf)
    .map(({ entry: { content }, approval }) => ({ content, approval }));
  // An inspector may be for this framework alone, and then sees nothing said of the criteria of others.
  const requests = written.filter(({ content: { about: on } }) => on.on !== 'criterion' || on.framework === framework.id);
  const unredacted = rate(framework, catalogue, known);
  const whole = { facts: known, assessments, assessed, approvals, evidence, actions, notes, requests, standings, targets, rebases, revisions, batches };
  const readable = redact(whole, redaction);
  const isWithheld = redaction === 'none' ? () => false : namesPeople(whole);
  onStep('Reading the files as received');
  const sources = await readSources(house, batches, isWithheld);
  const places = new Map(batches.map((batch) => [batch.id, sourcePlace({ redaction, sources }, batch)]));
  const lines = await readFileLines(house, usedSources(unredacted));
  onStep('Rating');
  const reviewDate = review?.framework === framework.id ? review.date : undefined;
  // Worked out from what was not redacted: who owns what changes no path and no chance.
  const { paths, chance } = await readOutlook(house, framework, known, reviewDate);
  return {
    ...wanted, ...readable, about, inspections, sources, paths,
    ...(framework.subject && { subject: framework.subject }), frameworkText: catalogue.frameworkFiles.get(framework.id)?.text ?? '',
    indicatorSets: neededSets(catalogue.indicatorSets, framework, readable.facts, revisions.map(({ indicator }) => indicator), targets.map(({ content }) => content.indicator)),
    rules: { trendRules: catalogue.trendRules, forecastRules: catalogue.forecastRules, benchmarkRules: catalogue.benchmarkRules },
    rating: rate(framework, catalogue, readable.facts),
    ratingYearAgo: rate(framework, catalogue, before),
    ...(reviewDate !== undefined && { reviewDate }),
    ...(chance && { chance }),
    // The lines of a file that stays behind stay behind with it, unless it is left out only because other councils are in it too.
    lines: [...lines].flatMap(([batch, rows]) => (places.get(batch)?.words.startsWith('[redacted') ? [] : [...rows].map(([line, text]) => ({ batch, line, text: isWithheld(text) ? redactionMark(redaction) : text }))))
      .filter(({ batch }) => places.has(batch)).sort((a, b) => a.batch - b.batch || a.line - b.line),
    events: await store.events.excerpt(gss, knownAt),
    evidenceFiles: await readEvidenceFiles(house, evidence, redaction),
    fonts: house.reportFonts,
    rescoreProgram: fs.readFileSync(path.join(catalogue.folder, 'pack', 'rescore.py'), 'utf8'),
  };
}

async function readEntries<Content>({ store }: House, kind: string, gss: string, knownAt: string): Promise<PackEntry<Content>[]> {
  const [all, current] = await Promise.all([store.register.history<Content>(kind, gss, knownAt), store.register.current<Content>(kind, gss, knownAt, () => false)]);
  const holding = new Set(current.map(({ id }) => id));
  return all.filter(({ draft }) => draft === undefined).map(({ id, content, source, reason, recordedAt, recordedBy }) =>
    ({ id, content, recordedAt, recordedBy, holds: holding.has(id), ...(source && { source }), ...(reason !== undefined && { reason }) }));
}

/** The files of the batches, without those whose text may not be shown. */
async function readSources({ store }: House, batches: readonly KnownBatch[], isWithheld: (text: string) => boolean): Promise<Map<string, PackFile>> {
  const found = await Promise.all(batches.map(async ({ sha256, isShared }): Promise<[string, PackFile][]> => {
    const file = sha256 === undefined || isShared ? undefined : await store.batches.file(sha256);
    return sha256 === undefined || file === undefined || isWithheld(textAsReceived(file.content) ?? '') ? [] : [[sha256, { sha256, ...file }]];
  }));
  return new Map(found.flat());
}

/** From the newest figures of the series, as the pages show it. */
function packTrend({ catalogue }: House, standing: Standing, rebases: readonly Period[]): PackTrend {
  const { trend, marks, run } = indicatorTrend(catalogue, standing, rebases);
  return { trend, marks, starts: phaseStarts(analysedPoints(standing.series, standing.lastEnded, RECENT_POINTS), rebases), ...(run && { run }) };
}

/** The file of each item that holds: the original, or its redacted copy where the original is hidden. */
async function readEvidenceFiles({ store, catalogue }: House, evidence: readonly PackEntry<EvidenceEntry>[], redaction: Redaction): Promise<Map<string, PackEvidenceFile>> {
  const hidden = hiddenItems(evidence, redaction);
  const found = await Promise.all(evidence.filter(({ holds }) => holds).map(async ({ content: { id, file, redacted } }): Promise<[string, PackEvidenceFile][]> => {
    const copy = hidden.has(id) || file === undefined ? 'redacted' : 'original';
    const wanted = copy === 'original' ? file : redacted;
    const bytes = wanted && await store.batches.file(wanted.sha256);
    return bytes === undefined || wanted === undefined ? [] : [[id, { copy, sha256: wanted.sha256, name: evidenceFileName(catalogue.evidenceRules, wanted), content: bytes.content }]];
  }));
  return new Map(found.flat());
}

/** The sets, each with the indicators the framework names or the council has something of. */
function neededSets(sets: readonly IndicatorSet[], framework: Framework, facts: Facts, ...held: readonly (readonly string[])[]): IndicatorSet[] {
  const named = new Set([...held.flat(), ...facts.observations.map(({ indicator }) => indicator), ...facts.targets.map(({ indicator }) => indicator), ...indicatorsNamed(framework.nodes)]);
  return sets.map((set) => ({ ...set, indicators: set.indicators.filter(({ code }) => named.has(code)) })).filter(({ indicators }) => indicators.length > 0);
}

/** Every value of a key `indicator` in a framework's nodes, tests and examples alike. */
function indicatorsNamed(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(indicatorsNamed);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => (key === 'indicator' && typeof value === 'string' ? [value] : indicatorsNamed(value)));
}
