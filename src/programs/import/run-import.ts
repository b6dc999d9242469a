import { toTypeId } from '../../contract/type-id.ts';
import { openOrm } from '../../database/orm.ts';
import { locateDatabase } from '../../database/set-up/locate-database.ts';
import { migrate } from '../../database/set-up/migrate.ts';
import { type Config, readConfig } from '../../settings/config.ts';
import { StartFailure } from '../../settings/start-failure.ts';
import { checkFiles } from './check-files.ts';
import type { Console } from './console.ts';
import { databaseFault } from './database-fault.ts';
import { findPractice } from './find-practice.ts';
import { type ImportArguments, importArguments, importHelp } from './import-arguments.ts';
import { ImportFailure } from './import-failure.ts';
import { importFiles } from './import-files.ts';
import { syntheaFiles } from './synthea/synthea-files.ts';

interface Surroundings {
  /** Left out: that of the process. */
  env?: NodeJS.ProcessEnv;
  console: Console;
  /** Ends the import at the next good moment. */
  signal: AbortSignal;
}

/** The whole command: answers the exit code. */
export async function runImport(argv: readonly string[], { env, console, signal }: Surroundings): Promise<number> {
  try {
    const args = importArguments(argv);
    if (!args) {
      console.out.write(importHelp);
      return 0;
    }
    await checkFiles(args.folder, syntheaFiles);
    return await importInto(readConfig(env), args, console, signal);
  } catch (error) {
    console.err.write(`${sentenceOf(error)}\n`);
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

/** What is no failure of the surroundings is a fault of the program: it is thrown on with its stack. */
function sentenceOf(error: unknown): string {
  if (error instanceof ImportFailure || error instanceof StartFailure) return error.message;
  const fault = databaseFault(error);
  if (!fault) throw error;
  return `The import could not begin: ${fault}. Put that right and run the same command again.`;
}
