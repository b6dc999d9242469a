import type { Reader } from '../database/sql/reader.ts';
import { findPractices } from '../jobs/find-practices.ts';
import { inPractice } from '../jobs/in-practice.ts';
import { type JobSurroundings, jobKind } from '../jobs/job-kind.ts';
import { mailWaitDays } from './send-mail.job.ts';

export interface ClearMailNeeds extends JobSurroundings {
  /** Connection of the owner, who alone sees which practices there are. */
  readonly ownerUrl: string;
  /** Days after which the content of sent and failed mail is removed. */
  readonly mailRetentionDays: number;
}

const dayMs = 86_400_000;

/** Removes the text of old mail, and abandons mail that waited too long. Each practice in a transaction of its own. */
export const clearMail = jobKind<Record<never, never>, ClearMailNeeds>({
  name: 'outbox.clear-mail',
  schedule: '17 3 * * *',
  retryLimit: 5,
  retryDelaySeconds: 60,
  retryDelayMaxSeconds: 3_600,
  expireSeconds: 3_600,
  heartbeatSeconds: 60,
  waitDays: 2,
  work: async (_ids, needs) => {
    for (const practiceId of await findPractices(needs.ownerUrl)) {
      await inPractice(needs, practiceId, (db) => clearPractice(db, practiceId, needs.mailRetentionDays));
    }
  },
});

async function clearPractice(db: Reader, practiceId: string, retentionDays: number): Promise<void> {
  const now = new Date();
  const before = (days: number) => new Date(now.getTime() - days * dayMs);
  await db
    .updateTable('outbox_item')
    .set({ status: 'FAILED', failedAt: now, lastError: `It was not sent within ${mailWaitDays} days.` })
    .where('practiceId', '=', practiceId)
    .where('status', '=', 'QUEUED')
    .where('queuedAt', '<', before(mailWaitDays))
    .execute();
  await db
    .updateTable('outbox_item')
    .set({ subject: null, bodyText: null, bodyHtml: null, clearedAt: now })
    .where('practiceId', '=', practiceId)
    .where('clearedAt', 'is', null)
    .where((where) =>
      where.or([where('sentAt', '<', before(retentionDays)), where('failedAt', '<', before(retentionDays))]),
    )
    .execute();
}
