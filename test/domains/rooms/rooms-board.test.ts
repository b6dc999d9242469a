import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Payload, type Watch, watch } from '../../kit/live-client.ts';
import { openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type Floor, openFloor } from '../visits/floor.ts';

interface Board {
  rooms: {
    kind: string;
    cursor: string;
    rooms: { name: string; readiness: string; visit: { ticket: string } | null }[];
    removed: string[];
  };
}

let server: TestServer;
let floor: Floor;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

function watchRooms(siteId: string, after?: string): Watch<Board> {
  return watch<Board>({
    url: server.url,
    token: floor.client.token,
    query: `subscription($siteId: ID!, $after: EventCursor) { rooms(siteId: $siteId, after: $after) {
      kind cursor rooms { name readiness visit { ticket } } removed } }`,
    variables: { siteId, after },
  });
}

const shows = (name: string, readiness: string) => (payload: Payload<Board>) =>
  payload.data?.rooms.rooms.some((room) => room.name === name && room.readiness === readiness) ?? false;

test('the rooms board shows all rooms by name, then each change with the visit', async () => {
  floor = await openFloor(server);
  const first = await floor.room('Exam 1');
  await floor.room('Consult', 'CLEANING');
  const board = watchRooms(floor.siteId);
  const snapshot = await board.until(shows('Exam 1', 'READY'));
  expect(snapshot.data?.rooms).toMatchObject({
    kind: 'SNAPSHOT',
    rooms: [
      { name: 'Consult', readiness: 'CLEANING' },
      { name: 'Exam 1', readiness: 'READY' },
    ],
  });
  const { id, ticket } = await floor.arrival();
  await floor.done('callPatient', id, { roomId: first });
  const called = await board.until(shows('Exam 1', 'RESERVED'));
  expect(called.data?.rooms).toMatchObject({
    kind: 'CHANGE',
    rooms: [{ name: 'Exam 1', visit: { ticket } }],
    removed: [],
  });
  await floor.done('advanceVisit', id, { to: 'DONE' });
  const released = shows('Exam 1', 'READY');
  const freed = await board.until((payload) => payload.data?.rooms.kind === 'CHANGE' && released(payload));
  expect(freed.data?.rooms.rooms[0]?.visit).toBeNull();
  await board.stop();
});

test('a client that resumes from a cursor gets the rooms that changed meanwhile, and no other', async () => {
  floor = await openFloor(server);
  await floor.room('Exam 1');
  const second = await floor.room('Exam 2', 'NEEDS_CLEANING');
  const board = watchRooms(floor.siteId);
  const before = await board.until(shows('Exam 1', 'READY'));
  board.drop();
  await board.ended;
  await floor.done('changeRoomReadiness', second, { to: 'CLEANING' });
  await floor.done('changeRoomReadiness', second, { to: 'SETTING_UP' });
  const back = watchRooms(floor.siteId, before.data?.rooms.cursor);
  const missed = await back.until(shows('Exam 2', 'SETTING_UP'));
  expect(missed.data?.rooms).toMatchObject({ kind: 'CHANGE', rooms: [{ name: 'Exam 2' }] });
  await back.stop();
});

test('rooms of another site do not stir the board, and another practice’s site cannot be watched', async () => {
  floor = await openFloor(server);
  await floor.room('Exam 1');
  const board = watchRooms(floor.siteId);
  await board.until(shows('Exam 1', 'READY'));
  await floor.office.room(await floor.office.site(), { name: 'Elsewhere' });
  await floor.room('Exam 2', 'NEEDS_CLEANING');
  await board.until(shows('Exam 2', 'NEEDS_CLEANING'));
  expect(board.payloads.some(shows('Elsewhere', 'NEEDS_CLEANING'))).toBe(false);
  await board.stop();
  const strange = watchRooms(await (await openOffice(server)).site());
  await strange.ended;
  expect(strange.payloads[0]?.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: ['siteId'] });
});
