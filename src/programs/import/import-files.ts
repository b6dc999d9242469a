import { barProgress } from './bar-progress.ts';
import type { Console } from './console.ts';
import type { FileImport } from './file-import.ts';
import type { ImportJob } from './import-job.ts';
import { lineProgress } from './line-progress.ts';
import { refusalReport } from './refusal-report.ts';
import { openSeenKeys } from './seen-keys.ts';
import { summary } from './summary.ts';
import type { Tally } from './tally.ts';

type Place = Pick<ImportJob, 'orm' | 'practiceId' | 'folder' | 'signal'> & { ownerUrl: string };

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
  console.out.write(`${summary(tallies)}\n`);
  if (signal.aborted) {
    console.err.write('Interrupted. Run the same command again to go on; what is in is passed over.\n');
    return interrupted;
  }
  return tallies.some(({ refused }) => refused > 0) ? rowsRefused : 0;
}
