import type { MatrixNode } from '../combination.ts';
import type { FrameworkFile } from '../framework.ts';
import { scaleOfNode } from '../framework.ts';
import { levelAt } from '../scale.ts';
import type { Scale } from '../scale.ts';
import { nothingSaid, outcomeOf } from './outcome.ts';
import type { Levels, Outcome } from './outcome.ts';

/**
 * Looks up the cell of two levels. A pair without a cell, or a row or column that does not apply, takes what the matrix says
 * `otherwise`; where it says nothing, any level is possible.
 */
export function applyMatrix(framework: FrameworkFile, node: MatrixNode, scale: Scale, levels: Levels): Outcome {
  const { rows, columns, cells, otherwise } = node.matrix;
  const [rowLevel, columnLevel] = [levels(rows), levels(columns)];
  if (rowLevel !== undefined && columnLevel !== undefined) {
    const row = levelAt(scaleOfNode(framework, rows), rowLevel).id;
    const column = levelAt(scaleOfNode(framework, columns), columnLevel).id;
    const cell = Object.hasOwn(cells, row) ? cells[row]?.[column] : undefined;
    if (cell !== undefined) return outcomeOf(scale, typeof cell === 'string' ? { then: cell } : cell, { kind: 'cell', row, column });
  }
  return otherwise ? outcomeOf(scale, otherwise, { kind: 'otherwise' }) : nothingSaid(scale, 'the matrix has no such cell');
}
