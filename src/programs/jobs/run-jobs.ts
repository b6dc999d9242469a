import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { locateDatabase } from '../../database/set-up/locate-database.ts';
import { migrate } from '../../database/set-up/migrate.ts';
import { installJobs } from '../../jobs/install-jobs.ts';
import { readConfig } from '../../settings/config.ts';
import { StartFailure } from '../../settings/start-failure.ts';
import { jobKinds } from '../../start/job-kinds.ts';
import { startJobs } from '../../start/start-jobs.ts';

export const jobsHelp = `npm run jobs

Runs work for later (mail, upkeep) beside nodes that were started with npm start -- --no-jobs, or beside others that run it, too. As many as you like may run.
It serves nothing and is set as npm start is. Ctrl-C lets the work under way end, for at most 20 seconds; what is left is done by another or at the next start.

  --help      Shows this.

Exit code: 0 it was stopped, 1 it could not start.
`;

interface Surroundings {
  out: NodeJS.WritableStream;
  /** Ends it. */
  signal: AbortSignal;
}

/** The whole command: runs workers until the signal. */
export async function runJobs(argv: readonly string[], { out, signal }: Surroundings): Promise<void> {
  if (parse(argv).help) {
    out.write(jobsHelp);
    return;
  }
  const config = readConfig();
  const log = pino({ level: config.logLevel });
  const database = await locateDatabase(config, (line) => void out.write(`${line}\n`), { attach: true });
  try {
    const { ownerUrl } = database;
    const { appUrl } = await migrate(ownerUrl, database.appUrl);
    await installJobs(ownerUrl, jobKinds);
    const workers = await startJobs({ config, ownerUrl, appUrl, log, registry: new Registry() });
    out.write('Foyer’s jobs are run here. Stop with Ctrl-C; what is left is done later.\n');
    if (!signal.aborted) await once(signal, 'abort');
    await workers.stop();
  } finally {
    await database.stop();
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: { help: { type: 'boolean', default: false } } }).values;
  } catch (error) {
    const what = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new StartFailure(`${what}; npm run jobs -- --help shows what can be written.`);
  }
}
