import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Batch, batches } from './batches.ts';
import { databaseFault } from './database-fault.ts';
import { ImportFailure } from './import-failure.ts';
import type { ImportJob } from './import-job.ts';
import { saveBatch } from './save-batch.ts';
import type { ImportedRow, Source } from './source.ts';
import type { Tally } from './tally.ts';
import { withoutRefused } from './without-refused.ts';

/** A file that can be imported, with rows of any kind. */
export interface FileImport {
  file: string;
  columns: readonly string[];
  run(job: ImportJob): Promise<Tally>;
}

/** Look-alikes that a report lists; of more it says how many there are. */
const mostLookAlikes = 1_000;

export function fileImport<Row extends ImportedRow>(source: Source<Row>): FileImport {
  return { file: source.file, columns: source.columns, run: (job) => importFile(job, source) };
}

async function importFile<Row extends ImportedRow>(job: ImportJob, source: Source<Row>): Promise<Tally> {
  const { file } = source;
  const started = performance.now();
  const tally: Tally = {
    file,
    read: 0,
    added: 0,
    present: 0,
    refused: 0,
    seconds: 0,
    notes: new Map(),
    lookAlikes: { first: [], count: 0 },
  };
  const { size } = await stat(join(job.folder, file));
  let bytesDone = 0;
  job.progress.begin(file, size);
  for await (const batch of batches(job, source)) {
    if (job.signal.aborted) break;
    await importBatch(job, source, batch, tally);
    tally.seconds = (performance.now() - started) / 1000;
    bytesDone += batch.bytes;
    job.progress.advance(tally, bytesDone);
  }
  job.progress.end(tally);
  return tally;
}

async function importBatch<Row extends ImportedRow>(
  job: ImportJob,
  source: Source<Row>,
  batch: Batch<Row>,
  tally: Tally,
): Promise<void> {
  try {
    const repeated = await job.seen.note(source.file, batch.rows);
    const { present, refusals, added, lookAlikes } = await saveBatch(job, source, withoutRefused(batch.rows, repeated));
    const refused = [...batch.refusals, ...repeated, ...refusals].sort((one, other) => one.line - other.line);
    for (const refusal of refused) job.refusals(source.file, refusal);
    for (const note of added.flatMap(({ row }) => row.notes)) tally.notes.set(note, (tally.notes.get(note) ?? 0) + 1);
    tally.lookAlikes.first.push(...lookAlikes.slice(0, mostLookAlikes - tally.lookAlikes.first.length));
    tally.lookAlikes.count += lookAlikes.length;
    tally.read += batch.read;
    tally.added += added.length;
    tally.present += present;
    tally.refused += refused.length;
  } catch (error) {
    const fault = databaseFault(error);
    if (!fault) throw error;
    throw new ImportFailure(
      `${source.file}: the first ${tally.read} rows are done, then ${fault}. Fix that. ${job.again} to go on; what is in is passed over.`,
    );
  }
}
