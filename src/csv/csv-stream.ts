import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';

/** A value of a row; null is written as an empty cell, a date as ISO 8601 in UTC. */
export type CsvCell = string | number | bigint | boolean | Date | null;

interface CsvForm {
  /** The first line: one heading for each cell of a row. */
  headings: readonly string[];
  /** Whether the file begins with a byte order mark, by which spreadsheet programs know UTF-8. Default true. */
  hasMark?: boolean;
}

/** A negative amount is no formula, even where it comes as text. */
const negativeNumber = /^-\d+(\.\d+)?$/;

/**
 * Writes rows as CSV: RFC 4180, UTF-8. Rows are taken only as fast as the stream is read. A text that a spreadsheet
 * program would take for a formula is written behind an apostrophe; numbers stay numbers. Such a text begins with `=`,
 * `+`, `-`, `@`, tab or carriage return, or a full-width form of these.
 */
export function csvStream(
  rows: AsyncIterable<readonly CsvCell[]> | Iterable<readonly CsvCell[]>,
  form: CsvForm,
): Readable {
  const writer = stringify({
    bom: form.hasMark ?? true,
    header: true,
    columns: [...form.headings],
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: {
      string: (text) => (negativeNumber.test(text) ? { value: text, escape_formulas: false } : text),
      boolean: String,
      date: (date) => date.toISOString(),
    },
  });
  // A fault of the rows destroys the writer, and who reads it is given the fault.
  pipeline(Readable.from(rows), writer, () => {});
  return writer;
}
