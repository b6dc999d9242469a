import type { Client } from 'pg';
import { BadCell } from '../bad-cell.ts';
import type { Progress } from '../progress.ts';
import type { Refusal } from '../refusal.ts';
import { type RefusalReport, refusalReport } from '../refusal-report.ts';
import type { CodeSetSource } from './code-set.ts';
import type { ReleasedFile } from './released-file.ts';
import { type Collision, openStage, overlapping, type StagedRow, stageRows, type Term } from './staged-rows.ts';

const batchSize = 5_000;
/** Lines that are refused before reading ends: the file is of another set then. */
const mostRefused = 1_000;
/** No file has so many lines. */
const linesOfFile = 100_000_000;

export interface Reading {
  client: Client;
  source: CodeSetSource;
  files: readonly ReleasedFile[];
  term: Term;
  progress: Progress;
  signal: AbortSignal;
}

/** The numbers of a release that was read. */
export interface Read {
  rows: number;
  refused: number;
}

/** Reads the files of a release into the stage, and reports each line that does not fit. */
export async function readRelease(reading: Reading): Promise<Read> {
  const { client, source, files, progress } = reading;
  await openStage(client, source.table);
  const read: Read = { rows: 0, refused: 0 };
  const report = refusalReport(progress.print);
  for (const [index, file] of files.entries()) await readFile(reading, { file, index }, read, report);
  if (read.refused > 0) return read;
  await client.query('analyze staged');
  for (const { position, earlier } of source.isDated ? await overlapping(client, source.table) : []) {
    read.refused += 1;
    refuse(reading, report, position, `counts on days on which that of ${placeOf(reading, earlier)} does`);
  }
  return read;
}

async function readFile(
  reading: Reading,
  { file, index }: { file: ReleasedFile; index: number },
  read: Read,
  report: RefusalReport,
): Promise<void> {
  const { client, source, term, progress, signal } = reading;
  const { name } = file;
  let staged: StagedRow[] = [];
  let bytesDone = 0;
  let rows = 0;
  let hasRows = false;
  const stage = async () => {
    for (const { position, earlier } of await stageRows(client, source.table, staged, term)) {
      read.refused += 1;
      refuse(reading, report, position, `repeats ${placeOf(reading, earlier)}`);
    }
    staged = [];
    progress.advance({ file: name, read: rows }, bytesDone);
  };
  progress.begin(name, file.bytes);
  for await (const { line, bytes, found } of source.read(file)) {
    if (signal.aborted || read.refused >= mostRefused) break;
    bytesDone += bytes;
    if (found === null) continue;
    hasRows = true;
    if (found === 'NEVER_COUNTED') continue;
    rows += 1;
    if (found instanceof BadCell) {
      read.refused += 1;
      report(name, refusalOf(line, found));
    } else if (staged.push({ row: found, position: index * linesOfFile + line }) === batchSize) await stage();
  }
  await stage();
  read.rows += rows;
  if (!hasRows) {
    read.refused += 1;
    report(name, { line: 1, column: null, reason: `begins no row; a file such as ${source.example} is expected` });
  }
  progress.end({ file: name, read: rows });
}

function refusalOf(line: number, { column, message }: BadCell): Refusal {
  return { line, column: column || null, reason: message };
}

function refuse({ files }: Reading, report: RefusalReport, position: Collision['position'], reason: string): void {
  report(files[Math.floor(position / linesOfFile)]?.name ?? '', {
    line: position % linesOfFile,
    column: 'code',
    reason,
  });
}

function placeOf({ files }: Reading, position: number): string {
  return `${files[Math.floor(position / linesOfFile)]?.name}:${position % linesOfFile}`;
}
