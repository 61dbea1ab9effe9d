import { milestonesText } from '../../core/action-plan.ts';
import { evidenceLinks } from '../../core/evidence-item.ts';
import { REQUEST_KINDS, REQUEST_STATES } from '../../core/inspection-request.ts';
import type { RequestAbout } from '../../core/inspection-request.ts';
import { INSPECTION_STATUSES } from '../../core/inspection.ts';
import { ACTION_STATUSES, CONFIDENTIALITIES, NOTE_KINDS, REBASE_DECISIONS } from '../../core/register.ts';
import type { CsvCell } from '../../present/csv-text.ts';
import type { PackContents, PackEntry } from '../pack-contents.ts';
import { BATCH_KEY, RECORDED_FIELDS } from './figure-tables.ts';
import { evidencePlaceWords } from './source-place.ts';
import { PATTERNS, toSecond } from './pack-table.ts';
import type { PackField, PackTable } from './pack-table.ts';

const SHARED: readonly PackField[] = [
  { name: 'batch', type: 'integer', title: 'Batch', description: 'Empty for what was entered by form.' },
  { name: 'line', type: 'integer', title: 'Line of its file', constraints: { minimum: 1 } },
  ...RECORDED_FIELDS,
  { name: 'reason', type: 'string', title: 'Reason given' },
  { name: 'holds', type: 'boolean', title: 'Holds', description: 'False for what a later entry took the place of.', constraints: { required: true } },
];

const text = (name: string, title: string, constraints?: PackField['constraints']): PackField => ({ name, type: 'string', title, ...(constraints && { constraints }) });
const day = (name: string, title: string): PackField => ({ name, type: 'date', title });
const list = (items: readonly string[]): string | undefined => (items.length === 0 ? undefined : items.join('|'));
const REQUIRED = { required: true } as const;
const SEVERAL = 'Several are parted by |.';

function registerTable<Content>(
  about: { readonly name: string; readonly title: string; readonly description: string },
  fields: readonly PackField[], entries: readonly PackEntry<Content>[], cells: (content: Content, entry: PackEntry<Content>) => CsvCell[],
): PackTable {
  return {
    ...about, primaryKey: ['entry'], foreignKeys: BATCH_KEY,
    fields: [{ name: 'entry', type: 'integer', title: 'Entry', constraints: REQUIRED }, ...fields, ...SHARED],
    rows: entries.map((entry) => {
      const { id, content, source, recordedAt, recordedBy, reason, holds } = entry;
      return [id, ...cells(content, entry), source?.batch, source?.line, toSecond(recordedAt), recordedBy, reason, String(holds)];
    }),
  };
}

const REQUEST_SUBJECTS: readonly RequestAbout['on'][] = ['criterion', 'figure', 'evidence'];

/** Framework, criterion, indicator, period, item. */
function subjectCells(about: RequestAbout): CsvCell[] {
  switch (about.on) {
    case 'criterion': return [about.framework, about.criterion, undefined, undefined, undefined];
    case 'figure': return [undefined, undefined, about.indicator, about.period, undefined];
    case 'evidence': return [undefined, undefined, undefined, undefined, about.item];
  }
}

/** What each item is to show of each criterion, and where in it to look. */
function linksTable({ evidence }: PackContents): PackTable {
  return {
    name: 'evidence-links', title: 'Evidence by criterion', primaryKey: ['evidence', 'criterion'],
    description: 'What each item that holds is to show of each criterion, and where in it to look.',
    fields: [text('evidence', 'Id of evidence.csv', REQUIRED), text('criterion', 'Criterion', REQUIRED), text('claim', 'What it shows'), text('where', 'Where to look')],
    rows: evidence.filter(({ holds }) => holds).flatMap(({ content }) => evidenceLinks(content).map(({ criterion, claim, where }) => [content.id, criterion, claim, where])),
  };
}

/** The registers as known at the moment of the pack, old entries included. */
export function registerTables(contents: PackContents): PackTable[] {
  return [
    registerTable({ name: 'targets', title: 'Targets', description: 'In force from a period on, until the next target of the indicator.' }, [
      text('indicator', 'Indicator', REQUIRED), text('from', 'In force from', { required: true, pattern: PATTERNS.period }),
      { name: 'value', type: 'number', title: 'Target', description: 'In the unit of the indicator.', constraints: REQUIRED },
      { name: 'tolerance', type: 'number', title: 'Tolerance' },
      { ...text('profile', 'Profile inside the year'), description: `One value a period from April on. ${SEVERAL}` },
      text('rag_rule', 'Rule of closeness', REQUIRED),
    ], contents.targets, ({ indicator, from, value, tolerance, profile, ragRule }) => [indicator, from, value, tolerance, list(profile ?? []), ragRule]),
    registerTable({ name: 'assessments', title: 'Assessments', description: "The council's own judgement of criteria. It counts once somebody other than its author has approved it." }, [
      text('framework', 'Framework', REQUIRED), text('criterion', 'Criterion', REQUIRED), text('level', 'Level', REQUIRED), text('rationale', 'Why'),
      { ...text('evidence', 'Evidence'), description: `Ids of evidence.csv. ${SEVERAL}` }, text('author', 'Author', REQUIRED), day('drafted', 'Drafted'),
      text('approver', 'Approver'), day('approved', 'Approved'), day('as_of', 'As of'),
    ], contents.assessments, ({ framework, criterion, level, rationale, evidence, author, drafted, approver, approved, asOf }) =>
      [framework, criterion, level, rationale, list(evidence), author, drafted, approver, approved, asOf]),
    registerTable({ name: 'approvals', title: 'Approvals', description: 'Approvals given in the product, each pinned to what was approved. One no longer counts once the assessment or its evidence has changed.' }, [
      text('framework', 'Framework', REQUIRED), text('criterion', 'Criterion', REQUIRED), day('as_of', 'As of'), text('approver', 'Approver', REQUIRED), day('approved', 'Approved'),
      { ...text('approved_hash', 'Hash of what was approved', { required: true, pattern: PATTERNS.sha256 }), description: 'SHA-256 of the level, rationale and evidence in canonical JSON.' },
    ], contents.approvals, ({ framework, criterion, asOf, approver, approved, hash }) => [framework, criterion, asOf, approver, approved, hash]),
    registerTable({ name: 'rebases', title: 'Decisions about new limits', description: 'From which period on trends are judged by new limits: who decided it is in recorded_by, when in recorded_at, why in reason.' }, [
      text('indicator', 'Indicator', REQUIRED), text('from', 'From', { required: true, pattern: PATTERNS.period }), text('decision', 'Decision', { required: true, enum: REBASE_DECISIONS }),
    ], contents.rebases, ({ indicator, from, decision }) => [indicator, from, decision]),
    registerTable({ name: 'evidence', title: 'Evidence', description: 'What is shown for which criterion. A redacted item keeps its place and its id.' }, [
      text('id', 'Id', REQUIRED), text('title', 'Title', REQUIRED), day('evidences_from', 'Evidences from'), day('evidences_to', 'Evidences to'), day('expires', 'Stands until'),
      text('owner', 'Owner'), text('confidentiality', 'Confidentiality', { required: true, enum: CONFIDENTIALITIES }),
      { ...text('criteria', 'Criteria'), description: SEVERAL }, text('claim', 'What it shows'), text('where', 'Where to look'),
      { ...text('sha256', 'SHA-256 of its file', { pattern: PATTERNS.sha256 }), description: 'Of the original the council holds, also where it stays behind.' },
      { ...text('redacted_sha256', 'SHA-256 of its redacted copy', { pattern: PATTERNS.sha256 }), description: 'The same without what not everybody may read.' },
      { ...text('copy', 'Copy in the pack', { enum: ['original', 'redacted'] }), description: 'Empty where no file of it is in the pack.' },
      { ...text('place', 'Where its file is in the pack, or why it is not', REQUIRED), description: 'Named by its SHA-256.' },
    ], contents.evidence, ({ id, title, evidencesFrom, evidencesTo, expires, owner, confidentiality, criteria, claim, where, file, redacted }, entry) => [
      id, title, evidencesFrom, evidencesTo, expires, owner, confidentiality, list(criteria), claim, where,
      file?.sha256, redacted?.sha256, entry.holds ? contents.evidenceFiles.get(id)?.copy : undefined, evidencePlaceWords(contents, entry),
    ]),
    linksTable(contents),
    registerTable({ name: 'actions', title: 'Improvement plan', description: 'The actions of the register.' }, [
      text('id', 'Id', REQUIRED), text('title', 'Action', REQUIRED), text('owner', 'Owner'), day('due', 'Due'), text('status', 'Status', { required: true, enum: ACTION_STATUSES }),
      { name: 'progress', type: 'number', title: 'Progress', unit: 'percent', constraints: { minimum: 0, maximum: 100 } },
      day('finished', 'Done on'), { ...text('criteria', 'Criteria'), description: SEVERAL }, { ...text('indicators', 'Indicators'), description: SEVERAL },
      { ...text('milestones', 'Milestones'), description: `The day, what is reached, and when it was. ${SEVERAL}` },
      text('effect_indicator', 'Indicator it is to change'), { name: 'effect_from', type: 'number', title: 'Where it stood' }, { name: 'effect_to', type: 'number', title: 'Where it is to be' },
      text('effect_by', 'Period it is to be seen in', { pattern: PATTERNS.period }),
    ], contents.actions, ({ id, title, owner, due, status, progress, finished, criteria, indicators, milestones = [], effect }) =>
      [id, title, owner, due, status, progress, finished, list(criteria), list(indicators), milestonesText(milestones, '|') || undefined, effect?.indicator, effect?.from, effect?.to, effect?.by]),
    registerTable({ name: 'notes', title: 'Notes on figures', description: 'What a reader should know of a figure.' }, [
      text('indicator', 'Indicator', REQUIRED), text('period', 'Period', { pattern: PATTERNS.period }), text('kind', 'Kind', { required: true, enum: NOTE_KINDS }), text('text', 'Note', REQUIRED), text('by', 'By', REQUIRED),
    ], contents.notes, ({ indicator, period, kind, text: words, by }) => [indicator, period, kind, words, by]),
    registerTable({ name: 'requests', title: 'Requests and comments', description: "Everything the inspector wrote about this framework's criteria, figures and evidence, with the council's answers. The newest entry of an id says how it stands." }, [
      text('id', 'Id', REQUIRED), text('kind', 'Kind', { required: true, enum: REQUEST_KINDS }), text('state', 'State', { required: true, enum: REQUEST_STATES }),
      text('on', 'About', { required: true, enum: REQUEST_SUBJECTS }), text('framework', 'Framework'), text('criterion', 'Criterion'), text('indicator', 'Indicator'),
      text('period', 'Period', { pattern: PATTERNS.period }), { ...text('item', 'Evidence item'), description: 'Id of evidence.csv.' },
      { ...text('text', 'What was written'), description: 'Empty where it was closed without a word.' }, { ...text('by', 'By', REQUIRED), description: 'The role of who wrote it.' },
    ], contents.requests, ({ id, kind, state, about, text: words, by }) => [id, kind, state, about.on, ...subjectCells(about), words || undefined, by]),
    registerTable({ name: 'inspections', title: 'Inspections', description: 'Published inspections of the council, each on the scale of its time. "Not scored" and "not published" differ.' }, [
      text('service', 'Service', REQUIRED), text('body', 'Body', REQUIRED), { ...text('date', 'Ended', { pattern: PATTERNS.dayOrMonth }), description: 'Day, or month where the source says no more.' },
      text('published', 'Report published', { pattern: PATTERNS.dayOrMonth }), text('scale', 'Scale', REQUIRED), text('form', 'Form'),
      text('status', 'Status', { required: true, enum: INSPECTION_STATUSES }), text('overall', 'Judgement'), text('prospects', 'Prospects'),
      { ...text('themes', 'Themes found'), description: SEVERAL }, text('recommendations', 'Recommendations'), text('report', 'Report'),
    ], contents.inspections, ({ service, body, date, published, scale, form, status, overall, prospects, themes, recommendations, report }) =>
      [service, body, date, published, scale, form, status, overall, prospects, list(themes), recommendations, report]),
  ];
}
