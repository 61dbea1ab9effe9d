import { evidenceLinks } from '../../../core/evidence-item.ts';
import type { EvidenceRules } from '../../../core/evidence-rules.ts';
import type { Framework } from '../../../core/rating/framework.ts';
import { criteriaUnder } from '../../../core/rating/evaluate.ts';
import type { EvidenceEntry, EvidenceFile } from '../../../core/register.ts';
import { formatDay, formatDayShort } from '../../../present/format-date.ts';
import { formatCount } from '../../../present/format-number.ts';
import { placedTests } from '../../../present/trace-lines.ts';
import { VERDICT_MARKS } from '../../../present/verdict-words.ts';
import type { EvidenceRegister, SeenEvidence, ShownEvidence } from '../../../usecases/show-evidence.ts';
import type { ShownRating } from '../../../usecases/show-rating.ts';
import { urls } from '../../urls.ts';

const EXPIRY_MARKS = { 'no-end': { mark: 'met', word: 'Stands' }, 'stands': { mark: 'met', word: 'Stands' }, 'soon': { mark: 'stale', word: 'Expires soon' }, 'expired': { mark: 'missed', word: 'Expired' } } as const;
export const CONFIDENTIALITY_WORDS: Record<EvidenceEntry['confidentiality'], string> = { public: 'Public', internal: 'Internal', personal: 'Personal data', confidential: 'Confidential' };

const untilWords = ({ expires }: EvidenceEntry): string => (expires === undefined ? 'no end' : formatDayShort(expires));
const spokenOf = ({ evidencesFrom, evidencesTo }: EvidenceEntry): string => [evidencesFrom, evidencesTo].flatMap((day) => (day === undefined ? [] : [formatDayShort(day)])).join(' to ');
const sizeWords = (size: number): string => (size < 1024 * 1024 ? `${formatCount(Math.max(1, Math.round(size / 1024)))} kB` : `${(size / (1024 * 1024)).toFixed(1)} MB`);

/** Everything the page `views/pages/evidence/index.hbs` prints. */
export function toEvidenceView({ council: { gss, name }, items }: EvidenceRegister, { asOf, changes, rules }: { readonly asOf: string; readonly changes: boolean; readonly rules: EvidenceRules }) {
  const line = ({ entry: { content } }: SeenEvidence, words: string) => ({ text: `${content.id} ${content.title}`, href: urls.evidenceItem(gss, content.id), words, owner: content.owner });
  const of = (expiry: SeenEvidence['expiry']) => items.filter((item) => item.expiry === expiry);
  const unlinked = items.filter(({ entry }) => entry.content.criteria.length === 0);
  const attention = [
    ...of('expired').map((item) => ({ ...EXPIRY_MARKS.expired, ...line(item, `stood until ${formatDay(item.entry.content.expires ?? '')}`) })),
    ...of('soon').map((item) => ({ ...EXPIRY_MARKS.soon, ...line(item, `stands until ${formatDay(item.entry.content.expires ?? '')}`) })),
    ...unlinked.map((item) => ({ mark: 'unknown', word: 'Not linked', ...line(item, 'supports no criterion yet') })),
  ];
  return {
    title: items.length === 0 ? 'No evidence yet' : `${formatCount(items.length)} ${items.length === 1 ? 'item' : 'items'} of evidence${attention.length === 0 ? '' : `, ${formatCount(attention.length)} to look at`}`,
    subtitle: `${name} · as of ${formatDay(asOf)}`, attention, soonDays: rules.expiringWithinDays,
    table: items.length > 0 && {
      head: [{ text: 'Item' }, { text: 'What it shows' }, { text: 'Speaks of' }, { text: 'Stands until' }, { text: 'Criteria', numeric: true }, { text: 'File' }, { text: 'May be seen' }, { text: 'Owner' }],
      rows: items.map(({ entry: { content } }) => [
        { text: `${content.id} ${content.title}`, href: urls.evidenceItem(gss, content.id) },
        { text: content.claim, label: 'What it shows' },
        { text: spokenOf(content), label: 'Speaks of' },
        { text: untilWords(content), label: 'Stands until' },
        { text: content.criteria.length, numeric: true, label: 'Criteria' },
        { text: fileWords(content), label: 'File' },
        { text: CONFIDENTIALITY_WORDS[content.confidentiality], label: 'May be seen' },
        { text: content.owner ?? 'none', label: 'Owner' },
      ]),
    },
    add: changes && urls.addEvidence(gss), gaps: urls.evidenceGaps(gss), csv: urls.evidenceCsv(gss), gather: urls.gather(gss),
  };
}

function fileWords({ file, redacted }: EvidenceEntry): string {
  if (file === undefined) return redacted === undefined ? 'none held' : 'redacted copy';
  return redacted === undefined ? 'held' : 'held, with a redacted copy';
}

/** The columns of an import, and what is held. */
export const EVIDENCE_HEADER = ['council', 'id', 'title', 'evidences_from', 'evidences_to', 'expires', 'owner', 'confidentiality', 'criteria', 'claim', 'where', 'state', 'file', 'media_type', 'size', 'sha256'];

export function evidenceCsv({ council: { gss }, items }: EvidenceRegister): (string | number | undefined)[][] {
  return items.map(({ entry: { content }, expiry, sight }) => {
    const file = sight === 'whole' ? content.file : content.redacted;
    return [
      gss, content.id, content.title, content.evidencesFrom, content.evidencesTo, content.expires, content.owner, content.confidentiality, content.criteria.join('|'), content.claim, content.where,
      EXPIRY_MARKS[expiry].word, file?.name, file?.mediaType, file?.size, file?.sha256,
    ];
  });
}

/** Everything the page `views/pages/evidence/item.hbs` prints. */
export function toEvidenceItemView(gss: string, { entry, sight, expiry, revisions }: ShownEvidence, { framework, rules, seesRatings }: { readonly framework: Framework | undefined; readonly rules: EvidenceRules; readonly seesRatings: boolean }) {
  const { content } = entry;
  const copy = (label: string, file: EvidenceFile | undefined) => (file === undefined ? [] : [{
    label, name: file.name, href: urls.evidenceFile(gss, content.id, file.sha256), sha256: file.sha256,
    words: `${rules.types.find(({ mediaType }) => mediaType === file.mediaType)?.title ?? file.mediaType}, ${sizeWords(file.size)}`,
  }]);
  return {
    id: content.id, title: content.title, ...EXPIRY_MARKS[expiry], claim: content.claim,
    subtitle: `${content.id} · ${CONFIDENTIALITY_WORDS[content.confidentiality].toLowerCase()} · owner: ${content.owner ?? 'none'}`,
    withheld: sight === 'redacted' && (content.redacted === undefined ? 'This item is not open to everybody, and no redacted copy is held yet. Ask the council for one.' : 'This item is not open to everybody; its redacted copy is here.'),
    facts: [
      { key: 'Speaks of', value: spokenOf(content) || 'not said' },
      { key: 'Stands until', value: untilWords(content) },
      { key: 'Where to look', value: content.where },
      { key: 'Recorded', value: formatDay(entry.recordedAt) },
      ...(entry.source === undefined ? [] : [{ key: 'From', value: `batch ${entry.source.batch}, line ${entry.source.line}`, href: urls.batchLine(entry.source.batch, entry.source.line) }]),
    ],
    files: [...(sight === 'whole' ? copy('Original', content.file) : []), ...copy('Redacted copy', content.redacted)],
    links: evidenceLinks(content).map((link) => {
      const node = framework?.nodes[link.criterion];
      return { ...link, name: node === undefined ? link.criterion : `${node.reference ?? ''} ${node.title ?? link.criterion}`.trim(), href: seesRatings && node !== undefined && framework !== undefined ? urls.criterion(gss, link.criterion, framework.id) : undefined };
    }),
    revisions: revisions.map(({ content: one, recordedAt, reason }) => ({
      words: `${formatDay(recordedAt)}: ${one.title}, ${CONFIDENTIALITY_WORDS[one.confidentiality].toLowerCase()}, stands until ${untilWords(one)}${reason === undefined ? '' : `. ${reason}`}`,
      files: [...(sight === 'whole' ? copy('original', one.file) : []), ...copy('redacted copy', one.redacted)],
    })),
  };
}

/** What the framework expects of evidence against what is there: everything the page `views/pages/evidence/gaps.hbs` prints. */
export function toGapsView({ council: { gss, name }, framework, rating }: ShownRating, { items }: EvidenceRegister) {
  const tests = placedTests(rating).filter(({ test }) => test.test.op === 'evidence');
  const found = [...new Map(tests.map((placed) => [`${placed.node.node} ${placed.test.needed}`, placed])).values()];
  const gaps = found.filter(({ test }) => test.verdict !== 'met').length;
  const expected = new Set(found.map(({ node }) => node.node));
  const others = [...new Set(framework.judgements.flatMap((judgement) => criteriaUnder(framework, judgement)))].filter((id) => !expected.has(id));
  const linked = (id: string): number => items.filter(({ entry }) => entry.content.criteria.includes(id)).length;
  const named = (id: string) => ({ text: `${framework.nodes[id]?.reference ?? ''} ${framework.nodes[id]?.title ?? id}`.trim(), href: urls.criterion(gss, id, framework.id) });
  return {
    title: found.length === 0 ? 'The framework asks for no evidence' : gaps === 0 ? 'Every piece of evidence asked for is there' : `${formatCount(gaps)} of ${formatCount(found.length)} pieces of evidence asked for ${gaps === 1 ? 'is' : 'are'} missing or expired`,
    subtitle: `${framework.title} · ${name} · as of ${formatDay(rating.asOf)}`,
    table: found.length > 0 && {
      head: [{ text: 'Criterion' }, { text: 'Level' }, { text: 'Asked for' }, { text: 'There' }, { text: 'State' }],
      rows: [...found].sort((a, b) => Number(a.test.verdict === 'met') - Number(b.test.verdict === 'met')).map(({ node, level, test }) => [
        named(node.node),
        { text: level, label: 'Level' },
        { text: test.needed, label: 'Asked for' },
        { text: `${test.found}${test.settle === undefined ? '' : ` ${test.settle}`}`, label: 'There' },
        { text: VERDICT_MARKS[test.verdict].word, mark: VERDICT_MARKS[test.verdict].mark, label: 'State' },
      ]),
    },
    others: others.map((id) => ({ ...named(id), count: linked(id) === 0 ? 'none linked' : `${formatCount(linked(id))} linked` })),
    evidence: urls.evidence(gss),
  };
}
