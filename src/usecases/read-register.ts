import { toDecimalText } from '../core/decimal-text.ts';
import { periodCode } from '../core/period.ts';
import { registerKey } from '../core/register-key.ts';
import type { ActionEntry, AssessmentEntry, EvidenceEntry, NoteEntry, OwnerEntry, RebaseEntry, ReviewDateEntry, TargetEntry } from '../core/register.ts';
import { checkRegister } from '../gather/import/check-register.ts';
import type { ImportRules } from '../gather/import/import-rules.ts';
import type { ImportLookups } from '../gather/import/lookups.ts';
import { REGISTER_HEADERS } from '../gather/import/register-formats.ts';
import type { RegisterKind, RegisterRecord } from '../gather/import/register-formats.ts';
import type { FileRejection, Remark } from '../gather/import/remark.ts';

export type { RegisterKind };
export const REGISTER_KINDS = Object.keys(REGISTER_HEADERS) as RegisterKind[];

/** A row of a register file: what is kept of it, or why it is not. */
export interface RegisterRow {
  readonly line: number;
  readonly outcome: 'accepted' | 'rejected' | 'repeated';
  readonly reasons: readonly Remark[];
  readonly entry?: { readonly council: string; readonly key: string; readonly content: unknown; readonly reason?: string };
}

interface Entry<Content> {
  /** Entries of the same key are versions of one thing; the newest holds. */
  readonly key: string;
  readonly content: Content;
  readonly reason?: string | undefined;
}

/** What each register keeps of a row, under which key. */
const ENTRIES: { readonly [K in RegisterKind]: (record: RegisterRecord<K>) => Entry<unknown> } = {
  'targets': ({ indicator, from, value, tolerance, profile, ragRule, reason }): Entry<TargetEntry> => ({
    key: registerKey.targets({ indicator, from: periodCode(from) }), reason,
    content: {
      indicator, from: periodCode(from), value: toDecimalText(value), ragRule,
      ...(tolerance !== undefined && { tolerance: toDecimalText(tolerance) }),
      ...(profile !== undefined && { profile: profile.map(toDecimalText) }),
    },
  }),
  'owners': ({ indicator, owner }): Entry<OwnerEntry> => ({ key: registerKey.owners({ indicator }), content: { indicator, owner } }),
  'notes': ({ indicator, period, kind, text, by }): Entry<NoteEntry> => ({
    key: registerKey.notes({ indicator, period: period && periodCode(period), text }),
    content: { indicator, kind, text, by, ...(period !== undefined && { period: periodCode(period) }) },
  }),
  'assessments': ({ framework, criterion, level, rationale, evidence, author, drafted, approver, approved, asOf }): Entry<AssessmentEntry> => ({
    key: `${framework} ${criterion} ${drafted}`,
    content: { framework, criterion, level, rationale, evidence, author, drafted, asOf, ...(approver !== undefined && { approver }), ...(approved !== undefined && { approved }) },
  }),
  'evidence': ({ id, title, evidencesFrom, evidencesTo, expires, owner, confidentiality, criteria, claim, where }): Entry<EvidenceEntry> => ({
    key: id,
    content: { id, title, evidencesFrom, evidencesTo, owner, confidentiality, criteria, claim, where, ...(expires !== undefined && { expires }) },
  }),
  'actions': ({ id, title, owner, due, status, progress, criteria, indicators, finished, milestones, effect }): Entry<ActionEntry> => ({
    key: id, content: { id, title, owner, due, status, progress, criteria, indicators, ...(finished !== undefined && { finished }), ...(milestones.length > 0 && { milestones }), ...(effect !== undefined && { effect }) },
  }),
  'review-dates': ({ framework, date, reason }): Entry<ReviewDateEntry> => ({ key: registerKey['review-dates']({ framework }), reason, content: { framework, date } }),
  'rebases': ({ indicator, from, decision, why }): Entry<RebaseEntry> => ({
    key: registerKey.rebases({ indicator, from: periodCode(from) }), reason: why, content: { indicator, from: periodCode(from), decision },
  }),
};

/** Checks a register file and says of each row what is kept of it. */
export function readRegister<K extends RegisterKind>(kind: K, content: Uint8Array, settings: { readonly lookups: ImportLookups; readonly rules: ImportRules; readonly today: string }): FileRejection | { readonly kind: 'checked'; readonly rows: readonly RegisterRow[]; readonly changes: readonly Remark[] } {
  const checked = checkRegister(kind, content, settings);
  if (checked.kind === 'file-rejected') return checked;
  const toEntry: (record: RegisterRecord<K>) => Entry<unknown> = ENTRIES[kind];
  const rows = checked.rows.map(({ line, outcome, reasons, record }): RegisterRow => {
    if (record === undefined) return { line, outcome, reasons };
    const { key, content: kept, reason } = toEntry(record);
    return { line, outcome, reasons, entry: { council: record.council, key, content: kept, ...(reason !== undefined && { reason }) } };
  });
  return { kind: 'checked', rows, changes: checked.changes };
}
