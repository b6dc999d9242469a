import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type Floor, floorAt, openFloor } from './floor.ts';

let server: TestServer;
let floor: Floor;

beforeAll(async () => {
  server = await startTestServer();
  floor = await openFloor(server);
});

afterAll(() => server.stop());

// Every test has a site of its own, so that only its own rooms are ready.
beforeEach(async () => {
  floor = await floorAt(floor.office, floor.client, await floor.office.site());
});

test('a patient is called to a room, which is kept for them, and brought into it', async () => {
  const roomId = await floor.room('Exam 1');
  const { id, ticket } = await floor.arrival();
  const called = await floor.done('callPatient', id, { roomId });
  expect(called.visit).toMatchObject({ stage: 'CALLED', room: { name: 'Exam 1', readiness: 'RESERVED' } });
  expect((await floor.roomNow(roomId)).visit).toEqual({ ticket });
  const roomed = await floor.done('roomPatient', id);
  expect(roomed.visit).toMatchObject({ stage: 'IN_ROOM', room: { name: 'Exam 1', readiness: 'OCCUPIED' } });
});

test('displays know since when a patient is called, until the call is undone', async () => {
  const { id } = await floor.arrival();
  const calledAt = async () => {
    const uuid = parseTypeId(id)?.uuid;
    const rows = await runAsOwner<{ called_at: Date | null }>(server, 'select called_at from visit where id = $1', [
      uuid,
    ]);
    return rows[0]?.called_at?.toISOString() ?? null;
  };
  await floor.done('callPatient', id, { roomId: await floor.room() });
  expect(await floor.visitNow(id, '{ stageSince }')).toEqual({ stageSince: await calledAt() });
  await floor.done('undoVisitStep', id);
  expect(await calledAt()).toBeNull();
});

test('a room keeps on record which visit moved it', async () => {
  const roomId = await floor.room();
  const { id } = await floor.arrival();
  await floor.done('callPatient', id, { roomId });
  await floor.done('roomPatient', id);
  await floor.done('advanceVisit', id, { to: 'DONE' });
  await floor.done('changeRoomReadiness', roomId, { to: 'CLEANING' });
  const rows = await runAsOwner<{ to_readiness: string }>(
    server,
    'select to_readiness from room_transition where visit_id = $1 order by id',
    [parseTypeId(id)?.uuid],
  );
  expect(rows.map((row) => row.to_readiness)).toEqual(['RESERVED', 'OCCUPIED', 'NEEDS_CLEANING']);
});

test('a patient may be brought into a ready room without a call', async () => {
  const roomId = await floor.room('Exam 1');
  const { id } = await floor.arrival();
  const { visit } = await floor.done('roomPatient', id, { roomId });
  expect(visit).toMatchObject({ stage: 'IN_ROOM', room: { name: 'Exam 1', readiness: 'OCCUPIED' } });
});

test('a patient who is brought into another room than they were called to gives the first one free', async () => {
  const [first, second] = [await floor.room('Exam 1'), await floor.room('Exam 2')];
  const { id } = await floor.arrival();
  await floor.done('callPatient', id, { roomId: first });
  const { visit } = await floor.done('roomPatient', id, { roomId: second });
  expect(visit?.room?.name).toBe('Exam 2');
  expect(await floor.roomNow(first)).toMatchObject({ readiness: 'READY', visit: null });
});

test('of several patients called to one room at the same moment one gets it', async () => {
  const roomId = await floor.room();
  const visits = [await floor.arrival(), await floor.arrival(), await floor.arrival(), await floor.arrival()];
  const results = await Promise.all(
    visits.map(({ id }, index) => floor.change(index % 2 ? 'callPatient' : 'roomPatient', id, { roomId })),
  );
  expect(results.filter(({ __typename }) => __typename === 'RoomNotReadyError')).toHaveLength(3);
});

test('a patient who is brought into two rooms at the same moment is in one', async () => {
  const rooms = [await floor.room(), await floor.room(), await floor.room()];
  const { id } = await floor.arrival();
  const results = await Promise.all(rooms.map((roomId) => floor.change('roomPatient', id, { roomId })));
  expect(results.filter(({ __typename }) => __typename === 'StageNotReachableError')).toHaveLength(2);
  const readiness = await Promise.all(rooms.map(async (room) => (await floor.roomNow(room)).readiness));
  expect(readiness.sort()).toEqual(['OCCUPIED', 'READY', 'READY']);
});

test('a visit of another practice looks as if it were not there', async () => {
  const stranger = await openFloor(server);
  const { id } = await stranger.arrival();
  const roomId = await floor.room();
  const inputs = { callPatient: { roomId }, roomPatient: {}, advanceVisit: { to: 'DONE' }, undoVisitStep: {} };
  for (const [mutation, input] of Object.entries({ ...inputs, leaveWithoutBeingSeen: {} })) {
    expect(await floor.change(mutation, id, input)).toMatchObject({ __typename: 'InvalidInputError', path: ['id'] });
  }
  expect(await floor.visitNow(id)).toBeNull();
});

test('a command on an older version of the visit is refused with the current one', async () => {
  const roomId = await floor.room();
  const { id, version } = await floor.arrival();
  await floor.done('callPatient', id, { roomId, expectedVersion: version });
  const inputs = { callPatient: { roomId }, roomPatient: {}, advanceVisit: { to: 'DONE' }, undoVisitStep: {} };
  for (const [mutation, input] of Object.entries({ ...inputs, leaveWithoutBeingSeen: {} })) {
    const result = await floor.change(mutation, id, { ...input, expectedVersion: version });
    expect(result).toMatchObject({ __typename: 'StaleVersionError', current: { version: version + 1 } });
  }
});
