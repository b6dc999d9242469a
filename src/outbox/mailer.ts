/** A mail to be sent. */
export interface OutgoingMail {
  /** The id of the item: the same at each try, so the Message-ID is, too. */
  id: string;
  to: string;
  senderName: string;
  subject: string;
  text: string;
  html: string | null;
}

/** Something that mail leaves by. */
export interface Mailer {
  /**
   * Ends when the mail was accepted. Throws `MailRefused` when it never will be, and anything else when it may be
   * later.
   */
  send(mail: OutgoingMail): Promise<void>;
}

/** The mail server refused this mail for good. The message is the server's own and may name the recipient. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}

/**
 * The mail as nodemailer takes it. The Message-ID follows from the item alone: a recipient who gets it twice can see
 * that it is one.
 */
export function messageOf(mail: OutgoingMail, from: string) {
  const { id, to, senderName, subject, text, html } = mail;
  return {
    messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    from: { name: senderName, address: from },
    to,
    subject,
    text,
    ...(html === null ? {} : { html }),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
