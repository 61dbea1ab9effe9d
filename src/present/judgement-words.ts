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

/** The verdict as one or two words with a capital: `Good`, `Promising to excellent`, `Nothing known`. */
export function verdictWord(judgement: JudgementBounds): string {
  if (!isCertain(judgement) && judgement.lower === 0 && judgement.upper === judgement.labels.length - 1) return 'Nothing known';
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
  return judgement.lower === 0 && judgement.upper === most ? `${range}, nothing known` : range;
}
