import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { simpleParser } from 'mailparser';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openOrm } from '../../src/database/orm.ts';
import { installJobs } from '../../src/jobs/install-jobs.ts';
import { chooseMailer } from '../../src/outbox/choose-mailer.ts';
import { clearMail } from '../../src/outbox/clear-mail.job.ts';
import type { Mailer } from '../../src/outbox/mailer.ts';
import { sendMail } from '../../src/outbox/send-mail.job.ts';
import { smtpMailer } from '../../src/outbox/smtp-mailer.ts';
import { startTestWorkers, type TestWorkers } from '../jobs/kit/start-test-workers.ts';
import { eventually } from '../kit/eventually.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { createTestDatabase, type TestDatabase } from '../kit/test-database.ts';
import { type Answer, type MailServer, startMailServer } from './kit/mail-server.ts';
import { foundEmptyPractice, type Item, itemTo, queueTestMail } from './kit/queue-test-mail.ts';

const from = 'office@practice.example';
let database: TestDatabase;
let orm: MikroORM;
let practiceId: string;
const running: (TestWorkers | MailServer)[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  orm = await openOrm(database.appUrl, 2);
  practiceId = await foundEmptyPractice(database);
  await installJobs(database.ownerUrl, [{ ...sendMail, retryLimit: 2, retryDelaySeconds: 1, retryDelayMaxSeconds: 1 }]);
});

afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.stop();
  await orm.close(true);
  await database.drop();
});

async function post(answer?: Answer): Promise<MailServer> {
  const server = await startMailServer(answer);
  running.push(server);
  return server;
}

async function work(mailer: Mailer | null): Promise<TestWorkers> {
  const workers = await startTestWorkers(database, { mailer });
  running.push(workers);
  return workers;
}

/** Ends when the item has its fate. */
function fateOf(to: string): Promise<Item> {
  return eventually(async () => {
    const item = await itemTo(database, to);
    expect(item.status).not.toBe('QUEUED');
    return item;
  });
}

test('mail leaves as it was rendered, in the practice’s name', async () => {
  const server = await post();
  await work(smtpMailer(server.url, from));
  await queueTestMail(orm, practiceId, 'robin@example.org');
  const item = await fateOf('robin@example.org');
  expect(item).toMatchObject({ status: 'SENT', attempts: 1, last_error: null });
  const [arrived] = server.arrived;
  expect(arrived?.recipients).toEqual(['robin@example.org']);
  expect(arrived?.mail).toMatchObject({
    subject: 'Lunch',
    text: 'At noon.\n',
    html: '<p>At noon.</p>',
    messageId: `<${item.id}@practice.example>`,
  });
  expect(arrived?.mail.from?.value).toEqual([{ name: 'Elm Street', address: from }]);
});

test('a mail server that cannot take it for now gets it again, with the same Message-ID', async () => {
  const server = await post((index) => (index === 0 ? { code: 451, text: 'robin@example.org is greylisted' } : null));
  const { lines } = await work(smtpMailer(server.url, from));
  await queueTestMail(orm, practiceId, 'robin@example.org');
  expect(await fateOf('robin@example.org')).toMatchObject({ status: 'SENT', attempts: 2, last_error: null });
  const [first, second, ...more] = server.arrived;
  expect(first?.mail.messageId).toMatch(/^<[0-9a-f-]{36}@practice\.example>$/);
  expect(second?.mail.messageId).toBe(first?.mail.messageId);
  expect(more).toEqual([]);
  // Logs and jobs do not hold what the server said: it may name the recipient.
  const jobs = await runAsOwner({ database }, 'select data, output from foyer_jobs.job');
  expect(lines).toMatchObject([{ job: 'outbox.send-mail', reason: 'The mail could not be sent for now (451).' }]);
  expect(JSON.stringify([lines, jobs])).not.toContain('robin');
});

test('mail that a server refuses for good has failed at once, and says why', async () => {
  const server = await post(() => ({ code: 550, text: 'No such person here' }));
  await work(smtpMailer(server.url, from));
  await queueTestMail(orm, practiceId, 'nobody@example.org');
  const item = await fateOf('nobody@example.org');
  expect(item).toMatchObject({ status: 'FAILED', attempts: 1, last_error: expect.stringContaining('550') });
  expect(item.last_error).toContain('No such person here');
  expect(server.arrived).toHaveLength(1);
});

test('mail that could not be sent at any try has failed in the end, and keeps the last reason', async () => {
  const server = await post(() => ({ code: 451, text: 'Full' }));
  await work(smtpMailer(server.url, from));
  await queueTestMail(orm, practiceId, 'full@example.org');
  const item = await fateOf('full@example.org');
  expect(item).toMatchObject({ status: 'FAILED', attempts: 3, last_error: expect.stringContaining('Full') });
});

test('a mail server that is away is no refusal', async () => {
  const server = await post();
  const away = await startMailServer();
  await away.stop();
  const mailers = [smtpMailer(away.url, from), smtpMailer(server.url, from)];
  await work({ send: (mail) => (mailers.shift() ?? smtpMailer(server.url, from)).send(mail) });
  await queueTestMail(orm, practiceId, 'robin@example.org');
  expect(await fateOf('robin@example.org')).toMatchObject({ status: 'SENT', attempts: 2 });
});

test('two runs for one item send one mail: the second finds it sent under the row’s lock', async () => {
  const server = await post();
  await work(smtpMailer(server.url, from));
  await queueTestMail(orm, practiceId, 'robin@example.org');
  // Sent twice, as after a crash between the commit and the end of the job.
  await runAsOwner(
    { database },
    `insert into foyer_jobs.job (name, data, policy) select name, data, policy from foyer_jobs.job where name = 'outbox.send-mail'`,
  );
  const done = `select from foyer_jobs.job where name = 'outbox.send-mail' and state = 'completed'`;
  await eventually(async () => expect(await runAsOwner({ database }, done)).toHaveLength(2));
  expect(server.arrived).toHaveLength(1);
  expect(await itemTo(database, 'robin@example.org')).toMatchObject({ status: 'SENT', attempts: 1 });
});

test('without a way out mail stays queued, and leaves as soon as a process has one', async () => {
  const log = { lines: '' };
  const config = { smtpUrl: null, mailFrom: null, demo: false, dataFolder: '' };
  expect(chooseMailer(config, pino({}, { write: (line: string) => (log.lines += line) }))).toBeNull();
  expect(log.lines).toContain('FOYER_SMTP_URL is not set; set it and FOYER_MAIL_FROM.');
  const { lines } = await work(null);
  await queueTestMail(orm, practiceId, 'later@example.org');
  const server = await post();
  await work(smtpMailer(server.url, from));
  expect(await fateOf('later@example.org')).toMatchObject({ status: 'SENT', attempts: 1 });
  expect(lines).toEqual([]);
});

test('the demo writes mail into files that a mail program opens', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'foyer-mail-'));
  try {
    await work(chooseMailer({ smtpUrl: null, mailFrom: null, demo: true, dataFolder }, pino({ level: 'silent' })));
    await queueTestMail(orm, practiceId, 'robin@example.org');
    const { id, status } = await fateOf('robin@example.org');
    expect(status).toBe('SENT');
    const mail = await simpleParser(await readFile(join(dataFolder, 'mail', `${id}.eml`)));
    expect(mail).toMatchObject({ subject: 'Lunch', text: 'At noon.\n', messageId: `<${id}@foyer.example>` });
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
});

test('the text of a mail is removed after its days, and mail that waited too long is given up', async () => {
  const people = ['old', 'recent', 'failed', 'waiting', 'queued'].map((name) => `${name}@example.org`);
  for (const to of people) await queueTestMail(orm, practiceId, to);
  const set = (to: string, changes: string) =>
    runAsOwner({ database }, `update outbox_item set ${changes} where recipient = $1`, [`${to}@example.org`]);
  await set('old', `status = 'SENT', sent_at = now() - interval '31 days'`);
  await set('recent', `status = 'SENT', sent_at = now() - interval '29 days'`);
  await set('failed', `status = 'FAILED', failed_at = now() - interval '31 days'`);
  await set('waiting', `queued_at = now() - interval '31 days'`);
  const needs = { orm, ownerUrl: database.ownerUrl, mailRetentionDays: 30, log: pino({ level: 'silent' }) };
  await clearMail.work({}, needs);
  const items = await runAsOwner<Item>({ database }, 'select * from outbox_item');
  const contentOf = Object.fromEntries(
    items.map(({ recipient, subject, body_text, body_html }) => [recipient, [subject, body_text, body_html]]),
  );
  const kept = ['Lunch', 'At noon.\n', '<p>At noon.</p>'];
  const removed = [null, null, null];
  expect(people.map((to) => contentOf[to])).toEqual([removed, kept, removed, kept, kept]);
  expect(await itemTo(database, 'waiting@example.org')).toMatchObject({
    status: 'FAILED',
    last_error: 'It was not sent within 30 days.',
  });
});
