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
