import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface ArrivedMail {
  mail: ParsedMail;
  recipients: string[];
  isAccepted: boolean;
}

/** A refusal as a mail server gives it: its code decides whether it is for good. */
export interface Refusal {
  code: number;
  text: string;
}

export interface MailServer {
  url: string;
  arrived: ArrivedMail[];
  /** Ends when so many mails arrived, refused ones too. */
  until(count: number): Promise<ArrivedMail[]>;
  stop(): Promise<void>;
}

/** The fate of the n-th mail, from 0: null accepts it. May take its time. */
export type Answer = (index: number, recipients: string[]) => Refusal | null | Promise<Refusal | null>;

/** A mail server on this machine, without TLS and passwords. */
export async function startMailServer(answer: Answer = () => null): Promise<MailServer> {
  const arrived: ArrivedMail[] = [];
  let changed = Promise.withResolvers<void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, callback) => {
      simpleParser(stream)
        .then(async (mail) => {
          const recipients = session.envelope.rcptTo.map(({ address }) => address);
          const refusal = await answer(arrived.length, recipients);
          arrived.push({ mail, recipients, isAccepted: !refusal });
          const before = changed;
          changed = Promise.withResolvers();
          before.resolve();
          callback(refusal && Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
        })
        .catch(callback);
    },
  });
  // Connections that a killed client leaves behind.
  server.on('error', () => {});
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    until: async (count) => {
      while (arrived.length < count) await changed.promise;
      return arrived;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
