import { join } from 'node:path';
import { BadCell } from './bad-cell.ts';
import { cellsOf } from './cells.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import type { ImportJob } from './import-job.ts';
import type { Refusal } from './refusal.ts';
import type { ImportedRow, Numbered, Source } from './source.ts';

/** Rows that go into the database together. */
export interface Batch<Row> {
  rows: Numbered<Row>[];
  refusals: Refusal[];
  /** Rows of the file, good and bad. */
  read: number;
  bytes: number;
}

const batchSize = 500;

/** Reads a file in batches of at most 500 rows, each row either read or refused. */
export async function* batches<Row extends ImportedRow>(
  { folder, wishes }: Pick<ImportJob, 'folder' | 'wishes'>,
  source: Source<Row>,
): AsyncGenerator<Batch<Row>> {
  let header: string[] | null = null;
  let columns = new Map<string, number>();
  let batch = emptyBatch<Row>();
  for await (const csvRow of csvRows(join(folder, source.file))) {
    batch.bytes += csvRow.bytes;
    if (!header) {
      header = csvRow.fields ?? [];
      columns = new Map(header.map((name, position) => [name.trim(), position]));
      continue;
    }
    take(batch, csvRow, header.length, (fields) => source.read(cellsOf(columns, fields), wishes));
    if (batch.read < batchSize) continue;
    yield batch;
    batch = emptyBatch();
  }
  if (batch.read > 0) yield batch;
}

function emptyBatch<Row>(): Batch<Row> {
  return { rows: [], refusals: [], read: 0, bytes: 0 };
}

function take<Row>(batch: Batch<Row>, { line, fields }: CsvRow, width: number, read: (fields: string[]) => Row): void {
  const refuse = (column: string | null, reason: string) => batch.refusals.push({ line, column, reason });
  batch.read += 1;
  if (!fields) {
    refuse(null, 'has a quotation mark that is neither closed nor doubled');
  } else if (fields.length !== width) {
    refuse(null, `has ${fields.length} fields instead of ${width}`);
  } else {
    try {
      batch.rows.push({ line, row: read(fields) });
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      refuse(error.column, error.message);
    }
  }
}
