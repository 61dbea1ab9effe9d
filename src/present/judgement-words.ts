/** A judgement as pages show it: its levels from worst to best, and the positions it certainly and possibly has. */
export interface JudgementBounds {
  /** The question: "How good is the service?" */
  readonly title: string;
  readonly labels: readonly string[];
  readonly lower: number;
  readonly upper: number;
}

export function isCertain({ lower, upper }: JudgementBounds): boolean {
  return lower === upper;
}

function label({ labels }: JudgementBounds, level: number): string {
  return labels[level] ?? '';
}

/** Every level is still possible: shown as nothing known, never as the lowest level. */
export function isUnknown({ labels, lower, upper }: JudgementBounds): boolean {
  return lower === 0 && upper === labels.length - 1;
}

/** The verdict with a capital: `Good`, `Promising to excellent`, `Not known`. A range is never shortened to its poorer end. */
export function verdictWord(judgement: JudgementBounds): string {
  if (isUnknown(judgement)) return 'Not known';
  const words = levelWords(judgement);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** `good`, or `promising to excellent`. */
export function levelWords(judgement: JudgementBounds): string {
  const lowest = label(judgement, judgement.lower);
  return isCertain(judgement) ? lowest : `${lowest} to ${label(judgement, judgement.upper)}`;
}

/** For a judgement in stars, level 0 being none: `2 of 3 stars, certain`; `1 to 3 stars`; `0 to 3 stars, nothing known`. */
export function starWords(judgement: JudgementBounds): string {
  const most = judgement.labels.length - 1;
  if (isCertain(judgement)) return `${judgement.lower} of ${most} stars, certain`;
  const range = `${judgement.lower} to ${judgement.upper} stars`;
  return isUnknown(judgement) ? `${range}, nothing known` : range;
}

/** For a judgement in words: `certain`; `at least promising`; `any level possible, nothing known`. */
export function boundWords(judgement: JudgementBounds): string {
  if (isCertain(judgement)) return 'certain';
  if (isUnknown(judgement)) return 'any level possible, nothing known';
  return judgement.lower === 0 ? `at most ${label(judgement, judgement.upper)}` : `at least ${label(judgement, judgement.lower)}`;
}
