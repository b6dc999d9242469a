import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOrm } from '../../src/database/orm.ts';
import { createDemo } from '../../src/demo/create-demo.ts';
import { askStatus } from '../../src/domains/claims/answers/ask-status.job.ts';
import { createJobSender } from '../../src/jobs/job-sender.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startOwnServer();
  await createDemo(server.database.ownerUrl);
});

afterAll(() => server.stop());

/** Runs the hourly program; answers how many claims were asked about so far. */
async function ask(): Promise<number> {
  const orm = await openOrm(server.database.appUrl, 2);
  const jobs = createJobSender(orm);
  const needs = { orm, jobs, log: pino({ level: 'silent' }), ownerUrl: server.database.ownerUrl };
  await askStatus.work({}, needs);
  await jobs.close();
  await orm.close(true);
  const [asked] = await runAsOwner<{ count: number }>(server, 'select count(*)::int as count from status_question', []);
  return asked?.count ?? 0;
}

test('a new demo asks no payer about the claims of its past, though some are overdue', async () => {
  const [overdue] = await runAsOwner(server, 'select count(*)::int as count from claim where is_overdue', []);
  expect(overdue?.count).toBeGreaterThan(0);
  expect(await ask()).toBe(0);
  // The enrolment alone keeps the program from asking: from then on it does.
  await runAsOwner(
    server,
    `update payer_route set enrolled_from = '2026-01-01' where transaction = 'CLAIM_STATUS'`,
    [],
  );
  expect(await ask()).toBeGreaterThan(0);
});
