import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type Floor, openFloor } from './floor.ts';

let server: TestServer;
let floor: Floor;

beforeAll(async () => {
  server = await startTestServer();
  floor = await openFloor(server);
});

afterAll(() => server.stop());

test('a visit that ended is opened again when the patient only seemed to have left, with the room kept for them', async () => {
  const roomId = await floor.room();
  const { id } = await floor.arrival();
  await floor.done('callPatient', id, { roomId });
  await floor.done('leaveWithoutBeingSeen', id);
  const { visit } = await floor.done('undoVisitStep', id, { reason: 'Was outside' });
  expect(visit).toMatchObject({ stage: 'CALLED', room: { readiness: 'RESERVED' } });
});

test('a visit that ended is not opened again when the room they were called to went out of service', async () => {
  const roomId = await floor.room();
  const { id } = await floor.arrival();
  await floor.done('callPatient', id, { roomId });
  await floor.done('leaveWithoutBeingSeen', id);
  await floor.done('changeRoomReadiness', roomId, { to: 'OUT_OF_SERVICE', reason: 'Flooded' });
  expect((await floor.change('undoVisitStep', id, { reason: 'Was outside' })).__typename).toBe('RoomNotReadyError');
});

test('a visit that ended is not opened again when the patient has been checked in again', async () => {
  const patientId = await floor.office.patient();
  const { id } = await floor.arrival({ patientId });
  await floor.done('leaveWithoutBeingSeen', id);
  const again = await floor.arrival({ patientId });
  const refused = await floor.change('undoVisitStep', id, { reason: 'Was outside' });
  expect(refused).toMatchObject({ __typename: 'PatientAlreadyHereError', visit: { ticket: again.ticket } });
  expect((await floor.visitNow(id)).stage).toBe('LEFT_WITHOUT_BEING_SEEN');
});

test('a visit is opened again or its patient is checked in again, never both, when it happens at the same moment', async () => {
  const patientId = await floor.office.patient();
  const { id } = await floor.arrival({ patientId });
  await floor.done('leaveWithoutBeingSeen', id);
  const results = await Promise.all([
    floor.change('undoVisitStep', id, { reason: 'Was outside' }),
    floor.walkIn({ patientId }),
  ]);
  expect(results.filter(({ __typename }) => __typename === 'PatientAlreadyHereError')).toHaveLength(1);
  expect(results.filter(({ __typename }) => __typename.endsWith('Success'))).toHaveLength(1);
});
