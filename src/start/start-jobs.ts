import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { openOrm } from '../database/orm.ts';
import { createJobSender } from '../jobs/job-sender.ts';
import { startWorkers, type Workers } from '../jobs/start-workers.ts';
import { chooseMailer } from '../outbox/choose-mailer.ts';
import type { Config } from '../settings/config.ts';
import { type JobNeeds, jobKinds } from './job-kinds.ts';

/** Connections for the work of jobs: none of those that answer requests. */
const jobConnections = 4;

interface Parts {
  config: Config;
  ownerUrl: string;
  appUrl: string;
  log: Logger;
  registry: Registry;
}

/** Starts the workers of one process, with what the work needs. */
export async function startJobs({ config, ownerUrl, appUrl, log, registry }: Parts): Promise<Workers> {
  const orm = await openOrm(appUrl, jobConnections);
  const jobs = createJobSender(orm);
  const close = () => jobs.close().finally(() => orm.close(true));
  try {
    const mailer = chooseMailer(config, log);
    const { eventRetentionDays, mailRetentionDays } = config;
    const needs = { orm, log, jobs, ownerUrl, mailer, eventRetentionDays, mailRetentionDays };
    const workers = await startWorkers<JobNeeds>({ appUrl, kinds: jobKinds, needs, registry });
    return { stop: () => workers.stop().finally(close) };
  } catch (error) {
    await close();
    throw error;
  }
}
