// A process that works as a node does, and may be killed. With DIE_AFTER_COMMIT it ends without a word when a mail is sent and committed, before its job is done.
import 'reflect-metadata';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { openOrm } from '../../../src/database/orm.ts';
import { startWorkers } from '../../../src/jobs/start-workers.ts';
import { sendMail } from '../../../src/outbox/send-mail.job.ts';
import { smtpMailer } from '../../../src/outbox/smtp-mailer.ts';

const { APP_URL = '', SMTP_URL = '', DIE_AFTER_COMMIT } = process.env;
const orm = await openOrm(APP_URL, 2);
const needs = { orm, log: pino({ level: 'silent' }), mailer: smtpMailer(SMTP_URL, 'office@practice.example') };
const fatal: typeof sendMail = {
  ...sendMail,
  work: async (ids, given) => {
    await sendMail.work(ids, given);
    process.kill(process.pid, 'SIGKILL');
  },
};
await startWorkers({ appUrl: APP_URL, kinds: [DIE_AFTER_COMMIT ? fatal : sendMail], needs, registry: new Registry() });
