import { definitionChanges, definitionDifferences, findDefinition } from '../core/definition.ts';
import type { Indicator } from '../core/indicator.ts';
import type { Series } from '../core/series.ts';
import { formatPeriodLong } from './format-date.ts';

/** In what a definition differs from the one compared with: "out of all staff, here out of posts that allow it". */
export function differenceWords(indicator: Indicator, version: number, own: number): string {
  const [other, mine] = [findDefinition(indicator, version), findDefinition(indicator, own)];
  return definitionDifferences(indicator, version, own).map((kind) => {
    switch (kind) {
      case 'hours': return `hours: ${other?.hours ?? ''}, here ${mine?.hours ?? ''}`;
      case 'denominator': return `out of ${other?.denominator ?? ''}, here out of ${mine?.denominator ?? ''}`;
      case 'method': return `definition ${version}, here definition ${own}`;
    }
  }).join('; ');
}

/**
 * Where the figures of a series begin to be measured differently, a sentence each: "Figures before April to June 2026 follow
 * definition 2 (out of all staff in post, here out of staff whose post allows it) and are not compared with later ones."
 */
export function definitionChangeSentences({ points }: Series, indicator: Indicator): string[] {
  return definitionChanges(points).map(({ from, before, after }) =>
    `Figures before ${formatPeriodLong(from)} follow definition ${before} (${differenceWords(indicator, before, after)}) and are not compared with later ones.`);
}
