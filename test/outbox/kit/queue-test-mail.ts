import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { scoped } from '../../../src/database/session/practice-scope.ts';
import { readerOf } from '../../../src/database/sql/reader.ts';
import { createJobSender } from '../../../src/jobs/job-sender.ts';
import { queueMail } from '../../../src/outbox/queue-mail.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import type { TestDatabase } from '../../kit/test-database.ts';

export interface Item {
  id: string;
  status: string;
  attempts: number;
  last_error: string | null;
  recipient: string;
  subject: string | null;
  body_text: string | null;
  body_html: string | null;
}

/** Founds a practice without staff; answers its id. */
export async function foundEmptyPractice(database: TestDatabase): Promise<string> {
  const practiceId = randomUUID();
  await runAsOwner({ database }, `insert into practice (practice_id, name) values ($1, 'Elm Street')`, [practiceId]);
  return practiceId;
}

/** Puts a mail into the outbox as a write does. */
export async function queueTestMail(orm: MikroORM, practiceId: string, to: string): Promise<void> {
  const sender = createJobSender(orm);
  try {
    await scoped(orm.em, { practiceId }).transactional(async (em) => {
      const db = readerOf(em);
      const unit = { db, now: new Date(), send: sender.send.bind(sender, db) };
      const mail = { to, senderName: 'Elm Street', subject: 'Lunch', text: 'At noon.\n', html: '<p>At noon.</p>' };
      await queueMail({ ...unit, practiceId }, mail);
    });
  } finally {
    await sender.close();
  }
}

/** The only item that a recipient has. */
export async function itemTo(database: TestDatabase, to: string): Promise<Item> {
  const [item] = await runAsOwner<Item>({ database }, 'select * from outbox_item where recipient = $1', [to]);
  if (!item) throw new Error(`Nothing was written to ${to}.`);
  return item;
}
