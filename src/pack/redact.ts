import type { EvidenceEntry } from '../core/register.ts';
import type { Facts } from '../core/rating/facts.ts';
import type { PackContents, PackEntry, Redaction } from './pack-contents.ts';

type Redacted = Pick<PackContents, 'facts' | 'assessments' | 'assessed' | 'approvals' | 'evidence' | 'actions' | 'notes' | 'requests' | 'standings' | 'targets' | 'rebases' | 'revisions' | 'batches'>;

/** What people write in words of their own, wherever it stands. */
const WRITTEN = new Set(['rationale', 'title', 'claim', 'where', 'text', 'note', 'reason', 'withdrawnReason']);
const EMAIL = /[^\s@<>()[\],;:"“”]+@[^\s@<>()[\],;:"“”]+\.[A-Za-z]{2,}/g;

const HIDDEN: Record<Redaction, ReadonlySet<EvidenceEntry['confidentiality']>> = {
  none: new Set(), personal: new Set(['personal']), confidential: new Set(['personal', 'confidential']),
};

/** Ids of the items that are hidden: those of which any entry is marked so, since an earlier entry may say what a later one was cleared of. */
export function hiddenItems(evidence: readonly Pick<PackEntry<EvidenceEntry>, 'content'>[], redaction: Redaction): ReadonlySet<string> {
  return new Set(evidence.filter(({ content }) => HIDDEN[redaction].has(content.confidentiality)).map(({ content }) => content.id));
}

/** Was an item open at the moment that is confidential or personal now? A pack of that moment shows it, whatever it leaves out. */
export function isHiddenSince(evidence: readonly Pick<PackEntry<EvidenceEntry>, 'content' | 'recordedAt'>[], knownAt: string): boolean {
  const then = evidence.filter(({ recordedAt }) => recordedAt <= knownAt);
  const [now, before] = [hiddenItems(evidence, 'confidential'), hiddenItems(then, 'confidential')];
  return then.some(({ content: { id } }) => now.has(id) && !before.has(id));
}

/**
 * Takes out what the reader may not have and marks each place. People become `[redacted person 1]`, the same person the same
 * number throughout, so that it still shows who wrote and who approved are two; where a name of two words or more, or an e-mail address, stands in
 * what somebody wrote, it goes too. Levels, dates and links stay, so the stars do not change.
 *
 * Example: with an owner `Jo Bloggs`, the reason `Agreed with Jo Bloggs (jo@council.example)` is `Agreed with [redacted person 1] ([redacted e-mail])`.
 */
export function redact<Contents extends Redacted>(contents: Contents, redaction: Redaction): Contents {
  if (redaction === 'none') return contents;
  const people = numberPeople();
  const { person } = people;
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
  const redacted: Contents = {
    ...contents,
    facts,
    assessments: mapped(contents.assessments, authors),
    assessed: contents.assessed.map(({ content, approval }) => ({ content: authors(content), approval: approval.kind === 'none' ? approval : { ...approval, approver: person(approval.approver) } })),
    approvals: mapped(contents.approvals, (approval) => ({ ...approval, approver: person(approval.approver) })),
    evidence: mapped(contents.evidence.map((entry) => (hidden.has(entry.content.id) && entry.reason !== undefined ? { ...entry, reason: mark } : entry)), (one) => (hidden.has(one.id) ? { ...owner(item(one)), where: mark, ...(one.links && { links: one.links.map((link) => ({ ...link, claim: mark, where: mark })) }) } : owner(one))),
    actions: mapped(contents.actions, owner),
    notes: mapped(contents.notes, (note) => ({ ...note, by: person(note.by) })),
    // Signed by role, so no name goes; but what is said of a hidden item may tell what it holds.
    requests: mapped(contents.requests, (one) => (one.about.on === 'evidence' && hidden.has(one.about.item) && one.text !== '' ? { ...one, text: mark } : one)),
    standings: contents.standings.map((one) => ({ ...one, standing: owner(one.standing) })),
  };
  const written = <Part>(part: Part): Part => mapWritten(part, people.inWords) as Part;
  return {
    ...redacted,
    facts: written(redacted.facts), assessments: written(redacted.assessments), assessed: written(redacted.assessed), approvals: written(redacted.approvals), evidence: written(redacted.evidence),
    actions: written(redacted.actions), notes: written(redacted.notes), requests: written(redacted.requests), targets: written(redacted.targets), rebases: written(redacted.rebases), revisions: written(redacted.revisions), batches: written(redacted.batches),
  };
}

/** The same value with every text that people wrote changed. */
function mapWritten(value: unknown, change: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => mapWritten(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, typeof one === 'string' && WRITTEN.has(key) ? change(one) : mapWritten(one, change)]));
}

/** What stands in the place of what was taken out. */
export function redactionMark(redaction: Redaction): string {
  return `[redacted: ${redaction}]`;
}

/** Says of a text whether anybody the registers name, or an e-mail address, stands in it. */
export function namesPeople({ assessments, approvals, evidence, actions, notes, standings }: Redacted): (text: string) => boolean {
  const people = numberPeople();
  const names = [
    ...assessments.flatMap(({ content: { author, approver } }) => [author, approver]), ...approvals.map(({ content }) => content.approver),
    ...evidence.map(({ content }) => content.owner), ...actions.map(({ content }) => content.owner), ...notes.map(({ content }) => content.by),
    ...standings.map(({ standing }) => standing.owner),
  ];
  for (const name of names) if (name !== undefined) people.person(name);
  return (text) => people.inWords(text) !== text;
}

/** Numbers people in the order they are first met. */
function numberPeople(): { readonly person: (name: string) => string; readonly inWords: (text: string) => string } {
  const numbers = new Map<string, number>();
  const person = (name: string): string => {
    const key = name.trim().toLowerCase().replace(/\s+/g, ' ');
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return `[redacted person ${number}]`;
  };
  return {
    person,
    /** The text without the people met by now and without e-mail addresses; a name of one word may be any word, and stays. */
    inWords(text) {
      const names = [...numbers.keys()].filter((name) => name.includes(' ')).sort((a, b) => b.length - a.length);
      const withoutMail = text.replace(EMAIL, '[redacted e-mail]');
      if (names.length === 0) return withoutMail;
      const anyName = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.map(literal).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
      return withoutMail.replace(anyName, person);
    },
  };
}

/** A name as a pattern that stands for itself alone, however many spaces are between its words. */
const literal = (name: string): string => name.split(' ').map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('\\s+');
