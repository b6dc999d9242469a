import type { MikroORM } from '@mikro-orm/postgresql';
import { scoped } from '../../../src/database/session/practice-scope.ts';
import { readerOf } from '../../../src/database/sql/reader.ts';
import { createJobSender } from '../../../src/jobs/job-sender.ts';
import type { JobToSend } from '../../../src/request/job-to-send.ts';

/** Sends jobs in one transaction, which commits unless a failure is requested. */
export async function send(orm: MikroORM, jobs: readonly JobToSend[], { fails = false } = {}): Promise<void> {
  const sender = createJobSender(orm);
  try {
    await scoped(orm.em, {}).transactional(async (em) => {
      for (const job of jobs) await sender.send(readerOf(em), job);
      if (fails) throw new Error('The write was refused.');
    });
  } finally {
    await sender.close();
  }
}
