import { loadTrustedDocuments } from '../admission/trusted/load-trusted-documents.ts';
import { openOrm } from '../database/orm.ts';
import { checkCatalogue } from '../database/set-up/check-catalogue.ts';
import { locateDatabase } from '../database/set-up/locate-database.ts';
import { migrate } from '../database/set-up/migrate.ts';
import { createDemo } from '../demo/create-demo.ts';
import { printWelcome } from '../demo/print-welcome.ts';
import { refuseDemoAccounts } from '../demo/refuse-demo-accounts.ts';
import { prepareFilePlace } from '../files/prepare-file-place.ts';
import { installJobs } from '../jobs/install-jobs.ts';
import type { OnHint } from '../live/hints/hint-bus.ts';
import { startHints } from '../live/hints/start-hints.ts';
import { buildServedSchema } from '../schema.ts';
import { type RunningServer, startServer } from '../server/server.ts';
import type { Config } from '../settings/config.ts';
import { StartFailure } from '../settings/start-failure.ts';
import { jobKinds } from './job-kinds.ts';
import { openLog } from './open-log.ts';
import { reportUnhandled } from './report-unhandled.ts';
import { startJobs } from './start-jobs.ts';
import { whatRuns } from './what-runs.ts';

/** Connections for looking up connected clients. */
const watchConnections = 2;

interface Options {
  /** Whether this process also runs jobs; default: it does. Where none does, work for later waits. */
  jobs?: boolean;
  /** Aborted, it ends the start after the step that is under way. */
  signal?: AbortSignal;
}

/**
 * From configuration to a serving node: database, migrations, checks, demo practice, server. Started parts are stopped
 * again if a later step fails.
 */
export async function startFoyer(
  config: Config,
  { jobs = true, signal }: Options = {},
): Promise<{ url: string; stop(): Promise<void> }> {
  const log = await openLog(config);
  const forget = reportUnhandled(log);
  const started: (() => Promise<unknown>)[] = [async () => forget()];
  const stop = async () => {
    const faults: unknown[] = [];
    // Each is stopped even when another fails to: PostgreSQL must not stay behind because a socket would not close.
    for (const end of started.splice(0).reverse()) await end().catch((error: unknown) => faults.push(error));
    if (faults.length > 0) throw faults[0];
  };
  try {
    const schema = buildServedSchema();
    const trusted = loadTrustedDocuments(config, schema);
    const database = await locateDatabase(config, (line) => process.stderr.write(`${line}\n`));
    started.push(() => database.stop());
    const { appUrl } = await migrate(database.ownerUrl, database.appUrl);
    signal?.throwIfAborted();
    await installJobs(database.ownerUrl, jobKinds);
    // After the database, which makes the data folder as its own server needs it.
    await prepareFilePlace(config.filePlace);
    const orm = await openOrm(appUrl);
    started.push(() => orm.close(true));
    const watchOrm = await openOrm(appUrl, watchConnections);
    started.push(() => watchOrm.close(true));
    await checkCatalogue(orm.em);
    signal?.throwIfAborted();
    if (config.demo) await createDemo(database.ownerUrl);
    if (config.production) await refuseDemoAccounts(orm.em);
    const runs = await whatRuns({ ...database, demo: config.demo });
    const hasPractice = await runs.hasPractice();
    signal?.throwIfAborted();
    const openHints = (onHint: OnHint) => startHints({ natsUrl: config.natsUrl, databaseUrl: appUrl, log, onHint });
    const server = await listen(
      () => startServer({ ...config, orm, watchOrm, schema, log, trusted, openHints, runs }),
      config,
    );
    started.push(() => server.stop());
    if (jobs) {
      const { metrics, office } = server.app;
      const { registry } = metrics;
      const { publish } = office;
      const workers = await startJobs({ config, ownerUrl: database.ownerUrl, appUrl, log, registry, publish });
      started.push(() => workers.stop());
    } else log.info('This node runs no jobs; keep npm run jobs running somewhere, or mail and upkeep wait.');
    printWelcome({ ...config, url: server.url, embedded: database.embedded, hasPractice });
    return { url: server.url, stop };
  } catch (error) {
    await stop().catch(() => {});
    throw error;
  }
}

async function listen(start: () => Promise<RunningServer>, { host, port }: Config): Promise<RunningServer> {
  try {
    return await start();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') {
      throw new StartFailure(`Port ${port} on ${host} is in use; stop the other program or set PORT to a free one.`);
    }
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new StartFailure(
        `Foyer cannot listen on ${host}:${port}; set HOST to an address of this machine and PORT to 1024 or more.`,
      );
    }
    throw error;
  }
}
