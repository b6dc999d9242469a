import { CsvError, parse } from 'csv-parse/sync';
import { csvLines, type TextEncoding } from './csv-lines.ts';

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
 * Reads a CSV file row by row, without blank ones. Fields may be quoted and go over several lines. After a row whose quotation marks make
 * no sense it goes on with the next line, so that one bad row costs no other.
 */
export async function* csvRows(path: string, encoding: TextEncoding = 'utf8'): AsyncGenerator<CsvRow> {
  const source = csvLines(path, encoding);
  const ahead: string[] = [];
  const lineAt = async (index: number): Promise<string | undefined> => {
    if (index < ahead.length) return ahead[index];
    const { value, done } = await source.next();
    if (!done) ahead.push(value);
    return done ? undefined : value;
  };
  for (let line = 1; (await lineAt(0)) !== undefined; ) {
    const { text, fields } = await takeRow(lineAt);
    if (!isBlank(text)) yield { line, fields, bytes: Buffer.byteLength(text) + 1 };
    line += ahead.splice(0, text.split('\n').length).length;
  }
}

/** A line without a value: spreadsheet programs end a file with some, of nothing or of commas alone. */
function isBlank(text: string): boolean {
  return /^[\s,]*$/.test(text);
}

/** The row that begins with the first line ahead; that line alone when no row can be made of it. */
async function takeRow(
  lineAt: (index: number) => Promise<string | undefined>,
): Promise<{ text: string; fields: string[] | null }> {
  const first = (await lineAt(0)) ?? '';
  let text = first;
  for (let taken = 1; ; taken += 1) {
    const fields = fieldsOf(text);
    if (Array.isArray(fields)) return { text, fields };
    const next = fields === 'OPEN' && taken < mostLines ? await lineAt(taken) : undefined;
    if (next === undefined) return { text: first, fields: null };
    text += `\n${next}`;
  }
}

/** A line without quotation marks is cut at its commas: a new parser for each row would take forty times as long. */
export function fieldsOf(text: string): string[] | 'OPEN' | 'MALFORMED' {
  if (!text.includes('"')) return text.split(',');
  try {
    const [fields] = parse(text, { relax_column_count: true, record_delimiter: '\n' });
    return fields ?? [];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'OPEN' : 'MALFORMED';
  }
}
