import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOrm } from '../../../src/database/orm.ts';
import { keepTime } from '../../../src/domains/claims/timers/keep-time.job.ts';
import { learnAnswerTimes } from '../../../src/domains/claims/timers/learn-answer-times.job.ts';
import { rescrub } from '../../../src/domains/claims/timers/rescrub.job.ts';
import type { TimerNeeds } from '../../../src/domains/claims/timers/write-for-practices.ts';
import { ClaimEventKind as Kind, ClaimStatus as Status } from '../../../src/generated/models.ts';
import type { JobKind } from '../../../src/jobs/job-kind.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';
import { openSentClaims } from './answers/kit/sent-claims.ts';
import { type BillingWorld, openBilling, uuidOf } from './kit/billing-world.ts';
import { actOnAll, answer, claimNow } from './kit/claim-acts.ts';

// Timers look at all practices: a server of its own keeps them from other tests.
let server: TestServer;
let world: BillingWorld;

beforeAll(async () => {
  server = await startOwnServer();
  world = await openBilling(server);
});

afterAll(() => server.stop());

/** Does one run of a timer. */
async function run(kind: JobKind<Record<never, never>, TimerNeeds>): Promise<void> {
  const orm = await openOrm(server.database.appUrl, 2);
  await kind.work({}, { orm, ownerUrl: server.database.ownerUrl, log: pino({ level: 'silent' }) });
  await orm.close(true);
}

const set = (statement: string, ...values: unknown[]) => runAsOwner(server, statement, values);
const one = async () => (await world.claims())[0] ?? '';
const submitted = { kind: Kind.SUBMITTED, reports: Status.SUBMITTED };

test('an answer that does not come makes its claim overdue, once', async () => {
  const [silent, waiting] = [await one(), await one()];
  for (const id of [silent, waiting]) await answer(server, world, id, submitted);
  expect(await claimNow(world.biller, silent)).toMatchObject({ queue: 'WAITING', isOverdue: false });
  await set(`update claim set expected_by = now() - interval '1 second' where id = $1`, uuidOf(silent));
  await run(keepTime);
  const overdue = await claimNow(world.biller, silent);
  expect(overdue).toMatchObject({
    ...{ status: 'SUBMITTED', queue: 'SILENT', isOverdue: true },
    lastEvent: { kind: 'OVERDUE', source: 'SYSTEM', text: 'FILE_ANSWER' },
  });
  await run(keepTime);
  expect((await claimNow(world.biller, silent)).version).toBe(overdue.version);
  expect(await claimNow(world.biller, waiting)).toMatchObject({ queue: 'WAITING', isOverdue: false });
  await answer(server, world, silent, { kind: Kind.FILE_ANSWERED, reports: Status.FILE_ACCEPTED });
  expect(await claimNow(world.biller, silent)).toMatchObject({ queue: 'WAITING', isOverdue: false });
});

test('a claim that was put off comes back on its day', async () => {
  const [today, later] = [await one(), await one()];
  await actOnAll(world.biller, 'snoozeClaims', { ids: [today, later], until: '2099-01-01' });
  await set(`update claim set snoozed_until = '2026-01-01' where id = $1`, uuidOf(today));
  await run(keepTime);
  expect(await claimNow(world.biller, today)).toMatchObject({ queue: 'TO_SEND', lastEvent: { kind: 'WOKE' } });
  expect(await claimNow(world.biller, later)).toMatchObject({ queue: 'WAITING', snoozedUntil: '2099-01-01' });
});

test('an answer that moves a claim brings it back from where it was put off, and one that does not leaves it', async () => {
  const own = await openBilling(server);
  const [moved = '', heard = ''] = [...(await own.claims()), ...(await own.claims())];
  const accepted = { kind: Kind.CLAIM_ANSWERED, reports: Status.PAYER_ACCEPTED };
  for (const id of [moved, heard]) await answer(server, own, id, submitted, accepted);
  await actOnAll(own.biller, 'snoozeClaims', { ids: [moved, heard], until: '2099-01-01' });
  await answer(server, own, moved, { kind: Kind.ADJUDICATED, reports: Status.DENIED, codes: ['CO-16'] });
  await answer(server, own, heard, accepted);
  expect(await claimNow(own.biller, moved)).toMatchObject({ status: 'DENIED', queue: 'DENIED', snoozedUntil: null });
  expect(await claimNow(own.biller, heard)).toMatchObject({ queue: 'WAITING', snoozedUntil: '2099-01-01' });
});

test('facts that change are scrubbed again, and claims that nothing changed for are left alone', async () => {
  const id = await one();
  const before = await claimNow(world.biller, id);
  await run(rescrub);
  expect(await claimNow(world.biller, id)).toEqual(before);
  await set(`update practice set npi = null where practice_id = $1`, uuidOf(world.office.practiceId));
  await run(rescrub);
  expect(await claimNow(world.biller, id)).toMatchObject({ status: 'SCRUB_FAILED', reasonCodes: ['npi-form'] });
  await set(`update practice set npi = '1234567893' where practice_id = $1`, uuidOf(world.office.practiceId));
  await run(rescrub);
  expect(await claimNow(world.biller, id)).toMatchObject({ status: 'READY', findings: [] });
});

test('the days of a payer are those in which nine of ten claims were decided, once fifty were', async () => {
  const id = uuidOf(await one());
  const days = async () => set('select adjudication_days as days from payer where id = $1', uuidOf(world.payerId));
  const decide = (count: number, from: number) =>
    set(
      `with made as (
         insert into claim (practice_id, id, patient_id, visit_id, visit_coding_id, coverage_id, payer_id, site_id, rank, pcn,
           service_date, total_cents, codes, status, status_since, queue, in_queue_since, created_at)
         select practice_id, gen_random_uuid(), patient_id, visit_id, visit_coding_id, coverage_id, payer_id, site_id, rank,
           'DECIDED' || n, service_date, 1, codes, 'CLOSED', now(), 'DONE', now(), now()
         from claim cross join generate_series($2::int, $3::int) n where claim.id = $1
         returning practice_id, id, patient_id, pcn)
       insert into claim_event (practice_id, id, claim_id, patient_id, version_number, kind, to_status, source, at, said_at)
       select practice_id, gen_random_uuid(), id, patient_id, 1, kind, 'PAID', 'PAYER', now(),
         now() - case kind when 'SUBMITTED' then interval '1 day' * substr(pcn, 8)::int else interval '0' end
       from made cross join unnest(array['SUBMITTED', 'ADJUDICATED']) kind`,
      ...[id, from, from + count - 1],
    );
  await decide(49, 1);
  await run(learnAnswerTimes);
  expect(await days()).toEqual([{ days: null }]);
  await decide(1, 50);
  await run(learnAnswerTimes);
  expect(await days()).toEqual([{ days: 46 }]);
});

test('more claims than a transaction takes are all made overdue, each once', async () => {
  const own = await openSentClaims(server, 205);
  await set(
    `update claim set expects = 'FILE_ANSWER', expected_by = now() - interval '1 day' where practice_id = $1`,
    own.practiceId,
  );
  await run(keepTime);
  expect(await set('select 1 from claim where practice_id = $1 and not is_overdue', own.practiceId)).toEqual([]);
  await run(keepTime);
  const events = await set(
    `select claim_id, count(*)::int as events from claim_event where practice_id = $1 and kind = 'OVERDUE' group by claim_id`,
    own.practiceId,
  );
  expect(events).toHaveLength(205);
  expect(new Set(events.map((row) => row.events))).toEqual(new Set([1]));
});
