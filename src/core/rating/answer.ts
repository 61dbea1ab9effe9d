import type { FactSource } from './facts.ts';

export type Verdict = 'met' | 'not-met' | 'not-known' | 'not-applicable';

/** Why a verdict is not known; a page shows each in its own words. */
export type NotKnownReason =
  | 'missing' | 'not-available' | 'none-recorded' | 'confidential' | 'draft' | 'stale' | 'small-sample'
  | 'no-target' | 'little-history' | 'few-peers' | 'measured-differently' | 'unapproved' | 'expired' | 'not-on-the-scale' | 'treated-as-not-known';

/** Where a fact was read, with its file when the facts name it. */
export interface UsedSource extends FactSource {
  readonly file?: string;
  readonly sha256?: string;
}

/** A figure a test looked at, or the period it looked for. `value` is text as published, null when there is none. */
export interface UsedObservation {
  readonly indicator: string;
  readonly unit: string;
  readonly period: string;
  readonly value: string | null;
  readonly numerator?: string;
  readonly denominator?: string;
  readonly sampleSize?: number;
  /** The target in force in the period, where the test compares with it. */
  readonly target?: string;
  /** How this one period did, where the test counts periods. */
  readonly verdict?: Verdict;
  readonly because?: NotKnownReason;
  readonly source?: UsedSource;
}

/** An assessment, evidence item, action or given level a test looked at. */
export interface UsedItem {
  readonly kind: 'assessment' | 'evidence' | 'action' | 'given';
  readonly id: string;
  readonly words: string;
  readonly source?: UsedSource;
}

/** What a test answers: the verdict and its reason are one value. */
export interface Answer {
  readonly verdict: Verdict;
  /** A plain sentence: what the test asks for. */
  readonly needed: string;
  /** A plain sentence: what the facts say. */
  readonly found: string;
  /** With `not-known` only. */
  readonly because?: NotKnownReason;
  /** With `not-known` only: what would settle it. */
  readonly settle?: string;
  readonly observations: readonly UsedObservation[];
  readonly items: readonly UsedItem[];
}

/** "Not known" with the facts that were looked at, ready to take the test's own `needed` sentence. */
export interface NotKnown {
  readonly because: NotKnownReason;
  readonly found: string;
  readonly settle: string;
}
