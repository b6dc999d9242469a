import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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

describe('a room that is not ready is refused to a patient, and the ready ones are named', () => {
  test.each([
    ['to be called to it', 'callPatient'],
    ['to be brought into it', 'roomPatient'],
  ])('%s', async (_what, mutation) => {
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

  test('when it is kept for another patient', async () => {
    const roomId = await floor.room('Exam 1');
    const [{ id: first }, { id: second }] = [await floor.arrival(), await floor.arrival()];
    await floor.done('callPatient', first, { roomId });
    const refused = await floor.change('roomPatient', second, { roomId });
    expect(refused).toMatchObject({
      message:
        '"Exam 1" is RESERVED by another patient. No room of the site is ready: make one READY with changeRoomReadiness.',
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
