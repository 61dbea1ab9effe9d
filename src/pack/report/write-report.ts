import type { Judgement, Rating } from '../../core/rating/rate.ts';
import { formatDay } from '../../present/format-date.ts';
import { formatCount } from '../../present/format-number.ts';
import { formatInspectionDate, gradeWords } from '../../present/inspection-words.ts';
import { boundsOf, drawJudgement, resultInWords, resultWithLevel } from '../../present/judgement-bounds.ts';
import type { JudgementBounds } from '../../present/judgement-words.ts';
import { positionChart } from '../../present/position-chart.ts';
import { capital } from '../../present/readiness-words.ts';
import type { PackContents } from '../pack-contents.ts';
import { criteriaOf, nameOf, reasonWords, standingOf } from './criterion-reasons.ts';
import { indicatorBlocks } from './indicator-blocks.ts';
import { readinessBlocks } from './readiness-blocks.ts';
import { assessmentBlocks, planBlocks, rebaseBlocks, targetBlocks } from './register-blocks.ts';
import { requestBlocks } from './request-blocks.ts';
import { heading, paragraph, tableOr } from './report-model.ts';
import type { Block, Report } from './report-model.ts';

interface SealedBy {
  readonly fingerprint: string;
  readonly chainHead: string;
  readonly events: number;
}

/** `2026-11-22T15:10:00.000Z` → `22 November 2026 at 15:10 UTC`: the same wherever the report is made. */
export function momentUtc(moment: string): string {
  return `${formatDay(moment.slice(0, 10))} at ${moment.slice(11, 16)} UTC`;
}

/** The report of a pack: the judgement first, what stands in the way, the reasons, the figures, what is missing as plainly as what is good, and how to check it all. */
export function writeReport(contents: PackContents, sealed: SealedBy): Report {
  const { about, rating, asOf, knownAt } = contents;
  return {
    title: reportTitle(contents),
    council: about.name,
    footer: `${about.name} · as of ${formatDay(asOf)} · as known at ${momentUtc(knownAt)} · a modelled reading, never an official judgement`,
    day: asOf,
    blocks: [
      ...judgementBlocks(contents),
      ...readinessBlocks(contents),
      ...balanceBlocks(contents),
      ...reasonBlocks(rating),
      ...assessmentBlocks(contents),
      ...indicatorBlocks(contents),
      ...targetBlocks(contents),
      ...rebaseBlocks(contents),
      ...evidenceBlocks(contents),
      ...inspectionBlocks(contents),
      ...planBlocks(contents),
      ...requestBlocks(contents),
      ...checkBlocks(contents, sealed),
    ],
  };
}

function reportTitle({ about, subject, rating }: Pick<PackContents, 'about' | 'subject' | 'rating'>): string {
  return `${about.name}: evidence for a rating ${subject === 'it-service' ? 'of its ICT service' : `by “${rating.framework.title}”`}`;
}

function judgementBlocks(contents: PackContents): Block[] {
  const { about, rating, ratingYearAgo, asOf, knownAt, redaction } = contents;
  const results = rating.judgements.map((judgement) => `${judgement.title} ${capital(resultInWords(judgement))}`).join('. ');
  return [
    heading(1, reportTitle(contents)),
    ...(about.illustrative ? [paragraph('This council, its people and every figure here are invented.', 'notice')] : []),
    paragraph(`${results}.`, 'lead'),
    paragraph(`This is a modelled reading of the criteria of “${rating.framework.title}” (version ${rating.framework.version}), as of ${formatDay(asOf)}, from what was recorded by ${momentUtc(knownAt)}. It is never an official judgement: no inspectorate has made or checked it.`),
    ...(redaction === 'none' ? [] : [paragraph(`This copy is redacted (${redaction === 'personal' ? 'what is marked personal, and the names of people' : 'what is marked confidential or personal, and the names of people'}). Each place is marked; no level and no figure was changed.`, 'notice')]),
    heading(2, 'The judgement'),
    {
      kind: 'table', caption: 'Each judgement today and a year before, from what is known now',
      head: [{ text: 'Judgement', parts: 30 }, { text: 'Drawn', parts: 20 }, { text: 'Result', parts: 25 }, { text: 'A year before', parts: 25 }],
      rows: rating.judgements.map((judgement, at) => [
        judgement.title, { svg: drawJudgement(judgement), alt: resultWithLevel(judgement) }, resultWithLevel(judgement),
        yearAgoWords(ratingYearAgo.judgements[at]),
      ]),
    },
    paragraph('Solid marks are proven by the facts in this pack. Hatched marks are possible if facts that are missing turn out well. Unknown is never counted as poor, and never as good.'),
    ...positionBlocks(rating, ratingYearAgo),
    ...rating.judgements.flatMap(ruleBlocks),
  ];
}

function yearAgoWords(judgement: Judgement | undefined): string {
  const bounds = judgement && boundsOf(judgement);
  return judgement === undefined || bounds === undefined ? 'Not rated' : resultWithLevel(judgement);
}

function positionBlocks(rating: Rating, yearAgo: Rating): Block[] {
  const [service, prospects] = rating.judgements.map(boundsOf);
  if (service === undefined || prospects === undefined || rating.judgements.length !== 2) return [];
  const [before, beforeProspects] = yearAgo.judgements.map(boundsOf);
  const svg = positionChart({
    service, prospects, width: 'wide', id: 'position',
    ...(isSettled(before) && isSettled(beforeProspects) && { yearAgo: { service: before.lower, prospects: beforeProspects.lower } }),
  });
  const alt = /<desc[^>]*>([^<]*)<\/desc>/.exec(svg)?.[1] ?? '';
  return [{ kind: 'figure', drawing: { svg, alt }, width: 300, caption: `The two judgements as one position. ${alt}` }];
}

function isSettled(bounds: JudgementBounds | undefined): bounds is JudgementBounds {
  return bounds !== undefined && (bounds.lower > 0 || bounds.upper < bounds.labels.length - 1);
}

function ruleBlocks({ title, trace }: Judgement): Block[] {
  if (trace.kind !== 'combination' || trace.rules === undefined) return [];
  const { worst, best } = trace.rules;
  const rule = worst.words === best.words ? worst.words : `${worst.words} At best: ${best.words}`;
  const origin = trace.origin === 'threestar' ? " The rule is Threestar's own: none was published." : '';
  return [paragraph(`${title} Rule: ${rule} Found: ${trace.found}${origin}`)];
}

/** Strengths, gaps and what is not known, each criterion in one of the three. */
function balanceBlocks(contents: PackContents): Block[] {
  const all = contents.rating.judgements.flatMap(criteriaOf).map((trace) => ({ trace, standing: standingOf(trace, contents) }));
  const top = heading(2, 'Strengths, gaps and what is not known');
  if (all.length === 0) return [top, paragraph('This framework has no criteria: it joins levels that are stated as facts. Which of them are known stands under readiness.')];
  const list = (standing: 'strong' | 'gap' | 'open', nothing: string): Block => {
    const items = all.filter((one) => one.standing === standing).map(({ trace }) => `${nameOf(trace)}: ${trace.words.toLowerCase()}`);
    return items.length === 0 ? paragraph(nothing) : { kind: 'list', items };
  };
  const count = (standing: string): number => all.filter((one) => one.standing === standing).length;
  return [
    top,
    paragraph(`Of ${all.length} criteria, ${count('strong')} are at the best level, ${count('gap')} are below it and ${count('open')} cannot be told from the facts there are. The reasons stand in the section after this.`),
    heading(3, 'At the best level'), list('strong', 'None.'),
    heading(3, 'Below the best level'), list('gap', 'None.'),
    heading(3, 'Not known'), list('open', 'None: every criterion is settled.'),
  ];
}

function reasonBlocks(rating: Rating): Block[] {
  return [
    heading(2, 'Criteria and their reasons'),
    paragraph('The whole proof, down to the line of the file each figure came from, is in rating.json; the lines themselves are in lines.csv.'),
    ...rating.judgements.flatMap((judgement): Block[] => {
      const { trace } = judgement;
      const questions = trace.kind === 'combination' ? trace.children : [trace];
      return [heading(3, judgement.title), ...questions.flatMap((question): Block[] => {
        const criteria = criteriaOf({ ...judgement, trace: question });
        return [
          paragraph(question.kind === 'criterion' ? '' : `${nameOf(question)} ${question.words}.${question.kind === 'combination' && question.rules ? ` Rule: ${question.rules.worst.words}` : ''}`),
          tableOr('It is stated as a fact.', {
            caption: nameOf(question), head: [{ text: 'Criterion', parts: 26 }, { text: 'Result', parts: 14 }, { text: 'Why', parts: 60 }],
            rows: criteria.map((one) => [nameOf(one), one.words, reasonWords(one)]),
          }),
        ].filter((block) => block.kind !== 'paragraph' || block.text !== '');
      })];
    }),
  ];
}

function evidenceBlocks(contents: PackContents): Block[] {
  const { evidence, asOf, rating } = contents;
  const held = evidence.filter(({ holds }) => holds).map(({ content }) => content);
  const linked = new Set(held.flatMap(({ criteria }) => criteria));
  const names = rating.judgements.flatMap((judgement) => criteriaOf(judgement)).filter(({ node }) => !linked.has(node)).map(nameOf);
  const expired = held.filter(({ expires }) => expires !== undefined && expires < asOf);
  return [
    heading(2, 'Evidence'),
    paragraph(`${held.length} items are on the register${expired.length === 0 ? '' : `; ${expired.length} of them ${expired.length === 1 ? 'has' : 'have'} expired`}.${names.length === 0 ? '' : ` No evidence is linked to: ${names.join('; ')}.`}`),
    tableOr('No evidence is on the register.', {
      caption: 'Evidence items',
      head: [{ text: 'Item', parts: 30 }, { text: 'What it shows', parts: 28 }, { text: 'Where to look', parts: 24 }, { text: 'Stands until', parts: 18 }],
      rows: held.map(({ id, title, claim, where, expires }) => [
        `${id} ${title}`, claim, `${where}${fileWords(contents, id)}`,
        expires === undefined ? 'no date' : `${formatDay(expires)}${expires < asOf ? ', expired' : ''}`,
      ]),
    }),
  ];
}

/** Whether the file of an item is in the pack, which copy, and the beginning of its name there. */
function fileWords({ evidence, evidenceFiles }: PackContents, id: string): string {
  const packed = evidenceFiles.get(id);
  const { file } = evidence.find(({ holds, content }) => holds && content.id === id)?.content ?? {};
  if (packed === undefined) return file === undefined ? '' : ' Its file stays behind.';
  return ` ${packed.copy === 'original' ? 'Its file' : 'A redacted copy of it'} is in this pack (evidence/${packed.sha256.slice(0, 8)}…).`;
}

function inspectionBlocks({ inspections }: PackContents): Block[] {
  return [
    heading(2, 'Inspections before'),
    tableOr('No inspection of the council is held.', {
      caption: 'Published inspections, each on the scale of its time',
      head: [{ text: 'When', parts: 18 }, { text: 'What and by whom', parts: 26 }, { text: 'Result', parts: 20 }, { text: 'What it asked for', parts: 36 }],
      rows: inspections.filter(({ holds }) => holds).map(({ content }) => [
        content.date === undefined ? 'date not known' : formatInspectionDate(content.date), `${content.service}, ${content.body}`,
        `${capital(gradeWords(content))}${content.prospects === undefined ? '' : `; prospects ${content.prospects}`}`, content.recommendations ?? 'nothing is held',
      ]),
    }),
  ];
}

function checkBlocks({ framework, frameworkText, knownAt }: PackContents, { fingerprint, chainHead, events }: SealedBy): Block[] {
  const sources = (JSON.parse(frameworkText) as { sources?: string[] }).sources ?? [];
  return [
    heading(2, 'How to check this'),
    paragraph('VERIFY.txt at the top of the pack has the commands, none of which needs the program that made it: checksums (SHA-256 and SHA-512), the signature, the stars worked out again by a short Python program, and the chain of the event log. What the stars are worked out from is all here: framework.json (the criteria), indicators.json (definitions), rules.json (the numbers trends, forecasts and chances go by) and facts.json; rating.json is the result with its whole proof.'),
    paragraph('The pack was sealed by the key with the fingerprint'), { kind: 'code', text: fingerprint },
    paragraph(`Compare it with what the council tells you by another way. The event log of ${formatCount(events)} events, as known at ${momentUtc(knownAt)}, ends with`), { kind: 'code', text: chainHead },
    heading(3, 'What a seal does not prove'),
    paragraph('It does not prove that the figures are true. It shows that nothing was changed since the pack was made, and by which key it was made. It does not show that a figure was measured rightly, or that everything there is was recorded. Whoever holds the key can seal another pack.'),
    ...(sources.length === 0 ? [] : [heading(3, 'Where the criteria come from'), { kind: 'list' as const, items: [`Framework file “${framework}”, in this pack as framework.json.`, ...sources] }]),
  ];
}
