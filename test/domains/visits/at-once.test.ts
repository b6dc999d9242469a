import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { timeAt, zoneAtNoon } from './at-noon.ts';
import { type Floor, openFloor, type Result } from './floor.ts';

const zone = zoneAtNoon();
let server: TestServer;
let floor: Floor;

beforeAll(async () => {
  server = await startTestServer();
  floor = await openFloor(server, { timeZone: zone });
});

afterAll(() => server.stop());

/** How a visit holds a room in each stage. */
const held: Record<string, string> = {
  CALLED: 'RESERVED',
  IN_ROOM: 'OCCUPIED',
  INTAKE: 'OCCUPIED',
  READY_FOR_PROVIDER: 'OCCUPIED',
  WITH_PROVIDER: 'OCCUPIED',
};

interface VisitSeen {
  id: string;
  stage: string;
  room: { id: string; readiness: string } | null;
  appointment: { status: string } | null;
}

/** The states that visits and rooms have of each other must agree, and the appointment with its visit. */
async function expectAgreement(visits: string[], rooms: string[]): Promise<void> {
  const fields = '{ id stage room { id readiness } appointment { status } }';
  const seen = await Promise.all(visits.map((id) => floor.visitNow<VisitSeen>(id, fields)));
  for (const { stage, room, appointment } of seen) {
    expect(room?.readiness ?? null).toBe(held[stage] ?? null);
    if (appointment) expect(appointment.status).toBe(stage === 'DONE' ? 'FULFILLED' : 'ARRIVED');
  }
  const { site } = await floor.client.ask<{ site: { rooms: { id: string; visit: { id: string } | null }[] } }>(
    'query($id: ID!) { site(id: $id) { rooms { id visit { id } } } }',
    { id: floor.siteId },
  );
  const byVisits = seen.flatMap(({ id, room }) => (room ? [`${room.id} ${id}`] : []));
  const byRooms = site.rooms.flatMap(({ id, visit }) => (visit ? [`${id} ${visit.id}`] : []));
  expect(byRooms.sort()).toEqual(byVisits.sort());
  expect(byVisits.length).toBeLessThanOrEqual(rooms.length);
}

test('after any changes of many colleagues at the same moment, visits, rooms and appointments agree', async () => {
  const rooms = [await floor.room('Exam 1'), await floor.room('Exam 2'), await floor.room('Exam 3')];
  const visits: string[] = [];
  for (const clock of ['13:00', '14:00', '15:00']) {
    const { visit } = await floor.done(
      'checkInAppointment',
      await floor.appointment({ startsAt: timeAt(zone, clock) }),
    );
    visits.push(visit?.id ?? '', (await floor.arrival()).id);
  }
  const deeds: ((visit: string, room: string) => Promise<Result>)[] = [
    (visit, roomId) => floor.change('callPatient', visit, { roomId }),
    (visit, roomId) => floor.change('roomPatient', visit, { roomId }),
    (visit) => floor.change('roomPatient', visit),
    (visit) => floor.change('undoVisitStep', visit),
    (visit) => floor.change('advanceVisit', visit, { to: 'CHECKOUT' }),
    (visit) => floor.change('advanceVisit', visit, { to: 'DONE' }),
    (visit) => floor.change('undoVisitStep', visit),
    (_, room) => floor.change('changeRoomReadiness', room, { to: 'CLEANING' }),
    (_, room) => floor.change('changeRoomReadiness', room, { to: 'SETTING_UP' }),
    (_, room) => floor.change('changeRoomReadiness', room, { to: 'READY' }),
  ];
  const outcomes = new Set<string>();
  for (let round = 0; round < 8; round += 1) {
    const rush = visits.flatMap((visit, place) =>
      rooms.map((room, choice) => deeds[(place * 3 + choice * 4 + round) % deeds.length]?.(visit, room)),
    );
    for (const result of await Promise.all(rush)) outcomes.add(result?.__typename ?? '');
    await expectAgreement(visits, rooms);
  }
  expect([...outcomes]).toEqual(expect.arrayContaining(['RoomPatientSuccess', 'UndoVisitStepSuccess']));
});
