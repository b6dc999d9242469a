import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
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

describe('a room that is not ready takes nobody, and the ready ones are named', () => {
  test.each(['callPatient', 'roomPatient'])('for %s', async (mutation) => {
    const dirty = await floor.room('Exam 1', 'NEEDS_CLEANING');
    await floor.room('Exam 3');
    await floor.room('Exam 2');
    const { id } = await floor.arrival();
    const refused = await floor.change(mutation, id, { roomId: dirty });
    expect(refused).toMatchObject({
      __typename: 'RoomNotReadyError',
      path: ['input', 'roomId'],
      message: '"Exam 1" is NEEDS_CLEANING. Ready: "Exam 2", "Exam 3".',
      room: { name: 'Exam 1', readiness: 'NEEDS_CLEANING' },
      readyRooms: [{ name: 'Exam 2' }, { name: 'Exam 3' }],
    });
    expect((await floor.visitNow(id)).stage).toBe('WAITING');
  });

  test('when it is kept for somebody else', async () => {
    const roomId = await floor.room('Exam 1');
    const [{ id: first }, { id: second }] = [await floor.arrival(), await floor.arrival()];
    await floor.done('callPatient', first, { roomId });
    const refused = await floor.change('roomPatient', second, { roomId });
    expect(refused).toMatchObject({
      message: '"Exam 1" is RESERVED by another patient. No room of the site is ready.',
      readyRooms: [],
    });
  });

  test('when many are ready, the sentence names a few and counts the others', async () => {
    const dirty = await floor.room('Dirty', 'CLEANING');
    for (const number of [1, 2, 3, 4, 5, 6, 7]) await floor.room(`Exam ${number}`);
    const refused = await floor.change('callPatient', (await floor.arrival()).id, { roomId: dirty });
    expect(refused.message).toContain('"Exam 5" and 2 more.');
    expect(refused.readyRooms).toHaveLength(7);
  });
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

describe('a room must be', () => {
  test('named, unless the patient was called to one', async () => {
    const result = await floor.change('roomPatient', (await floor.arrival()).id);
    expect(result).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'roomId'] });
  });

  test('one of the visit’s site', async () => {
    const elsewhere = await floorAt(floor.office, floor.client, await floor.office.site());
    const roomId = await elsewhere.room('Exam 1');
    const { id, ticket } = await floor.arrival();
    for (const mutation of ['callPatient', 'roomPatient']) {
      const result = await floor.change(mutation, id, { roomId });
      expect(result).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'roomId'] });
      expect(result.message).toContain(`"Exam 1" is at another site than ${ticket}`);
    }
  });

  test('one of the practice', async () => {
    const stranger = await openFloor(server);
    const result = await floor.change('callPatient', (await floor.arrival()).id, { roomId: await stranger.room() });
    expect(result).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'roomId'] });
  });
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

test('who read an older version of the visit is told to look again', async () => {
  const roomId = await floor.room();
  const { id, version } = await floor.arrival();
  await floor.done('callPatient', id, { roomId, expectedVersion: version });
  const inputs = { callPatient: { roomId }, roomPatient: {}, advanceVisit: { to: 'DONE' }, undoVisitStep: {} };
  for (const [mutation, input] of Object.entries({ ...inputs, leaveWithoutBeingSeen: {} })) {
    const result = await floor.change(mutation, id, { ...input, expectedVersion: version });
    expect(result).toMatchObject({ __typename: 'StaleVersionError', current: { version: version + 1 } });
  }
});
