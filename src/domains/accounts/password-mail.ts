import { queueMail } from '../../outbox/queue-mail.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import { letter, passwordLink, practiceName } from './letter.ts';

interface Recipient {
  name: string;
  email: string;
  token: string;
  publicUrl: string | null;
}

/** The mail by which the owner of an account chooses a new password. */
export async function mailPasswordLink(unit: WriteUnit, { name, email, token, publicUrl }: Recipient): Promise<void> {
  const practice = await practiceName(unit.db, unit.practiceId);
  const unasked = 'If you did not ask for a new password, do nothing: the one that you have stays.';
  await queueMail(unit, {
    to: email,
    senderName: practice,
    subject: 'Your new password',
    text: letter(name, [passwordLink(token, publicUrl), unasked], practice),
    isSecret: true,
  });
}
