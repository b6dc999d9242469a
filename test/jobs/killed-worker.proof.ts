import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openOrm } from '../../src/database/orm.ts';
import { installJobs } from '../../src/jobs/install-jobs.ts';
import { sendMail } from '../../src/outbox/send-mail.job.ts';
import { smtpMailer } from '../../src/outbox/smtp-mailer.ts';
import { projectRoot } from '../../src/settings/project-root.ts';
import { eventually } from '../kit/eventually.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { createTestDatabase, type TestDatabase } from '../kit/test-database.ts';
import { type Answer, type MailServer, startMailServer } from '../outbox/kit/mail-server.ts';
import { foundEmptyPractice, itemTo, queueTestMail } from '../outbox/kit/queue-test-mail.ts';
import { startTestWorkers, type TestWorkers } from './kit/start-test-workers.ts';

let database: TestDatabase;
let orm: MikroORM;
const running: (TestWorkers | MailServer)[] = [];
let child: ChildProcess | undefined;

beforeEach(async () => {
  database = await createTestDatabase();
  orm = await openOrm(database.appUrl, 2);
  // The least that a queue takes.
  await installJobs(database.ownerUrl, [{ ...sendMail, heartbeatSeconds: 10, retryDelaySeconds: 1 }]);
});

afterEach(async () => {
  child?.kill('SIGKILL');
  for (const one of running.splice(0).reverse()) await one.stop();
  await orm.close(true);
  await database.drop();
});

async function post(answer?: Answer): Promise<MailServer> {
  const server = await startMailServer(answer);
  running.push(server);
  return server;
}

/** A process of its own that works; answers its end. */
function startWorker({ url }: MailServer, more: Record<string, string> = {}): Promise<unknown> {
  const program = join(projectRoot, 'test/jobs/kit/worker.program.ts');
  child = spawn(process.execPath, ['--import', 'tsx', program], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH ?? '', APP_URL: database.appUrl, SMTP_URL: url, ...more },
    stdio: 'ignore',
  });
  return once(child, 'exit');
}

/** Another process’s work, until the job is done. */
async function finishElsewhere({ url }: MailServer): Promise<void> {
  running.push(await startTestWorkers(database, { mailer: smtpMailer(url, 'office@practice.example') }));
  const done = `select retry_count from foyer_jobs.job where name = 'outbox.send-mail' and state = 'completed'`;
  await eventually(async () => expect(await runAsOwner({ database }, done)).toEqual([{ retry_count: 1 }]));
}

test('a worker that is killed after its commit leaves a job that runs again elsewhere and acts no second time', async () => {
  const server = await post();
  await queueTestMail(orm, await foundEmptyPractice(database), 'robin@example.org');
  await startWorker(server, { DIE_AFTER_COMMIT: 'yes' });
  expect(await itemTo(database, 'robin@example.org')).toMatchObject({ status: 'SENT' });
  await finishElsewhere(server);
  expect(server.arrived).toHaveLength(1);
  expect(await itemTo(database, 'robin@example.org')).toMatchObject({ status: 'SENT', attempts: 1 });
});

test('a worker that is killed while the mail server accepts leads to the same mail again, with the same Message-ID', async () => {
  const server = await post((index) => {
    if (index === 0) child?.kill('SIGKILL');
    return null;
  });
  await queueTestMail(orm, await foundEmptyPractice(database), 'robin@example.org');
  await startWorker(server);
  expect(await itemTo(database, 'robin@example.org')).toMatchObject({ status: 'QUEUED', attempts: 0 });
  await finishElsewhere(server);
  const [first, second, ...more] = server.arrived;
  expect(second?.mail.messageId).toBe(first?.mail.messageId);
  expect(more).toEqual([]);
  expect(await itemTo(database, 'robin@example.org')).toMatchObject({ status: 'SENT', attempts: 1 });
});
