import { StartFailure } from './start-failure.ts';

export interface MailSettings {
  /**
   * `FOYER_SMTP_URL`: the server that mail is sent by, `smtp://user:password@host:587` or `smtps://…`. Default null:
   * mail waits, in the demo it goes to files.
   */
  smtpUrl: string | null;
  /**
   * `FOYER_MAIL_FROM`: the address that mail comes from, needed with `FOYER_SMTP_URL`. The name beside it is the
   * practice's. Default null.
   */
  mailFrom: string | null;
  /**
   * `FOYER_MAIL_RETENTION_DAYS`: days after which the content of sent and failed mail is removed, 1 to 3650. Default
   * 30.
   */
  mailRetentionDays: number;
  /**
   * `FOYER_PUBLIC_URL`: where people reach Foyer, for links in mail, such as `https://foyer.example.org`. Default null:
   * mail names no address.
   */
  publicUrl: string | null;
}

export function readMailSettings(env: NodeJS.ProcessEnv): MailSettings {
  const smtpUrl = readSmtpUrl(env.FOYER_SMTP_URL);
  const mailFrom = readMailFrom(env.FOYER_MAIL_FROM);
  if (smtpUrl && !mailFrom) {
    throw new StartFailure(
      'FOYER_SMTP_URL is set without FOYER_MAIL_FROM; set it to the address that mail comes from, such as office@example.org.',
    );
  }
  return {
    smtpUrl,
    mailFrom,
    mailRetentionDays: readDays(env.FOYER_MAIL_RETENTION_DAYS || '30'),
    publicUrl: readPublicUrl(env.FOYER_PUBLIC_URL),
  };
}

function readSmtpUrl(value: string | undefined): string | null {
  if (!value) return null;
  const url = URL.parse(value);
  const isSmtp = url?.protocol === 'smtp:' || url?.protocol === 'smtps:';
  if (isSmtp && url.hostname && /^\/?$/.test(url.pathname + url.search + url.hash)) return value;
  // The value is cut at the @ because what stands before it may be a password.
  throw refuse(
    'FOYER_SMTP_URL',
    value.replace(/^.*@/s, '…@'),
    'a URL such as smtp://user:password@host:587 or smtps://host',
  );
}

function readMailFrom(value: string | undefined): string | null {
  if (!value) return null;
  if (/^[^\s@<>"]+@[^\s@<>"]+$/.test(value)) return value;
  throw refuse('FOYER_MAIL_FROM', value, 'one address such as office@example.org, without a name');
}

function readDays(value: string): number {
  const days = /^\d{1,4}$/.test(value) ? Number(value) : 0;
  if (days < 1 || days > 3_650) throw refuse('FOYER_MAIL_RETENTION_DAYS', value, 'a whole number from 1 to 3650');
  return days;
}

function readPublicUrl(value: string | undefined): string | null {
  if (!value) return null;
  const url = URL.parse(value);
  const isPlain =
    (url?.protocol === 'https:' || url?.protocol === 'http:') && !url.search && !url.hash && !url.username;
  if (url && isPlain) return url.href.replace(/\/$/, '');
  throw refuse('FOYER_PUBLIC_URL', value, 'an address such as https://foyer.example.org');
}

function refuse(variable: string, value: string, accepted: string): StartFailure {
  return new StartFailure(`${variable} is "${value}"; it must be ${accepted}.`);
}
