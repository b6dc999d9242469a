import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { askTomorrow } from '../../../src/domains/insurance/eligibility/check-tomorrow.job.ts';
import { watch } from '../../kit/live-client.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { at, daysAfter, nextTuesday } from '../scheduling/calendar.ts';
import { act } from './insured.ts';
import { type AskingDesk, letPayerAnswer, openAskingDesk } from './payers-asked.ts';

const day = nextTuesday();

let server: TestServer;
let desk: AskingDesk;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openAskingDesk(server);
});

afterAll(() => server.stop());

let hour = 0;
/** An appointment of an insured patient at a new site's day; the coverage. */
async function expected(siteId: string, ending: string, input: Record<string, unknown> = {}): Promise<string> {
  hour += 1;
  const { patientId, coverageId } = await desk.insured(ending, input);
  await desk.booked({ patientId, siteId, startsAt: at(day, `${String(hour).padStart(2, '0')}:00`) });
  return coverageId;
}

interface Expected {
  eligibilityState: string;
  coverage: { id: string } | null;
}

async function list(siteId: string): Promise<Expected[]> {
  const { eligibilityList } = await desk.client.ask<{ eligibilityList: { nodes: Expected[] } }>(
    `query($siteId: ID!, $date: Date!) { eligibilityList(siteId: $siteId, date: $date) { nodes { eligibilityState coverage { id } } } }`,
    { siteId, date: day },
  );
  return eligibilityList.nodes;
}

test('the day’s list says of each appointment what is known about its coverage', async () => {
  const siteId = await desk.office.site();
  const [active, inactive, missing] = [
    await expected(siteId, 'ACT'),
    await expected(siteId, 'INA'),
    await expected(siteId, 'NF75'),
  ];
  hour += 1;
  await desk.booked({ siteId, startsAt: at(day, `${String(hour).padStart(2, '0')}:00`) });
  const states = async () => (await list(siteId)).map(({ eligibilityState }) => eligibilityState);
  expect(await list(siteId)).toEqual([
    ...[active, inactive, missing].map((id) => ({ eligibilityState: 'NOT_CHECKED', coverage: { id } })),
    { eligibilityState: 'NO_COVERAGE', coverage: null },
  ]);
  expect(await desk.askDay(day, siteId)).toMatchObject({ asked: 3, refusedCount: 0, refused: [] });
  expect(await states()).toEqual(['ASKED', 'ASKED', 'ASKED', 'NO_COVERAGE']);
  await letPayerAnswer(server, desk);
  expect(await states()).toEqual(['ACTIVE', 'INACTIVE', 'REJECTED', 'NO_COVERAGE']);
});

test('a day is asked about once: a retry adds only what is new', async () => {
  const siteId = await desk.office.site();
  const first = await expected(siteId, 'ACT');
  expect(await desk.askDay(day, siteId)).toMatchObject({ asked: 1 });
  const second = await expected(siteId, 'ACT');
  expect(await desk.askDay(day, siteId)).toMatchObject({ asked: 2 });
  const ids = [first, second].map((id) => parseTypeId(id)?.uuid);
  const count = 'select count(*)::int as count from eligibility_check where coverage_id = any($1)';
  expect(await runAsOwner(server, count, [ids])).toEqual([{ count: 2 }]);
});

test('a payer that takes no questions is named, and the others of the day are asked', async () => {
  const siteId = await desk.office.site();
  const { payer } = await act(desk.office.manager, 'createPayer', { name: 'Southern Mutual' });
  const { plan } = await act(desk.office.manager, 'createPlan', { payerId: payer?.id, name: 'Basic' });
  const refused = await expected(siteId, 'ACT', { planId: plan?.id });
  const unwritable = await expected(siteId, 'ACT', { patientId: await desk.office.patient({ givenName: '花子' }) });
  await expected(siteId, 'ACT');
  const answer = await desk.askDay(day, siteId);
  expect(answer).toMatchObject({ asked: 1, refusedCount: 2 });
  expect(answer.refused?.map(({ reason, coverage }) => [coverage.id, reason]).sort()).toEqual(
    [
      [refused, 'NOT_ENROLLED'],
      [unwritable, 'NOT_WRITABLE'],
    ].sort(),
  );
});

test('a site of another practice is refused, and so is one whose zone is not known', async () => {
  const other = await openAskingDesk(server);
  expect(await desk.askDay(day, other.siteId)).toMatchObject({ path: ['input', 'siteId'] });
  const siteId = await other.office.site();
  await runAsOwner(server, `update site set time_zone = 'Mars/Olympus' where id = $1`, [parseTypeId(siteId)?.uuid]);
  expect(await other.askDay(day, siteId)).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'siteId'] });
  const { errors } = await other.client.send(`{ eligibilityList(siteId: "${siteId}", date: "${day}") { totalCount } }`);
  expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
});

test('the desk sees each check of its day as it is asked and answered, and no other day’s', async () => {
  const siteId = await desk.office.site();
  const coverageId = await expected(siteId, 'ACT');
  const board = watch<{ eligibilityChecks: { kind: string; eligibilityChecks: { id: string; status: string }[] } }>({
    ...{ url: server.url, token: desk.client.token ?? '', variables: { siteId, date: day } },
    query: `subscription($siteId: ID!, $date: Date!) { eligibilityChecks(siteId: $siteId, date: $date) {
      kind eligibilityChecks { id status coverage { id } } } }`,
  });
  onTestFinished(() => board.stop());
  const told = (id: string, status: string) =>
    board.until(({ data }) =>
      Boolean(data?.eligibilityChecks.eligibilityChecks.some((row) => row.id === id && row.status === status)),
    );
  await board.until(({ data }) => data?.eligibilityChecks.kind === 'SNAPSHOT');
  await desk.ask(coverageId, daysAfter(day, 1));
  const { eligibilityCheck: check } = await desk.ask(coverageId, day);
  await told(check?.id ?? '', 'ASKED');
  await letPayerAnswer(server, desk);
  await told(check?.id ?? '', 'ACTIVE');
  const seen = board.payloads.flatMap(({ data }) => data?.eligibilityChecks.eligibilityChecks ?? []);
  expect(new Set(seen.map(({ id }) => id))).toEqual(new Set([check?.id]));
});

test('in the evening a job asks about tomorrow, by the clock of each site', async () => {
  const own = await openAskingDesk(server);
  const practiceId = parseTypeId(own.office.practiceId)?.uuid ?? '';
  const { patientId, coverageId } = await own.insured('ACT');
  const west = await own.office.site({ timeZone: 'America/Los_Angeles' });
  await own.booked({ patientId, siteId: west, startsAt: at(day, '09:00', 'America/Los_Angeles') });
  const askAt = async (now: string) => {
    const log = { info: () => {} } as never;
    await askTomorrow({ orm: server.app.orm, jobs: server.app.office.jobs, log }, practiceId, new Date(now));
    return runAsOwner<{ asked_by_id: string | null; service_date: string }>(
      server,
      'select asked_by_id, service_date::text from eligibility_check where coverage_id = $1',
      [parseTypeId(coverageId)?.uuid],
    );
  };
  const eve = daysAfter(day, -1);
  // It is evening in New York, and not yet on the coast where the site is.
  expect(await askAt(at(eve, '18:30'))).toEqual([]);
  expect(await askAt(at(eve, '18:30', 'America/Los_Angeles'))).toEqual([{ asked_by_id: null, service_date: day }]);
  expect(await askAt(at(eve, '19:30', 'America/Los_Angeles'))).toHaveLength(1);
});
