import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { openOrm } from '../database/orm.ts';
import { startReceiver } from '../domains/claims/files/receive/start-receiver.ts';
import { createJobSender } from '../jobs/job-sender.ts';
import { startWorkers, type Workers } from '../jobs/start-workers.ts';
import type { WritingNeeds } from '../jobs/write-as-job.ts';
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
  publish?: WritingNeeds['publish'];
}

/** Starts the workers of one process, with what the work needs. */
export async function startJobs({ config, ownerUrl, appUrl, log, registry, publish }: Parts): Promise<Workers> {
  const orm = await openOrm(appUrl, jobConnections);
  const jobs = createJobSender(orm);
  const close = () => jobs.close().finally(() => orm.close(true));
  try {
    const mailer = chooseMailer(config, log);
    const { eventRetentionDays, mailRetentionDays, ediFolder, secretsFolder, exchangesEdi } = config;
    const given = { orm, log, jobs, ownerUrl, mailer, publish };
    const needs = { ...given, eventRetentionDays, mailRetentionDays, ediFolder, secretsFolder, exchangesEdi };
    const workers = await startWorkers<JobNeeds>({ appUrl, kinds: jobKinds, needs, registry });
    const receiver = exchangesEdi ? startReceiver(needs) : null;
    if (!receiver) log.warn('FOYER_EDI_EXCHANGE is off: files of claims wait, and answers are not taken in.');
    return {
      stop: async () => {
        await receiver?.stop();
        await workers.stop().finally(close);
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
