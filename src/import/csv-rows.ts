import { CsvError, parse } from 'csv-parse/sync';
import { csvLines } from './csv-lines.ts';

export interface CsvRow {
  /** The line of the file it begins on, the first being 1. */
  line: number;
  /** Null when its quotation marks make no sense. */
  fields: string[] | null;
  bytes: number;
}

/** A field may hold this many lines; a quotation mark that is never closed would otherwise swallow the file. */
const mostLines = 100;

/**
 * Reads a CSV file row by row. Fields may be quoted and go over several lines. After a row whose quotation marks make no sense it goes on with the next line,
 * so that one bad row costs no other.
 */
export async function* csvRows(path: string): AsyncGenerator<CsvRow> {
  const lines = csvLines(path);
  let ahead: string[] = [];
  let line = 1;
  const lineAt = async (index: number): Promise<string | undefined> => {
    if (index === ahead.length) {
      const { value, done } = await lines.next();
      if (!done) ahead.push(value);
    }
    return ahead[index];
  };
  for (;;) {
    const first = await lineAt(0);
    if (first === undefined) return;
    let text = first;
    let fields = fieldsOf(text);
    let taken = 1;
    while (fields === 'OPEN' && taken < mostLines) {
      const next = await lineAt(taken);
      if (next === undefined) break;
      text += `\n${next}`;
      fields = fieldsOf(text);
      taken += 1;
    }
    if (typeof fields === 'string') taken = 1;
    if (first !== '') yield { line, fields: typeof fields === 'string' ? null : fields, bytes: Buffer.byteLength(text) + 1 };
    ahead = ahead.slice(taken);
    line += taken;
  }
}

/** A line without quotation marks is cut at its commas: the parser, made anew for each row, would take forty times as long. */
function fieldsOf(text: string): string[] | 'OPEN' | 'MALFORMED' {
  if (!text.includes('"')) return text.split(',');
  try {
    const [fields] = parse(text, { relax_column_count: true, record_delimiter: '\n' });
    return fields ?? [];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'OPEN' : 'MALFORMED';
  }
}
