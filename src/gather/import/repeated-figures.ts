import { NO_FIGURE_REASONS } from '../../core/observation.ts';
import type { Figure, Observation } from '../../core/observation.ts';
import { periodCode } from '../../core/period.ts';
import type { CheckedRow } from './checked-row.ts';
import { figureKeys } from './figure-keys.ts';
import type { FigureKey, FigurePlace } from './figure-keys.ts';
import type { Remark } from './remark.ts';

type Taken = 'accepted' | 'normalised';

export interface RepeatedFigures {
  /** `undefined` for the first figure of its key; else what becomes of this one, and why. */
  readonly meet: (figure: FigureKey & { readonly observation: Observation }, place: FigurePlace, outcome: Taken) => { readonly outcome: 'repeated' | 'rejected'; readonly reasons: readonly Remark[] } | undefined;
  /** First figures that a later one contradicts, each with the outcome it was handed on with. */
  readonly contradicted: () => readonly { readonly row: CheckedRow; readonly was: Taken }[];
}

/** The figure as one number, so that two figures of a key can be compared without keeping either. */
const markOf = (figure: Figure): number =>
  figure.kind === 'value' ? figure.value : Number.MAX_VALUE - NO_FIGURE_REASONS.indexOf(figure.reason) * 1e300;

/**
 * Watches for two figures of one council, indicator and period in a file. The same twice is taken once; two that differ
 * are both refused, since their order says nothing of which is right.
 */
export function repeatedFigures(settings: { readonly header: readonly string[]; readonly valueColumn: string }): RepeatedFigures {
  const keys = figureKeys();
  const contradicted = new Map<string, { row: CheckedRow; was: Taken }>();
  const columnOf = (columnAt: number): string | undefined => (columnAt === -1 ? undefined : settings.header[columnAt]);
  const placeOf = (line: number, columnAt: number): string => {
    const column = columnOf(columnAt);
    return column === undefined ? `line ${line}` : `line ${line}, column ${column}`;
  };

  return {
    meet: (figure, { line, columnAt }, outcome) => {
      const { observation } = figure;
      const mark = markOf(observation.figure);
      const met = keys.meet(figure, { line, columnAt, mark, normalised: outcome === 'normalised' });
      if (!met) return undefined;
      const before = placeOf(met.line, met.columnAt);
      if (met.mark === mark) {
        return { outcome: 'repeated', reasons: [{ code: 'repeated-in-file', message: `The same figure is on ${before}; it is taken once.` }] };
      }
      const conflict = (other: string, columnHere: number): readonly Remark[] => [{
        code: 'conflict-in-file', column: columnOf(columnHere) ?? settings.valueColumn,
        message: `Another figure for ${observation.indicator} of ${observation.council} for ${periodCode(observation.period)} is on ${other}. Keep one of them.`,
      }];
      if (!contradicted.has(before)) {
        const column = columnOf(met.columnAt);
        contradicted.set(before, {
          was: met.normalised ? 'normalised' : 'accepted',
          row: { line: met.line, ...(column === undefined ? {} : { column }), outcome: 'rejected', changes: [], warnings: [], reasons: conflict(placeOf(line, columnAt), met.columnAt) },
        });
      }
      return { outcome: 'rejected', reasons: conflict(before, columnAt) };
    },
    contradicted: () => [...contradicted.values()],
  };
}
