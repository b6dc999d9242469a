import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import type { Config } from '../settings/config.ts';
import { type Mailer, messageOf } from './mailer.ts';
import { smtpMailer } from './smtp-mailer.ts';

const demoFrom = 'office@foyer.example';

type MailConfig = Pick<Config, 'smtpUrl' | 'mailFrom' | 'demo' | 'dataFolder'>;

/** The way mail is sent: an SMTP server, in the demo a folder; null when it has to wait, which is logged. */
export function chooseMailer({ smtpUrl, mailFrom, demo, dataFolder }: MailConfig, log: Logger): Mailer | null {
  if (smtpUrl && mailFrom) return smtpMailer(smtpUrl, mailFrom);
  if (demo) return fileMailer(join(dataFolder, 'mail'), mailFrom ?? demoFrom);
  log.warn(
    'Mail stays in the outbox for up to 30 days, because FOYER_SMTP_URL is not set; set it and FOYER_MAIL_FROM.',
  );
  return null;
}

/** The demo's mailer: mail is written into a folder as `.eml` files, which any mail program opens. */
function fileMailer(folder: string, from: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true });
  return {
    send: async (mail) => {
      const { message } = await transport.sendMail(messageOf(mail, from));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(join(folder, `${mail.id}.eml`), message as Buffer, { mode: 0o600 });
    },
  };
}
