import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { askAgain } from '../../../src/domains/insurance/eligibility/ask-again.job.ts';
import { startTestWorkers, type TestWorkers } from '../../jobs/kit/start-test-workers.ts';
import { eventually } from '../../kit/eventually.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { nextTuesday } from '../scheduling/calendar.ts';
import { type AskingDesk, letPayerAnswer, openAskingDesk } from './payers-asked.ts';

const day = nextTuesday();

let server: TestServer;
let workers: TestWorkers;
let desk: AskingDesk;

beforeAll(async () => {
  server = await startTestServer();
  workers = await startTestWorkers(server.database, { kinds: [askAgain] });
  desk = await openAskingDesk(server);
});

afterAll(async () => {
  await workers.stop();
  await server.stop();
});

/** Minutes until a check is asked again; null where no job waits for it. */
async function minutesUntil(check: string): Promise<number | null> {
  const [job] = await runAsOwner<{ minutes: number }>(
    server,
    `select round(extract(epoch from start_after - created_on) / 60)::int as minutes from foyer_jobs.job
     where name = 'insurance.ask-again' and state = 'created' and data->>'eligibilityCheckId' = $1`,
    [parseTypeId(check)?.uuid],
  );
  return job?.minutes ?? null;
}

const letTimePass = (check: string) =>
  runAsOwner(
    server,
    `update foyer_jobs.job set start_after = now() where name = 'insurance.ask-again' and data->>'eligibilityCheckId' = $1`,
    [parseTypeId(check)?.uuid],
  );

async function lastTry(coverageId: string): Promise<{ id: string; attempt: number; status: string }> {
  const { coverage } = await desk.client.ask<{
    coverage: { eligibility: { lastTry: { id: string; attempt: number; status: string } } };
  }>('query($id: ID!) { coverage(id: $id) { eligibility { lastTry { id attempt status } } } }', { id: coverageId });
  return coverage.eligibility.lastTry;
}

test('a payer that is down is asked again after 5 minutes, 30 minutes and 2 hours, and then no more', async () => {
  const { coverageId } = await desk.insured('DOWN42');
  await desk.ask(coverageId, day);
  const waits: (number | null)[] = [];
  for (const attempt of [1, 2, 3, 4]) {
    await eventually(async () => expect(await lastTry(coverageId)).toMatchObject({ attempt, status: 'ASKED' }));
    await letPayerAnswer(server, desk);
    const { id, status } = await lastTry(coverageId);
    expect(status).toBe('PAYER_DOWN');
    waits.push(await minutesUntil(id));
    await letTimePass(id);
  }
  expect(waits).toEqual([5, 30, 120, null]);
});

test('a question that was asked meanwhile is not asked again', async () => {
  const { coverageId } = await desk.insured('DOWN42');
  const { eligibilityCheck: first } = await desk.ask(coverageId, day);
  await letPayerAnswer(server, desk);
  const { eligibilityCheck: second } = await desk.ask(coverageId, day);
  await letTimePass(first?.id ?? '');
  await eventually(async () => expect(await minutesUntil(first?.id ?? '')).toBeNull());
  await eventually(async () => {
    const [job] = await runAsOwner<{ state: string }>(
      server,
      `select state::text from foyer_jobs.job where name = 'insurance.ask-again' and data->>'eligibilityCheckId' = $1`,
      [parseTypeId(first?.id ?? '')?.uuid],
    );
    expect(job?.state).toBe('completed');
  });
  expect(await lastTry(coverageId)).toMatchObject({ id: second?.id, attempt: 1 });
});
