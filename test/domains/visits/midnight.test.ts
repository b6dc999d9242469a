import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { watch } from '../../kit/live-client.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { timeAt } from './at-noon.ts';
import { type Floor, openFloor } from './floor.ts';

let server: TestServer;
let floor: Floor;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

/** A time zone in which clocks show this hour now. */
function zoneAt(hour: number): string {
  const ahead = ((hour - Temporal.Now.zonedDateTimeISO('UTC').hour + 36) % 24) - 12;
  // These zones count westward: `Etc/GMT-3` is three hours ahead of UTC.
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

/** An appointment at a time that may be over: booked for later, then moved. */
async function appointmentAt(startsAt: string): Promise<string> {
  const soon = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 24 * 60 * 60_000).toISOString();
  const id = await floor.appointment({ startsAt: soon, outsideHours: true });
  await runAsOwner(
    server,
    'update appointment set starts_at = $2::timestamptz, ends_at = $2::timestamptz + (ends_at - starts_at) where id = $1',
    [parseTypeId(id)?.uuid, startsAt],
  );
  return id;
}

const fromNow = (hours: number) => new Date(Date.now() + hours * 60 * 60_000).toISOString();

test('just after midnight a patient of yesterday’s last appointment is checked in', async () => {
  const zone = zoneAt(0);
  floor = await openFloor(server, { timeZone: zone });
  const { visit } = await floor.done('checkInAppointment', await appointmentAt(timeAt(zone, '23:50', -1)));
  expect(visit).toMatchObject({ stage: 'WAITING', ticket: 'A01' });
});

test('just before midnight a patient of tomorrow’s first appointment is checked in', async () => {
  const zone = zoneAt(23);
  floor = await openFloor(server, { timeZone: zone });
  const { visit } = await floor.done('checkInAppointment', await appointmentAt(timeAt(zone, '00:10', 1)));
  expect(visit).toMatchObject({ stage: 'WAITING', ticket: 'A01' });
});

test.each([
  ['4 hours and a minute before', 1, -4 - 1 / 60, 'InvalidInputError'],
  ['3 hours and 59 minutes before', 1, -4 + 1 / 60, 'CheckInAppointmentSuccess'],
  ['4 hours and a minute after', 22, 4 + 1 / 60, 'InvalidInputError'],
  ['3 hours and 59 minutes after', 22, 4 - 1 / 60, 'CheckInAppointmentSuccess'],
  ['on the same day 20 hours after', 2, 20, 'CheckInAppointmentSuccess'],
  ['on the same day 20 hours before', 22, -20, 'CheckInAppointmentSuccess'],
])(
  'an appointment %s now, at %i o’clock, is checked in or refused: %s hours, %s',
  async (_when, hour, hours, expected) => {
    floor = await openFloor(server, { timeZone: zoneAt(hour) });
    const result = await floor.change('checkInAppointment', await appointmentAt(fromNow(hours)));
    expect(result.__typename).toBe(expected);
    if (result.message)
      expect(result.message).toMatch(/within 4 hours of its start, reschedule it, or check in a walk-in/);
  },
);

test('a patient who waits over midnight stays on the waiting-room board, and moves on', async () => {
  const zone = zoneAt(0);
  floor = await openFloor(server, { timeZone: zone });
  const { id, ticket } = await floor.arrival();
  // As if they had come yesterday.
  const moved = "update visit set day = day - 1, arrived_at = arrived_at - interval '2 hours' where id = $1";
  await runAsOwner(server, moved, [parseTypeId(id)?.uuid]);
  const board = watch<{ waitingRoom: { visits: { ticket: string }[] } }>({
    url: server.url,
    ...(floor.client.token ? { token: floor.client.token } : {}),
    query: 'subscription($siteId: ID!) { waitingRoom(siteId: $siteId) { visits { ticket stage } } }',
    variables: { siteId: floor.siteId },
  });
  const { data } = await board.until(() => true);
  expect(data?.waitingRoom.visits).toEqual([{ ticket, stage: 'WAITING' }]);
  await floor.done('callPatient', id, { roomId: await floor.room() });
  await floor.done('undoVisitStep', id);
  await board.stop();
});

test('a room is made ready for the appointment after midnight, and for a patient of the one before it', async () => {
  const lists = { setUpChecklist: ['Fresh paper'] };
  for (const [hour, clock, days] of [
    [23, '00:10', 1],
    [0, '23:50', -1],
  ] as const) {
    const zone = zoneAt(hour);
    floor = await openFloor(server, { timeZone: zone });
    const roomId = await floor.room('Exam', 'SETTING_UP');
    const id = await appointmentAt(timeAt(zone, clock, days));
    const visitType = await floor.office.visitType(lists);
    await runAsOwner(server, 'update appointment set room_id = $2, visit_type_id = $3 where id = $1', [
      ...[id, roomId, visitType].map((each) => parseTypeId(each)?.uuid),
    ]);
    await floor.done('checkInAppointment', id);
    const refused = await floor.change('changeRoomReadiness', roomId, { to: 'READY' });
    expect(refused).toMatchObject({ __typename: 'ChecklistNotDoneError', missing: ['Fresh paper'] });
  }
});
