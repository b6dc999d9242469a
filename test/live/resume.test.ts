import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../src/contract/type-id.ts';
import { eventually } from '../kit/eventually.ts';
import { type Payload, type Watch, watch } from '../kit/live-client.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;
let office: Office;
let visitTypeId: string;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
  visitTypeId = await office.visitType();
});

afterAll(() => server.stop());

interface Board {
  waitingRoom: {
    kind: 'SNAPSHOT' | 'CHANGE' | 'HEARTBEAT';
    cursor: string;
    visits: { ticket: string }[];
    removed: string[];
  };
}

const document = `subscription($siteId: ID!, $after: EventCursor) { waitingRoom(siteId: $siteId, after: $after) {
  kind cursor at visits { ticket } removed } }`;

function watchSite(siteId: string, after?: string): Watch<Board> {
  return watch<Board>({ url: server.url, token: office.manager.token, query: document, variables: { siteId, after } });
}

const boardOf = (payload: Payload<Board> | undefined) => payload?.data?.waitingRoom;
const kindIs = (kind: string) => (payload: Payload<Board>) => boardOf(payload)?.kind === kind;
const shows = (ticket: string) => (payload: Payload<Board>) =>
  boardOf(payload)?.visits.some((visit) => visit.ticket === ticket) ?? false;
const ticketsOf = (watching: Watch<Board>) =>
  watching.payloads.flatMap((payload) => boardOf(payload)?.visits.map(({ ticket }) => ticket) ?? []);
const lastCursor = (watching: Watch<Board>) => boardOf(watching.payloads.at(-1))?.cursor;

async function checkIn(siteId: string): Promise<string> {
  const { checkInWalkIn } = await office.manager.ask<{ checkInWalkIn: { visit: { ticket: string } } }>(
    'mutation($input: CheckInWalkInInput!) { checkInWalkIn(input: $input) { ... on CheckInWalkInSuccess { visit { ticket } } } }',
    { input: { patientId: await office.patient(), siteId, visitTypeId } },
  );
  return checkInWalkIn.visit.ticket;
}

test('a board begins with all there is, then shows each arrival in order', async () => {
  const siteId = await office.site();
  const early = await checkIn(siteId);
  const watching = watchSite(siteId);
  expect(boardOf(await watching.until(() => true))).toMatchObject({ kind: 'SNAPSHOT', visits: [{ ticket: early }] });
  const arrivals = [await checkIn(siteId), await checkIn(siteId), await checkIn(siteId)];
  await watching.until(shows(arrivals.at(-1) ?? ''));
  await watching.stop();
  expect(ticketsOf(watching)).toEqual([early, ...arrivals]);
});

test('after a dropped connection a board goes on where it stopped: no arrival is missed and none is sent twice', async () => {
  const siteId = await office.site();
  const before = watchSite(siteId);
  await before.until(kindIs('SNAPSHOT'));
  const first = [await checkIn(siteId), await checkIn(siteId)];
  await before.until(shows(first[1] ?? ''));
  before.drop();
  await before.ended;
  const missed = [await checkIn(siteId), await checkIn(siteId), await checkIn(siteId)];
  const racing = Promise.all([checkIn(siteId), checkIn(siteId), checkIn(siteId)]);
  const resumed = watchSite(siteId, lastCursor(before));
  const rest = await racing;
  const last = await checkIn(siteId);
  await resumed.until(shows(last));
  await resumed.stop();
  expect(boardOf(resumed.payloads[0])?.kind).toBe('CHANGE');
  const told = [...ticketsOf(before), ...ticketsOf(resumed)];
  expect([...told].sort()).toEqual([...first, ...missed, ...rest, last].sort());
});

test('twenty writers at once: a watcher that keeps losing its connection still sees each arrival once', async () => {
  const siteId = await office.site();
  let watching = watchSite(siteId);
  await watching.until(kindIs('SNAPSHOT'));
  const seen: string[] = [];
  const arriving = Promise.all(Array.from({ length: 20 }, () => checkIn(siteId)));
  for (let drops = 0; drops < 4; drops += 1) {
    const soFar = watching.payloads.length;
    await watching.until(() => watching.payloads.length > soFar);
    watching.drop();
    await watching.ended;
    seen.push(...ticketsOf(watching));
    watching = watchSite(siteId, lastCursor(watching));
    await watching.until(() => true);
  }
  const arrived = await arriving;
  const last = await checkIn(siteId);
  await watching.until(shows(last));
  await watching.stop();
  expect([...seen, ...ticketsOf(watching)].sort()).toEqual([...arrived, last].sort());
});

test('events of a practice are numbered without holes, in the order of their commits', async () => {
  const rows = await runAsOwner<{ practice_id: string; n: string; last: string; stream: string }>(
    server,
    `select e.practice_id, count(*) as n, max(e.seq) as last, min(s.last_seq) as stream
     from event_log e join practice_stream s using (practice_id) group by e.practice_id`,
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { n, last, stream } of rows) expect([last, stream]).toEqual([n, n]);
});

test('a cursor of another history leads to a snapshot, not to silence', async () => {
  const siteId = await office.site();
  const watching = watchSite(siteId, `${'0'.repeat(32)}.1`);
  expect(boardOf(await watching.until(() => true))?.kind).toBe('SNAPSHOT');
  await watching.stop();
});

test('in silence a heartbeat shows that the board is live', async () => {
  const siteId = await office.site();
  const watching = watchSite(siteId);
  const heartbeat = boardOf(await watching.until(kindIs('HEARTBEAT')));
  await watching.stop();
  expect(heartbeat).toMatchObject({ visits: [], removed: [] });
});

test('a quiet site beside a busy one gets heartbeats all the same', async () => {
  const [quiet, busy] = [await office.site(), await office.site()];
  const [watching, other] = [watchSite(quiet), watchSite(busy)];
  await Promise.all([watching.until(kindIs('SNAPSHOT')), other.until(kindIs('SNAPSHOT'))]);
  let over = false;
  const arrivals = (async () => {
    while (!over) await checkIn(busy);
  })();
  await eventually(() => expect(ticketsOf(other).length).toBeGreaterThan(3));
  const { length } = watching.payloads;
  await watching.until((payload) => watching.payloads.indexOf(payload) >= length && kindIs('HEARTBEAT')(payload));
  over = true;
  await arrivals;
  await Promise.all([watching.stop(), other.stop()]);
});

test('a change that could not be sent ends the subscription, so that the next one begins before it', async () => {
  const siteId = await office.site();
  const watching = watchSite(siteId);
  await watching.until(kindIs('SNAPSHOT'));
  await runAsOwner(server, 'revoke select on visit from foyer_app');
  const cursor = lastCursor(watching);
  await runAsOwner(
    server,
    `with s as (update practice_stream set last_seq = last_seq + 1 where practice_id = (select practice_id from site where id = $1) returning *)
    insert into event_log (practice_id, seq, type, subject_id, topics) select practice_id, last_seq, 'VISIT_CHANGED', $1, array['visits:' || $1] from s`,
    [parseTypeId(siteId)?.uuid],
  );
  await watching.ended;
  await runAsOwner(server, 'grant select, insert, update on visit to foyer_app');
  expect(watching.payloads.at(-1)?.errors?.[0]?.extensions?.code).toBe('INTERNAL_SERVER_ERROR');
  const resumed = watchSite(siteId, cursor);
  expect(boardOf(await resumed.until(() => true))?.kind).toBe('CHANGE');
  await resumed.stop();
});

test('changes at another site do not reach this one', async () => {
  const [here, there] = [await office.site(), await office.site()];
  const watching = watchSite(here);
  await watching.until(kindIs('SNAPSHOT'));
  await checkIn(there);
  const own = await checkIn(here);
  await watching.until(shows(own));
  await watching.stop();
  expect(ticketsOf(watching)).toEqual([own]);
});

test('signing out ends a subscription with its next sign of life', async () => {
  const colleague = await office.as('FRONT_DESK');
  const siteId = await office.site();
  const watching = watch<Board>({ url: server.url, token: colleague.token, query: document, variables: { siteId } });
  await watching.until(kindIs('SNAPSHOT'));
  await colleague.ask('mutation { signOut { __typename } }');
  await watching.ended;
  expect(watching.payloads.at(-1)?.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
});

test('a role that was taken away ends the subscription too', async () => {
  const { addStaffMember } = await office.manager.ask<{ addStaffMember: { staffMember: { id: string } } }>(
    `mutation { addStaffMember(input: { name: "Temp", roles: [FRONT_DESK], email: "temp@example.org", password: "correct horse battery" }) {
      ... on AddStaffMemberSuccess { staffMember { id } } } }`,
  );
  const { signIn } = await office.manager.ask<{ signIn: { token: string } }>(
    'mutation { signIn(input: { email: "temp@example.org", password: "correct horse battery" }) { ... on SignInSuccess { token } } }',
  );
  const watching = watch<Board>({
    url: server.url,
    token: signIn.token,
    query: document,
    variables: { siteId: await office.site() },
  });
  await watching.until(kindIs('SNAPSHOT'));
  await office.manager.ask(
    'mutation($id: ID!) { updateStaffMember(id: $id, input: { expectedVersion: 1, roles: [CODER] }) { __typename } }',
    { id: addStaffMember.staffMember.id },
  );
  await watching.ended;
  expect(watching.payloads.at(-1)?.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});
