import { toTypeId } from '../../contract/type-id.ts';
import { openOrm } from '../../database/orm.ts';
import { locateDatabase } from '../../database/set-up/locate-database.ts';
import { migrate } from '../../database/set-up/migrate.ts';
import type { Config } from '../../settings/config.ts';
import { StartFailure } from '../../settings/start-failure.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { checkFiles } from './check-files.ts';
import type { Console } from './console.ts';
import { databaseFault } from './database-fault.ts';
import { findPractice } from './find-practice.ts';
import { ImportFailure } from './import-failure.ts';
import { importFiles } from './import-files.ts';
import { syntheaFiles } from './synthea/synthea-files.ts';

export interface ImportArguments {
  folder: string;
  practice: string | undefined;
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
  { folder, practice: id }: ImportArguments,
  console: Console,
  signal: AbortSignal,
): Promise<number> {
  const database = await locateDatabase(config, (line) => void console.out.write(`${line}\n`), { attach: true });
  try {
    const { ownerUrl } = database;
    const { appUrl } = await migrate(ownerUrl, database.appUrl);
    const orm = await openOrm(appUrl);
    try {
      const { practiceId, name } = await findPractice(orm, ownerUrl, id);
      console.out.write(`Importing ${folder} into ${name} (${toTypeId('Practice', practiceId)}).\n`);
      return await importFiles({ orm, ownerUrl, practiceId, folder, signal }, syntheaFiles, console);
    } finally {
      await orm.close(true);
    }
  } finally {
    await database.stop();
  }
}

/** An error that is no failure of the surroundings is a fault of the program: it is thrown on with its stack. */
function sentenceOf(error: unknown): string {
  if (error instanceof ImportFailure || error instanceof StartFailure) return error.message;
  const fault = databaseFault(error);
  if (!fault) throw error;
  return `The import could not begin: ${fault}. Fix that and run the same command again.`;
}
