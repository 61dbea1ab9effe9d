import type { AssessmentPin } from './assessment.ts';

/**
 * What stands in the registers beside the figures. Each register keeps every entry ever made;
 * the newest entry of a key holds. Days are `YYYY-MM-DD`, periods are period codes, numbers are decimal text.
 */

export interface TargetEntry {
  readonly indicator: string;
  /** In force from this period until the next target of the same granularity. */
  readonly from: string;
  readonly value: string;
  readonly tolerance?: string;
  /** One value a period from April on. */
  readonly profile?: readonly string[];
  readonly ragRule: string;
}

export interface OwnerEntry {
  readonly indicator: string;
  /** A role rather than a person's name, so that it outlives who holds it. */
  readonly owner: string;
}

export const NOTE_KINDS = ['note', 'change', 'incident', 'data-issue'] as const;

export interface NoteEntry {
  readonly indicator: string;
  readonly period?: string;
  readonly kind: (typeof NOTE_KINDS)[number];
  readonly text: string;
  readonly by: string;
}

export interface AssessmentEntry {
  readonly framework: string;
  readonly criterion: string;
  readonly level: string;
  readonly rationale: string;
  readonly evidence: readonly string[];
  readonly author: string;
  readonly drafted: string;
  readonly approver?: string;
  readonly approved?: string;
  readonly asOf: string;
}

/** An approval of an assessment given in the product, pinned to what was approved. */
export interface ApprovalEntry {
  readonly framework: string;
  readonly criterion: string;
  readonly asOf: string;
  readonly pin: AssessmentPin;
  /** SHA-256 of the pin's canonical JSON (RFC 8785). */
  readonly hash: string;
  readonly approver: string;
  readonly approved: string;
}

export const CONFIDENTIALITIES = ['public', 'internal', 'personal', 'confidential'] as const;

export interface EvidenceEntry {
  readonly id: string;
  readonly title: string;
  /** The time the item speaks of, not when it was received. */
  readonly evidencesFrom?: string;
  readonly evidencesTo?: string;
  readonly expires?: string;
  readonly owner?: string;
  readonly confidentiality: (typeof CONFIDENTIALITIES)[number];
  readonly criteria: readonly string[];
  readonly claim: string;
  /** Where in the item to look. */
  readonly where: string;
  /** The claim and the place for a criterion of its own, where they differ. */
  readonly links?: readonly EvidenceLink[];
  readonly file?: EvidenceFile;
  /** The same without what not everybody may read. */
  readonly redacted?: EvidenceFile;
}

export interface EvidenceLink {
  readonly criterion: string;
  readonly claim: string;
  /** Page, sheet and cell, minute. */
  readonly where: string;
}

/** A file of an item; its bytes are kept under their SHA-256. */
export interface EvidenceFile {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
}

export const ACTION_STATUSES = ['not-started', 'under-way', 'done', 'dropped'] as const;

export interface ActionEntry {
  readonly id: string;
  readonly title: string;
  readonly owner?: string;
  readonly due?: string;
  readonly status: (typeof ACTION_STATUSES)[number];
  /** Percent. */
  readonly progress?: number;
  readonly criteria: readonly string[];
  readonly indicators: readonly string[];
  /** The day it was done. */
  readonly finished?: string;
  /** By their days. */
  readonly milestones?: readonly Milestone[];
  readonly effect?: ExpectedEffect;
}

export interface Milestone {
  readonly due: string;
  readonly title: string;
  /** The day it was reached. */
  readonly reached?: string;
}

/** What an action is to do to an indicator. */
export interface ExpectedEffect {
  readonly indicator: string;
  /** As decimal text, in the unit of the indicator. */
  readonly from: string;
  readonly to: string;
  /** The code of the period it is to be seen in. */
  readonly by: string;
}

/** A framework file that was added: its bytes as they came, so that its SHA-256 stays what it was. */
export interface FrameworkEntry {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly text: string;
}

export interface ReviewDateEntry {
  readonly framework: string;
  readonly date: string;
}

export const REBASE_DECISIONS = ['confirmed', 'dismissed', 'undone'] as const;

/** What a person decided about new limits from a period on; who, when and why stand on the entry. */
export interface RebaseEntry {
  readonly indicator: string;
  /** First period of the new phase. */
  readonly from: string;
  /** `undone` takes back an earlier decision, so that nothing is decided again. */
  readonly decision: (typeof REBASE_DECISIONS)[number];
}
