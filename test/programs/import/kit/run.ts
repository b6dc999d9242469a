import { fileURLToPath } from 'node:url';
import type { TestDatabase } from '../../../kit/test-database.ts';
import { type Ran, type RunOptions, runCommand } from '../../foyer/kit/run-command.ts';

/** A small export with rows of every kind of fault. */
export const fixture = fileURLToPath(new URL('../fixture', import.meta.url));

/** A small export without faults. */
export const wholeExport = fileURLToPath(new URL('../whole', import.meta.url));

export type { Ran };

type Urls = Pick<TestDatabase, 'ownerUrl' | 'appUrl'>;

/** Runs the command as it would run in a shell, on a test's database. */
export function run(
  database: Urls,
  argv: readonly string[],
  options: Pick<RunOptions, 'signal' | 'watch' | 'isTerminal' | 'input'> = {},
): Promise<Ran> {
  const env = { DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.appUrl };
  return runCommand(['import', ...argv], { env, ...options });
}
