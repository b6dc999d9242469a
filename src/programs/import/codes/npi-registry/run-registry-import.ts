import { scoped } from '../../../../database/session/practice-scope.ts';
import { readerOf } from '../../../../database/sql/reader.ts';
import type { Surroundings } from '../../../command-line/surroundings.ts';
import { withOwner } from '../../../with-owner.ts';
import { barProgress } from '../../bar-progress.ts';
import { ImportFailure } from '../../import-failure.ts';
import { lineProgress } from '../../line-progress.ts';
import { releasedFile } from '../released-file.ts';
import { calendarDay } from '../written-cells.ts';
import { keepRegistered } from './keep-registered.ts';
import { readRegistry } from './read-registry.ts';
import { usedNpis } from './used-npis.ts';

interface RegistryImport {
  path: string;
  /** As written on the command line; undefined where the file's name says it. */
  effective: string | undefined;
}

const linesRefused = 2;
/** The exit code that shells use for a program ended by Ctrl-C. */
const interrupted = 130;

/** Takes the NPIs that practices use from a file of the NPI registry; answers the exit code. */
export async function runRegistryImport(
  { path, effective }: RegistryImport,
  surroundings: Surroundings,
): Promise<number> {
  const signal = surroundings.stopSignal();
  const file = await releasedFile(path);
  const asOf = effective ?? lastDayOf(file.name);
  return withOwner(surroundings, async ({ owner }) => {
    const { em } = owner;
    const used = await scoped(em, {}).transactional((unit) => usedNpis(readerOf(unit)));
    const progress = surroundings.err.isTTY ? barProgress(surroundings) : lineProgress(surroundings);
    const read = await readRegistry(file, used, progress, signal).finally(() => progress.close());
    if (signal.aborted) {
      surroundings.err.write('Interrupted; nothing of the registry was imported. Run the same command again.\n');
      return interrupted;
    }
    if (read.refused > 0) {
      const lines = read.refused === 1 ? '1 line was' : `${read.refused} lines were`;
      surroundings.err.write(
        `${lines} refused, as listed above, so nothing of the registry was imported. Fetch the file again, and run the same command again.\n`,
      );
      return linesRefused;
    }
    const { rows, providers } = read;
    const kept = await scoped(em, {}).transactional((unit) =>
      keepRegistered(readerOf(unit), { file, asOf, rows, providers }, used),
    );
    const inactive = providers.filter(({ isActive }) => !isActive).length;
    surroundings.out.write(
      `NPI registry as of ${asOf}: ${rows} rows, of which ${providers.length} are in use here, ${inactive} of them deactivated; ${kept} were kept, and ${used.size - providers.length} NPIs in use are not in the file.\n`,
    );
    return 0;
  });
}

/** Files are named by the days whose changes they have: npidata_pfile_20261102-20261108.csv. */
function lastDayOf(name: string): string {
  const [, year, month, day] = /pfile_\d{8}-(\d{4})(\d{2})(\d{2})/i.exec(name) ?? [];
  const found = year === undefined ? null : calendarDay(`${year}-${month}-${day}`);
  if (found) return found;
  throw new ImportFailure(
    'The name of the file does not say of which day it is; add --effective <date>, or name it as published, such as npidata_pfile_20261102-20261108.csv.',
  );
}
