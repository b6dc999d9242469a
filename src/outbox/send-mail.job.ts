import { sql } from 'kysely';
import type { Reader } from '../database/sql/reader.ts';
import { inPractice } from '../jobs/in-practice.ts';
import { JobFailure } from '../jobs/job-failure.ts';
import { type JobSurroundings, jobKind } from '../jobs/job-kind.ts';
import { type Mailer, MailRefused } from './mailer.ts';
import type { OutboxItemRow } from './outbox-item.entity.ts';

export interface MailNeeds extends JobSurroundings {
  /** Null where no way out is configured; mail then waits. */
  readonly mailer: Mailer | null;
}

/** How long mail waits for a process that can send it. */
export const mailWaitDays = 30;
const expireSeconds = 120;
const longestError = 500;

/** Sends one item of the outbox. Under the item's lock, so that two runs send it once. */
export const sendMail = jobKind<{ practiceId: string; itemId: string }, MailNeeds>({
  name: 'outbox.send-mail',
  retryLimit: 12,
  retryDelaySeconds: 15,
  retryDelayMaxSeconds: 3_600,
  expireSeconds,
  heartbeatSeconds: 30,
  waitDays: mailWaitDays,
  atOnce: 2,
  isAble: ({ mailer }) => mailer !== null,
  work: async (ids, needs) => {
    const { mailer } = needs;
    if (!mailer) throw new JobFailure('This process has no way to send mail.');
    const fate = await inPractice(needs, ids.practiceId, async (db) => {
      const item = await lockItem(db, ids);
      return item && sendItem(db, item, mailer);
    });
    if (fate?.isQueued) throw new JobFailure(`The mail could not be sent for now (${fate.reason}).`);
  },
  died: (ids, needs) =>
    inPractice(needs, ids.practiceId, async (db) => {
      const item = await lockItem(db, ids);
      if (!item) return;
      const lastError = item.lastError ?? 'The program that sent it ended each time before it had an answer.';
      await update(db, item, { ...ended(item), status: 'FAILED', failedAt: new Date(), lastError });
    }),
});

type QueuedItem = OutboxItemRow & { subject: string; bodyText: string };

/** Null when it has its fate already. */
async function lockItem(
  db: Reader,
  { practiceId, itemId }: Parameters<typeof sendMail.about>[0],
): Promise<QueuedItem | null> {
  const item = await db
    .selectFrom('outbox_item')
    .selectAll()
    .where('practiceId', '=', practiceId)
    .where('id', '=', itemId)
    .forUpdate()
    .executeTakeFirst();
  return item?.status === 'QUEUED' ? (item as QueuedItem) : null;
}

async function sendItem(db: Reader, item: QueuedItem, mailer: Mailer): Promise<{ isQueued: boolean; reason?: string }> {
  // The lock is held while the mail server thinks.
  await sql`select set_config('idle_in_transaction_session_timeout', ${String(expireSeconds * 1_000)}, true)`.execute(
    db,
  );
  const { id, recipient: to, senderName, subject, bodyText: text, bodyHtml: html = null } = item;
  const attempts = item.attempts + 1;
  try {
    await mailer.send({ id, to, senderName, subject, text, html });
  } catch (error) {
    const lastError = (error instanceof Error ? error.message : String(error)).slice(0, longestError);
    const isQueued = !(error instanceof MailRefused);
    const fate = isQueued ? {} : { ...ended(item), status: 'FAILED' as const, failedAt: new Date() };
    await update(db, item, { attempts, lastError, ...fate });
    return { isQueued, reason: codeOf(error) };
  }
  await update(db, item, { ...ended(item), attempts, lastError: null, status: 'SENT', sentAt: new Date() });
  return { isQueued: false };
}

/** Secret content is removed with the last try: a later reader of the table finds no link in it. */
function ended({ isSecret }: QueuedItem): Partial<OutboxItemRow> {
  return isSecret ? { subject: null, bodyText: null, bodyHtml: null, clearedAt: new Date() } : {};
}

async function update(db: Reader, { practiceId, id }: QueuedItem, changes: Partial<OutboxItemRow>): Promise<void> {
  await db.updateTable('outbox_item').set(changes).where('practiceId', '=', practiceId).where('id', '=', id).execute();
}

/** The code alone: the words of a mail server may name the recipient, and jobs hold no such thing. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || !error) return 'unknown';
  const code = 'responseCode' in error ? error.responseCode : 'code' in error ? error.code : undefined;
  return String(code ?? 'unknown');
}
