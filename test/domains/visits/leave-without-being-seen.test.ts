import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { timeAt, zoneAtNoon } from './at-noon.ts';
import { type Floor, openFloor } from './floor.ts';

const zone = zoneAtNoon();
let server: TestServer;
let floor: Floor;

beforeAll(async () => {
  server = await startTestServer();
  floor = await openFloor(server, { timeZone: zone });
});

afterAll(() => server.stop());

test('a patient who leaves the waiting room ends the visit', async () => {
  const { id } = await floor.arrival();
  const { visit } = await floor.done('leaveWithoutBeingSeen', id);
  expect(visit).toMatchObject({ stage: 'LEFT_WITHOUT_BEING_SEEN', room: null });
  expect(await floor.visitNow(id, '{ endedAt }')).toEqual({ endedAt: expect.any(String) });
});

test('a patient who leaves after being called gives the room free', async () => {
  const roomId = await floor.room();
  const { id } = await floor.arrival();
  await floor.done('callPatient', id, { roomId });
  await floor.done('leaveWithoutBeingSeen', id);
  expect(await floor.roomNow(roomId)).toMatchObject({ readiness: 'READY', visit: null });
});

test('a patient who leaves a room leaves it to be cleaned', async () => {
  const roomId = await floor.room();
  const { id } = await floor.arrival();
  await floor.done('roomPatient', id, { roomId });
  await floor.done('leaveWithoutBeingSeen', id);
  expect(await floor.roomNow(roomId)).toMatchObject({ readiness: 'NEEDS_CLEANING', visit: null });
});

test('the appointment of a patient who left stays arrived: it was not fulfilled', async () => {
  const { visit } = await floor.done(
    'checkInAppointment',
    await floor.appointment({ startsAt: timeAt(zone, '15:00') }),
  );
  await floor.done('leaveWithoutBeingSeen', visit?.id ?? '');
  const fields = '{ appointment { status } }';
  expect(await floor.visitNow(visit?.id ?? '', fields)).toEqual({ appointment: { status: 'ARRIVED' } });
});

test('a patient whose visit is done cannot leave any more', async () => {
  const { id } = await floor.arrival();
  await floor.done('advanceVisit', id, { to: 'DONE' });
  expect(await floor.change('leaveWithoutBeingSeen', id)).toMatchObject({
    __typename: 'StageNotReachableError',
    path: ['id'],
    stage: 'DONE',
  });
});
