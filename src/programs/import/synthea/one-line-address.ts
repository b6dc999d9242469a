import { BadCell } from '../bad-cell.ts';
import type { Cells } from '../cells.ts';

const longest = 300;

/** Street, city, state and ZIP on one line, as far as they are known. */
export function oneLineAddress(cells: Cells, stateColumn = 'STATE'): string | null {
  const part = (column: string) => cells.optionalText(column, longest);
  const region = [part(stateColumn), part('ZIP')].filter(Boolean).join(' ');
  const line = [part('ADDRESS'), part('CITY'), region].filter(Boolean).join(', ');
  if (line.length > longest) throw new BadCell('ADDRESS', `is longer than ${longest} characters with its city`);
  return line || null;
}
