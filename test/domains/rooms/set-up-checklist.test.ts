import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { timeAt, zoneAtNoon } from '../visits/at-noon.ts';
import { type Floor, openFloor, type Result } from '../visits/floor.ts';

const zone = zoneAtNoon();
let server: TestServer;
let floor: Floor;
let smallSurgery: string;
let vaccination: string;

beforeAll(async () => {
  server = await startTestServer();
  floor = await openFloor(server, { timeZone: zone });
  smallSurgery = await floor.office.visitType({ name: 'Small surgery', setUpChecklist: ['Sterile tray', 'Light'] });
  vaccination = await floor.office.visitType({ name: 'Vaccination', setUpChecklist: ['Vaccine'] });
});

afterAll(() => server.stop());

const makeReady = (roomId: string, checklistDone: string[] = []): Promise<Result> =>
  floor.change('changeRoomReadiness', roomId, { to: 'READY', checklistDone });

const inNeedOf = (visitType: string, missing: string[]) => ({
  __typename: 'ChecklistNotDoneError',
  path: ['input', 'checklistDone'],
  visitType: { name: visitType },
  missing,
});

test('a room is ready for a surgery once everything on its checklist is done', async () => {
  const roomId = await floor.room('Procedures', 'SETTING_UP');
  await floor.appointment({ roomId, startsAt: timeAt(zone, '15:00'), visitTypeId: smallSurgery });
  const refused = await makeReady(roomId, ['Light']);
  expect(refused).toMatchObject(inNeedOf('Small surgery', ['Sterile tray']));
  expect(refused.message).toBe(
    '"Procedures" is set up for Small surgery: do Sterile tray, then name them in input.checklistDone.',
  );
  expect(await makeReady(roomId, ['Sterile tray', 'Light'])).toMatchObject({ room: { readiness: 'READY' } });
});

test('of two visits booked for the room the earlier one counts', async () => {
  const roomId = await floor.room(undefined, 'SETTING_UP');
  await floor.appointment({ roomId, startsAt: timeAt(zone, '16:00'), visitTypeId: smallSurgery });
  await floor.appointment({ roomId, startsAt: timeAt(zone, '14:00'), visitTypeId: vaccination });
  expect(await makeReady(roomId)).toMatchObject(inNeedOf('Vaccination', ['Vaccine']));
});

test('a visit of tomorrow, one in another room and one called off ask for nothing', async () => {
  const roomId = await floor.room(undefined, 'SETTING_UP');
  const startsAt = timeAt(zone, '15:00');
  const cancelled = await floor.appointment({ roomId, startsAt, visitTypeId: smallSurgery });
  await floor.office.manager.ask(
    `mutation($id: ID!) { cancelAppointment(id: $id, input: { by: PATIENT, reason: "Ill" }) { __typename } }`,
    { id: cancelled },
  );
  await floor.appointment({ roomId, startsAt: timeAt(zone, '09:00', 1), visitTypeId: smallSurgery });
  await floor.appointment({ roomId: await floor.room(), startsAt, visitTypeId: smallSurgery });
  expect((await makeReady(roomId)).__typename).toBe('ChangeRoomReadinessSuccess');
});

test('when the office runs late the room is set up for the patient who still waits', async () => {
  const roomId = await floor.room(undefined, 'SETTING_UP');
  const late = await floor.appointment({ roomId, startsAt: timeAt(zone, '09:00'), visitTypeId: smallSurgery });
  await floor.appointment({ roomId, startsAt: timeAt(zone, '14:00'), visitTypeId: vaccination });
  expect(await makeReady(roomId)).toMatchObject(inNeedOf('Vaccination', ['Vaccine']));
  const { visit } = await floor.done('checkInAppointment', late);
  expect(await makeReady(roomId)).toMatchObject(inNeedOf('Small surgery', ['Sterile tray', 'Light']));
  await floor.done('roomPatient', visit?.id ?? '', { roomId: await floor.room() });
  expect(await makeReady(roomId)).toMatchObject(inNeedOf('Vaccination', ['Vaccine']));
});

test('a room that nothing is booked for needs no checklist', async () => {
  const roomId = await floor.room(undefined, 'SETTING_UP');
  expect((await makeReady(roomId)).__typename).toBe('ChangeRoomReadinessSuccess');
});
