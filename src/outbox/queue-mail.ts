import { newId } from '../database/sql/new-id.ts';
import type { WriteUnit } from '../writing/write.ts';
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
}

type Sending = Pick<WriteUnit, 'db' | 'now' | 'send'> & { principal: Pick<WriteUnit['principal'], 'practiceId'> };

/** Puts a mail into the outbox. It is sent when the write commits, and was never there when it does not. */
export async function queueMail(
  { db, principal, now, send }: Sending,
  { to, senderName, subject, text, html }: Mail,
): Promise<void> {
  const { practiceId } = principal;
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
      status: 'QUEUED',
      attempts: 0,
      queuedAt: now,
    })
    .execute();
  await send(sendMail.about({ practiceId, itemId }));
}
