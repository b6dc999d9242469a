import { createTransport } from 'nodemailer';
import { type Mailer, MailRefused, messageOf } from './mailer.ts';

/** In milliseconds; far below the time that a run may take. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 15_000, dnsTimeout: 10_000 };

/**
 * Sends by an SMTP server, one connection a mail. `smtps:` is TLS from the first byte; `smtp:` is TLS where the server
 * offers it, and always when a password is sent.
 */
export function smtpMailer(url: string, from: string): Mailer {
  const { protocol, hostname, port, username, password } = new URL(url);
  const isTls = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (isTls ? 465 : 587),
    secure: isTls,
    requireTLS: !isTls && username !== '',
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...patience,
  });
  return {
    send: async (mail) => {
      try {
        await transport.sendMail(messageOf(mail, from));
      } catch (error) {
        throw isRefusal(error) ? new MailRefused(error.message, { cause: error }) : error;
      }
    },
  };
}

/**
 * A refusal of the mail itself, by a code of 500 to 599 or because of the address. A refused connection or password
 * says nothing about the mail.
 */
function isRefusal(error: unknown): error is Error {
  if (!(error instanceof Error) || !('code' in error)) return false;
  if (error.code !== 'EENVELOPE' && error.code !== 'EMESSAGE') return false;
  const code = 'responseCode' in error ? Number(error.responseCode) : undefined;
  return code === undefined || code >= 500;
}
