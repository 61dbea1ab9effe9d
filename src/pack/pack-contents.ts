import type { Approval } from '../core/assessment.ts';
import type { Council } from '../core/council.ts';
import type { ExcerptEvent } from '../core/event-chain.ts';
import type { IndicatorSet } from '../core/indicator.ts';
import type { RequestEntry } from '../core/inspection-request.ts';
import type { Inspection } from '../core/inspection.ts';
import type { KnownBatch } from '../core/known-batch.ts';
import type { KnownRevision } from '../core/known-revision.ts';
import type { RatingChance } from '../core/rating/chance/rating-chance.ts';
import type { Facts } from '../core/rating/facts.ts';
import type { Framework } from '../core/rating/framework.ts';
import type { Paths } from '../core/rating/path/find-paths.ts';
import type { Rating } from '../core/rating/rate.ts';
import type { ActionEntry, ApprovalEntry, AssessmentEntry, EvidenceEntry, NoteEntry, RebaseEntry, TargetEntry } from '../core/register.ts';
import type { Standing } from '../core/standing.ts';
import type { PhaseStart } from '../core/trend/series-trend.ts';
import type { TargetRun } from '../core/trend/target-run.ts';
import type { TrendMarks } from '../core/trend/trend-marks.ts';
import type { Trend, TrendRefusal } from '../core/trend/trend.ts';
import type { ReportFonts } from './report/pdf-paper.ts';
import type { PackRules } from './rules-file.ts';

/** What is left out: nothing; what is marked personal, and the names of people; or that and what is marked confidential. */
export const REDACTIONS = ['none', 'personal', 'confidential'] as const;
export type Redaction = (typeof REDACTIONS)[number];

/** What a pack is made of is decided by these and by nothing else. */
export interface PackArguments {
  /** GSS code. */
  readonly council: string;
  readonly framework: string;
  /** Judgement date, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** ISO moment: only what was recorded by then. */
  readonly knownAt: string;
  readonly redaction: Redaction;
}

/** An entry of a register, old ones included; `holds` for the one of its key that holds. */
export interface PackEntry<Content> {
  readonly id: number;
  readonly content: Content;
  readonly source?: { readonly batch: number; readonly line: number };
  readonly reason?: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly holds: boolean;
}

/** A file that goes into the pack as it was received. */
export interface PackFile {
  readonly sha256: string;
  readonly name: string;
  readonly content: Uint8Array;
}

/** The copy of an item's file that the reader may have. */
export interface PackEvidenceFile extends PackFile {
  readonly copy: 'original' | 'redacted';
}

/** What the newest figures of an indicator say, and from when on its limits are set anew. */
export interface PackTrend {
  readonly trend: Trend | TrendRefusal;
  readonly marks: TrendMarks;
  readonly run?: TargetRun;
  readonly starts: readonly PhaseStart[];
}

/** An assessment of the framework as it holds on the day, with what became of its approval. */
export interface PackAssessed {
  readonly content: AssessmentEntry;
  readonly approval: Approval;
}

/** Everything a pack shows, loaded and judged, before it is written down. */
export interface PackContents extends PackArguments {
  readonly about: Council;
  /** What the framework is about, where it says so. */
  readonly subject?: Framework['subject'];
  readonly frameworkText: string;
  /** The sets with the indicators the framework asks for or the council has figures or targets of. */
  readonly indicatorSets: readonly IndicatorSet[];
  readonly rules: PackRules;
  readonly facts: Facts;
  readonly rating: Rating;
  readonly ratingYearAgo: Rating;
  readonly standings: readonly { readonly set: IndicatorSet; readonly standing: Standing; readonly trend: PackTrend }[];
  readonly reviewDate?: string;
  /** The cheapest ways to the best of every judgement. */
  readonly paths: Paths;
  /** What each judgement may be on the review date; absent while none is agreed. */
  readonly chance?: RatingChance;
  readonly assessed: readonly PackAssessed[];
  readonly revisions: readonly KnownRevision[];
  readonly batches: readonly KnownBatch[];
  readonly targets: readonly PackEntry<TargetEntry>[];
  readonly assessments: readonly PackEntry<AssessmentEntry>[];
  readonly approvals: readonly PackEntry<ApprovalEntry>[];
  readonly rebases: readonly PackEntry<RebaseEntry>[];
  readonly evidence: readonly PackEntry<EvidenceEntry>[];
  readonly actions: readonly PackEntry<ActionEntry>[];
  readonly notes: readonly PackEntry<NoteEntry>[];
  readonly inspections: readonly PackEntry<Inspection>[];
  /** Of the inspector, with the council's answers: about this framework's criteria, about figures and about evidence. */
  readonly requests: readonly PackEntry<RequestEntry>[];
  /** Files of the batches, by their SHA-256. */
  readonly sources: ReadonlyMap<string, PackFile>;
  /** Files of the evidence items, by the item's id: of one that is hidden only its redacted copy, if there is one. */
  readonly evidenceFiles: ReadonlyMap<string, PackEvidenceFile>;
  /** The literal lines the rating stands on. */
  readonly lines: readonly { readonly batch: number; readonly line: number; readonly text: string }[];
  readonly events: readonly ExcerptEvent[];
  readonly fonts: ReportFonts;
  /** The program that works the rating out again without us. */
  readonly rescoreProgram: string;
}
