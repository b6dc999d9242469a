import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../settings/config.ts';
import { fileMailer } from './file-mailer.ts';
import type { Mailer } from './mailer.ts';
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
