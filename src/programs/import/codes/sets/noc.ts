import { BadCell } from '../../bad-cell.ts';
import { csvLines } from '../../csv-lines.ts';
import type { CodeSetRow, CodeSetSource, ReadLine } from '../code-set.ts';
import { nocCodes } from '../release-tables.ts';
import type { ReleasedFile } from '../released-file.ts';
import { compactDay, foundIn, optionalCompactDay, procedureCode } from '../written-cells.ts';

/** Codes for things not otherwise classified: a printed list with heads of pages. */
export const noc: CodeSetSource = {
  title: 'Codes not otherwise classified',
  example: 'NOC_Codes_2026.prn',
  table: nocCodes,
  isDated: true,
  effectiveOf: (name) => {
    const [, year] = /NOC[_ -]?codes[_ -](\d{4})/i.exec(name) ?? [];
    return year ? `${year}-01-01` : null;
  },
  read: readNoc,
};

/** A title, the line of column names, and the control character by which old systems end a file. */
const heads = /NOC CODES|LONG DESCRIPTION|^[\s\p{Cc}]*$/u;

async function* readNoc({ path, encoding }: ReleasedFile): AsyncGenerator<ReadLine> {
  let line = 0;
  let last = '';
  for await (const text of csvLines(path, encoding)) {
    line += 1;
    const code = cellOf(text, 3, 7);
    // A description that goes on repeats the code, and has no days.
    const isFurther = code === last && cellOf(text, 90, 107) === '';
    last = code;
    const isRow = !isFurther && !heads.test(text);
    yield { line, bytes: text.length + 2, found: isRow ? foundIn(() => codeOf(text)) : null };
  }
}

function cellOf(text: string, from: number, to: number): string {
  return text.slice(from - 1, to).trim();
}

function codeOf(text: string): CodeSetRow {
  const code = procedureCode('HCPCS', cellOf(text, 3, 7));
  const validFrom = compactDay('ADD DATE', cellOf(text, 90, 97));
  const validUntil = optionalCompactDay('TERM DATE', cellOf(text, 100, 107));
  if (validUntil !== null && validUntil < validFrom)
    throw new BadCell('TERM DATE', `${validUntil} is before the ADD DATE, ${validFrom}`);
  return { facts: { code }, validFrom, validUntil };
}
