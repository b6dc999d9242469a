import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { at, fromNow, nextTuesday } from './calendar.ts';
import { type Desk, openDesk } from './desk.ts';

const day = nextTuesday();

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openDesk(server);
});

afterAll(() => server.stop());

interface Stranding {
  __typename: string;
  message?: string;
  strandedAppointments?: { count: number; appointments: { id: string; strandedBy: string[] }[] };
}

const stranded = 'strandedAppointments { count appointments { id strandedBy } }';

/** A change of a row by the manager, with what it strands. */
async function change(mutation: string, id: string, input: Record<string, unknown>): Promise<Stranding> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const { result } = await desk.office.manager.ask<{ result: Stranding }>(
    `mutation($id: ID!, $input: ${type}Input!) { result: ${mutation}(id: $id, input: $input) {
      __typename ... on UserError { message } ... on ${type}Success { ${stranded} } } }`,
    { id, input },
  );
  return result;
}

async function strandedBy(filter: Record<string, unknown>): Promise<string[]> {
  const { strandedAppointments } = await desk.client.ask<{
    strandedAppointments: { totalCount: number; nodes: { id: string }[] };
  }>('query($filter: AppointmentFilter) { strandedAppointments(filter: $filter) { totalCount nodes { id } } }', {
    filter,
  });
  expect(strandedAppointments.totalCount).toBe(strandedAppointments.nodes.length);
  return strandedAppointments.nodes.map(({ id }) => id);
}

interface Way {
  mutation: string;
  input: Record<string, unknown>;
  back: Record<string, unknown>;
  reason: string;
  of: 'roomId' | 'providerId' | 'visitTypeId';
}

const ways: Record<string, Way> = {
  'a room that goes out of service': {
    ...{ mutation: 'changeRoomReadiness', of: 'roomId', reason: 'ROOM_OUT_OF_SERVICE' },
    ...{ input: { to: 'OUT_OF_SERVICE', reason: 'Leak' }, back: { to: 'NEEDS_CLEANING' } },
  },
  'a room that is closed': {
    ...{ mutation: 'updateRoom', of: 'roomId', reason: 'ROOM_CLOSED' },
    ...{ input: { expectedVersion: 1, isActive: false }, back: { expectedVersion: 2, isActive: true } },
  },
  'a room that loses equipment': {
    ...{ mutation: 'updateRoom', of: 'roomId', reason: 'ROOM_UNFIT' },
    ...{ input: { expectedVersion: 1, equipment: [] }, back: { expectedVersion: 2, equipment: ['ECG'] } },
  },
  'a room of another kind': {
    ...{ mutation: 'updateRoom', of: 'roomId', reason: 'ROOM_UNFIT' },
    ...{ input: { expectedVersion: 1, kind: 'LAB' }, back: { expectedVersion: 2, kind: 'EXAM' } },
  },
  'a provider whose membership ends': {
    ...{ mutation: 'updateStaffMember', of: 'providerId', reason: 'PROVIDER_LEFT' },
    ...{ input: { expectedVersion: 1, isActive: false }, back: { expectedVersion: 2, isActive: true } },
  },
  'a provider who loses the needed role': {
    ...{ mutation: 'updateStaffMember', of: 'providerId', reason: 'PROVIDER_UNFIT' },
    ...{ input: { expectedVersion: 1, roles: ['CODER'] }, back: { expectedVersion: 2, roles: ['PHYSICIAN'] } },
  },
  'a visit type that is closed': {
    ...{ mutation: 'updateVisitType', of: 'visitTypeId', reason: 'VISIT_TYPE_CLOSED' },
    ...{ input: { expectedVersion: 1, isActive: false }, back: { expectedVersion: 2, isActive: true } },
  },
};

test.each(Object.entries(ways))(
  '%s names the appointments ahead that hang on it, until it is back',
  async (_what, way) => {
    const { mutation, input, back, reason, of } = way;
    const needs = { neededEquipment: ['ECG'], neededRoomKind: 'EXAM', neededRole: 'PHYSICIAN' };
    const row = {
      roomId: await desk.office.room(desk.siteId, { equipment: ['ECG'] }),
      providerId: await desk.office.provider(),
      visitTypeId: await desk.office.visitType(needs),
    };
    const book = (startsAt: string) => desk.booked({ startsAt, outsideHours: true, ...row });
    const [first, second, cancelled, missed] = [
      await book(at(day, '09:00')),
      await book(at(day, '10:00')),
      await book(at(day, '11:00')),
      await book(fromNow({ minutes: 0 })),
    ];
    await desk.change('cancelAppointment', cancelled.id, { by: 'PATIENT', reason: 'Has a cold' });
    await desk.change('markNoShow', missed.id);
    expect(await change(mutation, row[of], input)).toMatchObject({
      strandedAppointments: {
        count: 2,
        appointments: [
          { id: first.id, strandedBy: [reason] },
          { id: second.id, strandedBy: [reason] },
        ],
      },
    });
    expect(await strandedBy({ [of]: row[of] })).toEqual([first.id, second.id]);
    const free = {
      roomId: await desk.office.room(desk.siteId, { equipment: ['ECG'] }),
      providerId: await desk.office.provider(),
    };
    const worked = of === 'visitTypeId' ? 'cancelAppointment' : 'rescheduleAppointment';
    const workedInput =
      of === 'visitTypeId' ? { by: 'OFFICE', reason: 'Not offered' } : { startsAt: at(day, '14:00'), ...free };
    expect(await desk.change(worked, first.id, workedInput)).toMatchObject({ appointment: {} });
    expect(await strandedBy({ [of]: row[of] })).toEqual([second.id]);
    expect(await change(mutation, row[of], back)).toMatchObject({
      strandedAppointments: { count: 0, appointments: [] },
    });
  },
);

describe('a room that is out of service', () => {
  async function outOfService(): Promise<string> {
    const id = await desk.office.room(desk.siteId);
    await change('changeRoomReadiness', id, { to: 'OUT_OF_SERVICE', reason: 'Leak' });
    return id;
  }

  test('is booked for a later day, with a warning', async () => {
    const roomId = await outOfService();
    const providerId = await desk.office.provider();
    const booked = await desk.book({ startsAt: at(day, '09:00'), roomId, providerId });
    expect(booked).toMatchObject({ __typename: 'BookAppointmentSuccess', warning: expect.stringContaining('SERVICE') });
    expect(await strandedBy({ roomId })).toEqual([booked.appointment?.id]);
    const fine = await desk.book({ startsAt: at(day, '11:00'), providerId });
    expect(fine.warning).toBeNull();
  });

  test('is not booked for today, and free times begin tomorrow', async () => {
    const roomId = await outOfService();
    const refused = await desk.book({ startsAt: fromNow({ minutes: 0 }), roomId, outsideHours: true });
    expect(refused).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'roomId'] });
    expect(refused.message).toMatch(/today; name another room/);
    const { freeSlots } = await desk.client.ask<{ freeSlots: { startsAt: string }[] }>(
      `query($siteId: ID!, $visitTypeId: ID!, $providerId: ID!, $roomId: ID!, $from: DateTime!) {
        freeSlots(siteId: $siteId, visitTypeId: $visitTypeId, providerId: $providerId, roomId: $roomId, from: $from) { startsAt } }`,
      { ...desk, roomId, from: fromNow({ minutes: 0 }), office: undefined, client: undefined },
    );
    const localDay = (instant: string) =>
      new Date(instant).toLocaleDateString('en-CA', { timeZone: 'America/New_York' });
    expect(localDay(freeSlots[0]?.startsAt ?? '') > localDay(fromNow({ minutes: 0 }))).toBe(true);
  });
});

test('the list of a change shows twenty, and counts all', async () => {
  const [providerId, roomId] = [await desk.office.provider(), await desk.office.room(desk.siteId)];
  const patientId = await desk.office.patient();
  for (let half = 0; half < 22; half += 1) {
    const clock = `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`;
    await desk.booked({ startsAt: at(day, clock), providerId, roomId, patientId });
  }
  const result = await change('updateRoom', roomId, { expectedVersion: 1, isActive: false });
  expect(result.strandedAppointments?.count).toBe(22);
  expect(result.strandedAppointments?.appointments).toHaveLength(20);
});

test('another practice’s appointments are not listed', async () => {
  const other = await openDesk(server);
  const roomId = await other.office.room(other.siteId);
  await other.booked({ startsAt: at(day, '09:00'), roomId });
  await other.office.manager.ask(
    'mutation($id: ID!) { updateRoom(id: $id, input: { expectedVersion: 1, isActive: false }) { __typename } }',
    { id: roomId },
  );
  expect(await strandedBy({ roomId })).toEqual([]);
});
