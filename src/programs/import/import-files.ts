import { barProgress } from './bar-progress.ts';
import type { Console } from './console.ts';
import type { FileImport } from './file-import.ts';
import type { ImportJob } from './import-job.ts';
import { lineProgress } from './line-progress.ts';
import { refusalReport } from './refusal-report.ts';
import { openSeenKeys } from './seen-keys.ts';
import type { Tally } from './tally.ts';

const heads = ['File', 'Read', 'New', 'Already there', 'Refused', 'Seconds'];

/** A table of what became of each file's rows, and below it what should be known of them. */
function summary(tallies: readonly Tally[]): string {
  const rows = tallies.map(({ file, read, added, present, refused, seconds }) =>
    [file, read, added, present, refused, seconds.toFixed(1)].map(String),
  );
  const widths = heads.map((head, column) =>
    Math.max(...[heads, ...rows].map((row) => row[column]?.length ?? 0), head.length),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  const notes = tallies.flatMap((tally) =>
    [...tally.notes].map(([note, count]) => `${tally.file}, ${count} ${count === 1 ? 'row' : 'rows'}: ${note}.`),
  );
  return [heads, ...rows].map(line).concat(notes, tallies.flatMap(lookAlikeLines)).join('\n');
}

/** An import merges no patients: the office compares them, and merges those who are one person. */
function lookAlikeLines({ file, lookAlikes: { first, count } }: Tally): string[] {
  if (count === 0) return [];
  const rows = count === 1 ? '1 row looks' : `${count} rows look`;
  const more = count > first.length ? [`  and ${count - first.length} more`] : [];
  return [
    `${file}, ${rows} like other patients. Compare them; mergePatients makes one record of those who are one person:`,
    ...first.map(({ line, reason }) => `  ${file}:${line} ${reason}`),
    ...more,
  ];
}

type Place = Pick<ImportJob, 'orm' | 'practiceId' | 'folder' | 'wishes' | 'again' | 'signal'> & { ownerUrl: string };

const historyOnly =
  'Providers and visit types are in as history, and nothing can be booked with them; updateStaffMember and updateVisitType with isActive: true open those that the office wants.\n';

/** The exit code that shells use for a program ended by Ctrl-C. */
const interrupted = 130;
const rowsRefused = 2;

/** Imports the files one after the other and reports the result; answers the exit code. */
export async function importFiles(place: Place, files: readonly FileImport[], console: Console): Promise<number> {
  const { signal } = place;
  const seen = await openSeenKeys(place.ownerUrl);
  const progress = console.err.isTTY ? barProgress(console) : lineProgress(console);
  const refusals = refusalReport(progress.print);
  const tallies: Tally[] = [];
  try {
    for (const file of files) {
      if (signal.aborted) break;
      tallies.push(await file.run({ ...place, seen, progress, refusals }));
    }
  } finally {
    progress.close();
    await seen.close();
  }
  console.out.write(`${summary(tallies)}\n${place.wishes.isBookable ? '' : historyOnly}`);
  if (signal.aborted) {
    console.err.write(`Interrupted. ${place.again} to go on; what is in is passed over.\n`);
    return interrupted;
  }
  const empty = tallies.filter(({ read }) => read === 0).map(({ file }) => file);
  for (const file of empty)
    console.err.write(
      `${file} has no row below its first line, so nothing came of it; export it again if there should be some.\n`,
    );
  const refused = tallies.reduce((sum, tally) => sum + tally.refused, 0);
  if (refused > 0)
    console.err.write(
      `${refused === 1 ? '1 row was' : `${refused} rows were`} refused, as listed above. ${place.again} once they are corrected in the files; what is in is passed over.\n`,
    );
  return empty.length > 0 || refused > 0 ? rowsRefused : 0;
}
