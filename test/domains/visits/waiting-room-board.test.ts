import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Payload, type Watch, watch } from '../../kit/live-client.ts';
import { openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { dayAt, timeAt, zoneAtNoon } from './at-noon.ts';
import { type Floor, floorAt, openFloor } from './floor.ts';

interface Board {
  waitingRoom: {
    kind: string;
    cursor: string;
    visits: { ticket: string; stage: string }[];
    removed: string[];
  };
}

const zone = zoneAtNoon();
let server: TestServer;
let floor: Floor;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

beforeEach(async () => {
  floor = await openFloor(server, { timeZone: zone });
});

function watchWaitingRoom(siteId: string, after?: string): Watch<Board> {
  return watch<Board>({
    url: server.url,
    token: floor.client.token,
    query: `subscription($siteId: ID!, $after: EventCursor) { waitingRoom(siteId: $siteId, after: $after) {
      kind cursor visits { ticket stage waitSoFar patient { familyName } } removed } }`,
    variables: { siteId, after },
  });
}

const isSnapshot = ({ data }: Payload<Board>) => data?.waitingRoom.kind === 'SNAPSHOT';
const shows = (ticket: string, stage: string) => (payload: Payload<Board>) =>
  payload.data?.waitingRoom.visits.some((visit) => visit.ticket === ticket && visit.stage === stage) ?? false;
const removes = (id: string) => (payload: Payload<Board>) => payload.data?.waitingRoom.removed.includes(id) ?? false;

test('the board shows who is here by arrival, then who comes, moves and goes', async () => {
  const [first, second] = [await floor.arrival(), await floor.arrival()];
  const { id: gone } = await floor.arrival();
  await floor.done('advanceVisit', gone, { to: 'DONE' });
  const board = watchWaitingRoom(floor.siteId);
  const snapshot = await board.until(isSnapshot);
  expect(snapshot.data?.waitingRoom.visits.map(({ ticket }) => ticket)).toEqual([first.ticket, second.ticket]);
  const third = await floor.arrival();
  await board.until(shows(third.ticket, 'WAITING'));
  await floor.done('callPatient', second.id, { roomId: await floor.room() });
  const called = await board.until(shows(second.ticket, 'CALLED'));
  expect(called.data?.waitingRoom).toMatchObject({ kind: 'CHANGE', visits: [{ ticket: second.ticket }], removed: [] });
  await floor.done('leaveWithoutBeingSeen', first.id);
  const left = await board.until(removes(first.id));
  expect(left.data?.waitingRoom).toMatchObject({ kind: 'CHANGE', visits: [], removed: [first.id] });
  await floor.done('undoVisitStep', first.id, { reason: 'Was outside' });
  const back = await board.until((payload) => !isSnapshot(payload) && shows(first.ticket, 'WAITING')(payload));
  expect(back.data?.waitingRoom.removed).toEqual([]);
  await board.stop();
});

test('a client that resumes from a cursor gets the visits that changed meanwhile, and no more', async () => {
  const [first, second] = [await floor.arrival(), await floor.arrival()];
  const board = watchWaitingRoom(floor.siteId);
  const before = await board.until(isSnapshot);
  board.drop();
  await board.ended;
  await floor.done('advanceVisit', first.id, { to: 'DONE' });
  await floor.done('callPatient', second.id, { roomId: await floor.room() });
  const back = watchWaitingRoom(floor.siteId, before.data?.waitingRoom.cursor);
  const missed = await back.until(shows(second.ticket, 'CALLED'));
  expect(missed.data?.waitingRoom).toMatchObject({
    ...{ kind: 'CHANGE', removed: [first.id] },
    visits: [{ ticket: second.ticket, stage: 'CALLED' }],
  });
  await back.stop();
});

test('checking in for an appointment also stirs the schedule of the day', async () => {
  const id = await floor.appointment({ startsAt: timeAt(zone, '14:00') });
  const schedule = watch<{ appointments: { kind: string; appointments: { status: string }[] } }>({
    url: server.url,
    token: floor.client.token,
    query: `subscription($siteId: ID!, $date: Date!) { appointments(siteId: $siteId, date: $date) {
      kind appointments { status } } }`,
    variables: { siteId: floor.siteId, date: dayAt(zone) },
  });
  await schedule.until(({ data }) => data?.appointments.kind === 'SNAPSHOT');
  const { visit } = await floor.done('checkInAppointment', id);
  await schedule.until(({ data }) => data?.appointments.appointments[0]?.status === 'ARRIVED');
  await floor.done('advanceVisit', visit?.id ?? '', { to: 'DONE' });
  await schedule.until(({ data }) => data?.appointments.appointments[0]?.status === 'FULFILLED');
  await schedule.stop();
});

test('patients at another site are not on the board, and another practice’s site cannot be watched', async () => {
  const board = watchWaitingRoom(floor.siteId);
  await board.until(isSnapshot);
  const elsewhere = await floorAt(floor.office, floor.client, await floor.office.site());
  const { id: other } = await elsewhere.arrival();
  await elsewhere.done('callPatient', other, { roomId: await elsewhere.room() });
  const { ticket } = await floor.arrival();
  await board.until(shows(ticket, 'WAITING'));
  expect(board.payloads.some(shows('A01', 'CALLED'))).toBe(false);
  await board.stop();
  const strange = watchWaitingRoom(await (await openOffice(server)).site());
  await strange.ended;
  expect(strange.payloads[0]?.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: ['siteId'] });
});
