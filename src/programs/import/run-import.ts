import { toTypeId } from '../../contract/type-id.ts';
import { openOrm } from '../../database/orm.ts';
import { locateDatabase } from '../../database/set-up/locate-database.ts';
import { migrate } from '../../database/set-up/migrate.ts';
import type { Config } from '../../settings/config.ts';
import { StartFailure } from '../../settings/start-failure.ts';
import { CommandFailure } from '../command-line/command-failure.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import type { WantedPractice } from '../practice/make-practice.ts';
import { checkFiles } from './check-files.ts';
import type { Console } from './console.ts';
import { databaseFault } from './database-fault.ts';
import { findPractice } from './find-practice.ts';
import { foundForImport } from './found-for-import.ts';
import { ImportFailure } from './import-failure.ts';
import { importFiles } from './import-files.ts';
import { syntheaFiles } from './synthea/synthea-files.ts';
import type { Wishes } from './wishes.ts';

export interface ImportArguments {
  folder: string;
  /** The id of the practice; undefined for the only one there is. */
  practice: string | undefined;
  /** To be made for the import. */
  newPractice: WantedPractice | null;
  wishes: Wishes;
}

/** Imports until the stop signal ends it at the next good moment; answers the exit code. */
export async function runImport(args: ImportArguments, surroundings: Surroundings): Promise<number> {
  const signal = surroundings.stopSignal();
  try {
    await checkFiles(args.folder, syntheaFiles);
    return await importInto(await surroundings.config(), args, surroundings, signal);
  } catch (error) {
    surroundings.err.write(`${sentenceOf(error)}\n`);
    return 1;
  }
}

async function importInto(
  config: Config,
  args: ImportArguments,
  console: Console,
  signal: AbortSignal,
): Promise<number> {
  const database = await locateDatabase(config, (line) => void console.out.write(`${line}\n`), {
    attach: true,
    mayCreate: args.newPractice !== null,
  });
  try {
    const { ownerUrl } = database;
    const { appUrl } = await migrate(ownerUrl, database.appUrl);
    const orm = await openOrm(appUrl);
    try {
      const { folder, wishes, newPractice } = args;
      const { practiceId, name } = newPractice
        ? await foundForImport({ ownerUrl, config }, newPractice, console)
        : await findPractice({ orm, ownerUrl, id: args.practice, mayFound: true });
      const id = toTypeId('Practice', practiceId);
      console.out.write(`Importing ${folder} into ${name} (${id}).\n`);
      const again = newPractice
        ? `Run npm run import -- synthea ${folder} --practice ${id}${optionsOf(wishes)}`
        : 'Run the same command again';
      return await importFiles({ orm, ownerUrl, practiceId, folder, wishes, again, signal }, syntheaFiles, console);
    } finally {
      await orm.close(true);
    }
  } finally {
    await database.stop();
  }
}

function optionsOf({ isBookable, timeZone }: Wishes): string {
  return `${isBookable ? ' --bookable' : ''}${timeZone ? ` --time-zone ${timeZone}` : ''}`;
}

/** An error that is no failure of the surroundings is a fault of the program: it is thrown on with its stack. */
function sentenceOf(error: unknown): string {
  if (error instanceof ImportFailure || error instanceof StartFailure || error instanceof CommandFailure)
    return error.message;
  const fault = databaseFault(error);
  if (!fault) throw error;
  return `The import could not begin: ${fault}. Fix that and run the same command again.`;
}
