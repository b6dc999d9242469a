import { BadCell } from '../../bad-cell.ts';
import { csvLines } from '../../csv-lines.ts';
import { fieldsOf } from '../../csv-rows.ts';
import type { Progress } from '../../progress.ts';
import { refusalReport } from '../../refusal-report.ts';
import type { ReleasedFile } from '../released-file.ts';
import { foundIn } from '../written-cells.ts';
import { columnsOf, type RegisteredProvider } from './registered-provider.ts';

export interface RegistryRead {
  providers: RegisteredProvider[];
  /** Lines below the head. */
  rows: number;
  refused: number;
}

const rowsBetween = 100_000;
/** Lines that are refused before reading ends: the file is another one then. */
const mostRefused = 1_000;

/** Reads the registry's file line by line, and takes the rows of some NPIs. The file has millions of rows. */
export async function readRegistry(
  { path, name, bytes: size, encoding }: ReleasedFile,
  used: ReadonlySet<string>,
  progress: Progress,
  signal: AbortSignal,
): Promise<RegistryRead> {
  const report = refusalReport(progress.print);
  const read: RegistryRead = { providers: [], rows: 0, refused: 0 };
  const lines = new Map<string, number>();
  let columns: { width: number; read: (row: readonly string[]) => RegisteredProvider } | null = null;
  let line = 0;
  let bytesDone = 0;
  const refuse = ({ column, message }: BadCell) => {
    read.refused += 1;
    report(name, { line, column: column || null, reason: message });
  };
  progress.begin(name, size);
  for await (const text of csvLines(path, encoding)) {
    if (signal.aborted || read.refused >= mostRefused) break;
    line += 1;
    bytesDone += text.length + 1;
    if (text.trim() === '') continue;
    if (columns === null) {
      const fields = cellsOf(text);
      const found = columnsOf(fields);
      if (typeof found !== 'function') {
        refuse(new BadCell('', `does not name the column ${found[0]}`));
        break;
      }
      columns = { width: fields.length, read: found };
      continue;
    }
    read.rows += 1;
    if (read.rows % rowsBetween === 0) progress.advance({ file: name, read: read.rows }, bytesDone);
    const found = foundIn(() => columns && rowOf(text, columns, used));
    if (found instanceof BadCell) refuse(found);
    else if (found) {
      const earlier = lines.get(found.npi);
      if (earlier === undefined) read.providers.push(found);
      else refuse(new BadCell('NPI', `is that of line ${earlier}`));
      lines.set(found.npi, line);
    }
  }
  if (read.refused === 0 && read.rows === 0 && !signal.aborted) refuse(new BadCell('', 'begins no row'));
  progress.end({ file: name, read: read.rows });
  return read;
}

/** Null where the NPI is not in use. The number of fields is checked all the same: a file that was cut off has a line with fewer. */
function rowOf(
  text: string,
  { width, read }: { width: number; read: (row: readonly string[]) => RegisteredProvider },
  used: ReadonlySet<string>,
): RegisteredProvider | null {
  let cells = cellsOf(text);
  // An escaped quotation mark beside a comma looks like the end of a field.
  if (cells.length !== width) cells = parsedCells(text);
  if (cells.length !== width) throw new BadCell('', `has ${cells.length} fields; the first line names ${width}`);
  const npi = cells[0] ?? '';
  if (!/^\d{10}$/.test(npi)) throw new BadCell('NPI', `${JSON.stringify(npi.slice(0, 40))} has not ten digits`);
  return used.has(npi) ? read(cells) : null;
}

/** The registry puts every field in quotation marks: a parser for each line would take forty times as long. */
function cellsOf(text: string): string[] {
  if (!text.startsWith('"') || !text.endsWith('"') || text.length < 2) return parsedCells(text);
  const cells = text.slice(1, -1).split('","');
  return text.includes('""') ? cells.map((cell) => cell.replaceAll('""', '"')) : cells;
}

function parsedCells(text: string): string[] {
  const fields = fieldsOf(text);
  return Array.isArray(fields) ? fields : [];
}
