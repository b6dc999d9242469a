import { once } from 'node:events';
import { Registry } from 'prom-client';
import { locateDatabase } from '../../database/set-up/locate-database.ts';
import { migrate } from '../../database/set-up/migrate.ts';
import { installJobs } from '../../jobs/install-jobs.ts';
import { jobKinds } from '../../start/job-kinds.ts';
import { openLog } from '../../start/open-log.ts';
import { startJobs } from '../../start/start-jobs.ts';
import type { Surroundings } from '../command-line/surroundings.ts';

/** Runs workers until Ctrl-C. */
export async function runJobs({ out, config: readSettings, stopSignal }: Surroundings): Promise<void> {
  const config = await readSettings();
  const signal = stopSignal();
  const database = await locateDatabase(config, (line) => void out.write(`${line}\n`), {
    ...{ attach: true, mayCreate: false },
  });
  try {
    const { ownerUrl } = database;
    const { appUrl } = await migrate(ownerUrl, database.appUrl);
    await installJobs(ownerUrl, jobKinds);
    const workers = await startJobs({
      config,
      ownerUrl,
      appUrl,
      log: await openLog(config),
      registry: new Registry(),
    });
    out.write('Foyer’s jobs are run here. Stop with Ctrl-C; what is left is done later.\n');
    if (!signal.aborted) await once(signal, 'abort');
    await workers.stop();
  } finally {
    await database.stop();
  }
}
