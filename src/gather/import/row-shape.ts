import { hasControlCharacter } from './decode-text.ts';
import type { Remark } from './remark.ts';
import { visibleText } from './visible-text.ts';

/** A row with a fault of its own, whatever it says: too few cells, a cell too long, characters no table should hold. */
export function shapeFault(cells: readonly string[], header: readonly string[], settings: { readonly cellCharacters: number; readonly lookForControl: boolean }): Remark | undefined {
  const extra = cells.length > header.length && cells.slice(header.length).some((cell) => cell.trim() !== '');
  if (cells.length < header.length || extra) {
    return { code: 'field-count', message: `The row has ${cells.length} cells and the header ${header.length}. Check for a missing or an unquoted comma.` };
  }
  for (let index = 0; index < header.length; index += 1) {
    const cell = cells[index] ?? '';
    const column = header[index] ?? '';
    if (cell.length > settings.cellCharacters) return { code: 'cell-too-long', column, message: `The cell has ${cell.length} characters; the most that is taken is ${settings.cellCharacters}.` };
    if (settings.lookForControl && hasControlCharacter(cell)) {
      return { code: cell.includes('\uFFFD') ? 'encoding-invalid' : 'control-characters', column, message: `${visibleText(cell)} holds characters that cannot be seen. Type the cell again.` };
    }
  }
  return undefined;
}
