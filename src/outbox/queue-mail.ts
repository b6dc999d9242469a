import { newId } from '../database/sql/new-id.ts';
import type { WriteUnit } from '../writing/unit.ts';
import { sendMail } from './send-mail.job.ts';

/** A mail as its reader will see it, rendered by the domain that has something to say. */
export interface Mail {
  /** One address. */
  to: string;
  /** In whose name, such as the practice's; the address is the installation's. */
  senderName: string;
  subject: string;
  text: string;
  html?: string;
  /** It holds a link that lets its reader in: the content is removed as soon as it is sent or has failed. */
  isSecret?: boolean;
}

/** Puts a mail into the outbox. It is sent when the write commits, and was never there when it does not. */
export async function queueMail(
  unit: Pick<WriteUnit, 'db' | 'practiceId' | 'now' | 'send'>,
  { to, senderName, subject, text, html, isSecret = false }: Mail,
): Promise<void> {
  const { db, practiceId, now } = unit;
  const itemId = newId();
  await db
    .insertInto('outbox_item')
    .values({
      practiceId,
      id: itemId,
      recipient: to,
      senderName,
      subject,
      bodyText: text,
      bodyHtml: html ?? null,
      isSecret,
      status: 'QUEUED',
      attempts: 0,
      queuedAt: now,
    })
    .execute();
  await unit.send(sendMail.about({ practiceId, itemId }));
}
