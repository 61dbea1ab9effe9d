import type { Access } from './access.ts';
import { addDays } from './day.ts';
import type { EvidenceEntry, EvidenceLink } from './register.ts';

/**
 * What somebody may see of an item: all of it, its entry with the redacted copy, or nothing. Example: a viewer sees an internal
 * item and knows nothing of a confidential one; an inspector reads of the confidential one and opens its redacted copy.
 */
export function evidenceSight(access: Access, council: string, { confidentiality }: Pick<EvidenceEntry, 'confidentiality'>): 'whole' | 'redacted' | 'none' {
  if (!access.may('see-evidence', council)) return 'none';
  if (confidentiality === 'public' || confidentiality === 'internal' || access.may('see-confidential-evidence', council)) return 'whole';
  return access.may('see-redacted-evidence', council) ? 'redacted' : 'none';
}

/** How an item stands on a day; it stands through its last day. `soon` is so many days before its end. */
export function evidenceExpiry({ expires }: Pick<EvidenceEntry, 'expires'>, day: string, soonDays: number): 'no-end' | 'stands' | 'soon' | 'expired' {
  if (expires === undefined) return 'no-end';
  if (expires < day) return 'expired';
  return expires <= addDays(day, soonDays) ? 'soon' : 'stands';
}

/**
 * An item as a file or form says it anew, with what neither can say: its files, and the links to criteria it still names.
 * Example: EV-04 with a PDF, imported again with a later last day, keeps the PDF.
 */
export function keepHeld(said: EvidenceEntry, before: EvidenceEntry | undefined): EvidenceEntry {
  if (before === undefined) return said;
  const { file, redacted } = before;
  const links = (before.links ?? []).filter(({ criterion }) => said.criteria.includes(criterion));
  return { ...said, ...(links.length > 0 && { links }), ...(file && { file }), ...(redacted && { redacted }) };
}

/** What the item is to show of each criterion and where to look: as linked, else the item's own claim and place. */
export function evidenceLinks({ criteria, links = [], claim, where }: EvidenceEntry): EvidenceLink[] {
  return criteria.map((criterion) => links.find((link) => link.criterion === criterion) ?? { criterion, claim, where });
}
