import type { EvidenceEntry } from '../core/register.ts';
import type { Facts } from '../core/rating/facts.ts';
import type { PackContents, PackEntry, Redaction } from './pack-contents.ts';

type Redacted = Pick<PackContents, 'facts' | 'assessments' | 'assessed' | 'approvals' | 'evidence' | 'actions' | 'notes' | 'requests' | 'standings'>;

const HIDDEN: Record<Redaction, ReadonlySet<EvidenceEntry['confidentiality']>> = {
  none: new Set(), personal: new Set(['personal']), confidential: new Set(['personal', 'confidential']),
};

/** Ids of the items that are hidden: those of which any entry is marked so, since an earlier entry may say what a later one was cleared of. */
export function hiddenItems(evidence: readonly PackEntry<EvidenceEntry>[], redaction: Redaction): ReadonlySet<string> {
  return new Set(evidence.filter(({ content }) => HIDDEN[redaction].has(content.confidentiality)).map(({ content }) => content.id));
}

/**
 * Takes out what the reader may not have and marks each place. People become `[redacted person 1]`, the same person the same
 * number throughout, so that it still shows who wrote and who approved are two. Levels, dates and links stay, so the stars do not change.
 */
export function redact<Contents extends Redacted>(contents: Contents, redaction: Redaction): Contents {
  if (redaction === 'none') return contents;
  const person = numberPeople();
  const hidden = hiddenItems(contents.evidence, redaction);
  const mark = redactionMark(redaction);
  const mapped = <Content>(entries: readonly PackEntry<Content>[], change: (content: Content) => Content): PackEntry<Content>[] =>
    entries.map((entry) => ({ ...entry, content: change(entry.content) }));
  const owner = <Item extends { readonly owner?: string | undefined }>(item: Item): Item => (item.owner === undefined ? item : { ...item, owner: person(item.owner) });
  const authors = <Item extends { readonly author: string; readonly approver?: string | undefined }>(item: Item): Item =>
    ({ ...item, author: person(item.author), ...(item.approver !== undefined && { approver: person(item.approver) }) });
  const item = <Item extends { readonly id: string; readonly title: string; readonly claim: string }>(one: Item): Item => (hidden.has(one.id) ? { ...one, title: mark, claim: mark } : one);
  const facts: Facts = {
    ...contents.facts,
    assessments: contents.facts.assessments.map(authors),
    evidence: contents.facts.evidence.map((one) => owner(item(one))),
    actions: contents.facts.actions.map(owner),
  };
  return {
    ...contents,
    facts,
    assessments: mapped(contents.assessments, authors),
    assessed: contents.assessed.map(({ content, approval }) => ({ content: authors(content), approval: approval.kind === 'none' ? approval : { ...approval, approver: person(approval.approver) } })),
    approvals: mapped(contents.approvals, (approval) => ({ ...approval, approver: person(approval.approver) })),
    evidence: mapped(contents.evidence, (one) => (hidden.has(one.id) ? { ...owner(item(one)), where: mark, ...(one.links && { links: one.links.map((link) => ({ ...link, claim: mark, where: mark })) }) } : owner(one))),
    actions: mapped(contents.actions, owner),
    notes: mapped(contents.notes, (note) => ({ ...note, by: person(note.by) })),
    // Signed by role, so no name goes; but what is said of a hidden item may tell what it holds.
    requests: mapped(contents.requests, (one) => (one.about.on === 'evidence' && hidden.has(one.about.item) && one.text !== '' ? { ...one, text: mark } : one)),
    standings: contents.standings.map((one) => ({ ...one, standing: owner(one.standing) })),
  };
}

/** What stands in the place of what was taken out. */
export function redactionMark(redaction: Redaction): string {
  return `[redacted: ${redaction}]`;
}

/** Numbers people in the order they are first met. */
function numberPeople(): (name: string) => string {
  const numbers = new Map<string, number>();
  return (name) => {
    const key = name.trim().toLowerCase();
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return `[redacted person ${number}]`;
  };
}
