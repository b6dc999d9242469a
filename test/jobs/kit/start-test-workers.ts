import { pino } from 'pino';
import { Registry } from 'prom-client';
import { openOrm } from '../../../src/database/orm.ts';
import type { AnyJobKind } from '../../../src/jobs/job-kind.ts';
import { createJobSender } from '../../../src/jobs/job-sender.ts';
import { startWorkers } from '../../../src/jobs/start-workers.ts';
import { type JobNeeds, jobKinds } from '../../../src/start/job-kinds.ts';
import type { TestDatabase } from '../../kit/test-database.ts';

export interface TestWorkers {
  registry: Registry;
  /** The lines of the log, as JSON objects. */
  lines: Record<string, unknown>[];
  stop(): Promise<void>;
}

interface Options extends Partial<JobNeeds> {
  kinds?: readonly AnyJobKind<JobNeeds>[];
}

/** Workers of one process over a test's database, which look each second. */
export async function startTestWorkers(
  { appUrl, ownerUrl }: TestDatabase,
  { kinds = jobKinds, ...needs }: Options = {},
): Promise<TestWorkers> {
  const orm = await openOrm(appUrl, 4);
  const jobs = createJobSender(orm);
  const registry = new Registry();
  const lines: Record<string, unknown>[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const workers = await startWorkers<JobNeeds>({
    appUrl,
    kinds,
    needs: {
      ...{ orm, log, jobs, ownerUrl, mailer: null, eventRetentionDays: 7, mailRetentionDays: 30 },
      ...{ ediFolder: '/nonexistent', secretsFolder: '/nonexistent', exchangesEdi: false },
      ...needs,
    },
    registry,
    pace: { lookSeconds: 1, superviseSeconds: 1 },
  });
  return {
    registry,
    lines,
    stop: async () => {
      await workers.stop();
      await jobs.close();
      await orm.close(true);
    },
  };
}
