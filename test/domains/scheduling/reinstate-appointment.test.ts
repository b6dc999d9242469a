import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { at, fromNow, nextTuesday } from './calendar.ts';
import { type Desk, openDesk } from './desk.ts';

const day = nextTuesday();
const because = { reason: 'Wrong line' };

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openDesk(server);
});

afterAll(() => server.stop());

interface Step {
  from: string | null;
  to: string;
  by: { name: string } | null;
  reason: string | null;
  cancelledBy: string | null;
}

interface Now {
  status: string;
  cancellation: object | null;
  room: { id: string } | null;
  steps: Step[];
}

async function now(id: string): Promise<Now> {
  const { appointment } = await desk.client.ask<{ appointment: Now }>(
    `query($id: ID!) { appointment(id: $id) {
      status cancellation { by } room { id } steps { from to by { name } reason cancelledBy } } }`,
    { id },
  );
  return appointment;
}

const ways: Record<string, { startsAt: () => string; callOff: (id: string) => Promise<unknown>; status: string }> = {
  'a cancellation': {
    startsAt: () => at(day, '09:00'),
    callOff: (id) => desk.change('cancelAppointment', id, { by: 'PATIENT', reason: 'Has a cold' }),
    status: 'CANCELLED',
  },
  'a no-show': {
    startsAt: () => fromNow({ minutes: 0 }),
    callOff: (id) => desk.change('markNoShow', id),
    status: 'NO_SHOW',
  },
};

describe.each(Object.entries(ways))('%s', (_what, { startsAt, callOff, status }) => {
  async function calledOff(input: Record<string, unknown> = {}) {
    const providerId = await desk.office.provider();
    const booked = await desk.booked({ startsAt: startsAt(), providerId, outsideHours: true, ...input });
    await callOff(booked.id);
    return { ...booked, providerId };
  }

  test('is taken back: the time is taken again, and the history keeps both with their reasons', async () => {
    const { id, providerId, startsAt: start } = await calledOff();
    expect(await desk.change('reinstateAppointment', id, because)).toMatchObject({
      appointment: { status: 'BOOKED', version: 3 },
    });
    expect(await desk.book({ startsAt: start, providerId, outsideHours: true })).toMatchObject({
      __typename: 'SlotTakenError',
      conflictingAppointment: { id },
    });
    const { cancellation, steps } = await now(id);
    expect(cancellation).toBeNull();
    expect(steps.map(({ from, to, reason }) => [from, to, reason])).toEqual([
      [null, 'BOOKED', null],
      ['BOOKED', status, status === 'CANCELLED' ? 'Has a cold' : null],
      [status, 'BOOKED', 'Wrong line'],
    ]);
    expect(steps.map(({ cancelledBy }) => cancelledBy)[1]).toBe(status === 'CANCELLED' ? 'PATIENT' : null);
    expect(steps.every(({ by }) => by !== null)).toBe(true);
  });

  test('is not taken back when the provider was given to another patient, and the answer says what is free', async () => {
    const { id, providerId, startsAt: start } = await calledOff();
    const other = await desk.booked({ startsAt: start, providerId, outsideHours: true });
    const refused = await desk.change('reinstateAppointment', id, because);
    expect(refused).toMatchObject({
      __typename: 'SlotTakenError',
      path: ['id'],
      resource: 'PROVIDER',
      conflictingAppointment: { id: other.id },
    });
    expect(refused.nextFreeSlots?.length).toBeGreaterThan(0);
    expect(refused.message).toMatch(/; book that time with bookAppointment\.$/);
    expect((await now(id)).status).toBe(status);
  });

  test('is taken back into another room when the room was taken meanwhile', async () => {
    const roomId = await desk.office.room(desk.siteId);
    const { id, startsAt: start } = await calledOff({ roomId });
    await desk.booked({ startsAt: start, roomId, providerId: await desk.office.provider(), outsideHours: true });
    expect(await desk.change('reinstateAppointment', id, because)).toMatchObject({
      __typename: 'SlotTakenError',
      path: ['input', 'roomId'],
      resource: 'ROOM',
    });
    const free = await desk.office.room(desk.siteId);
    await desk.change('reinstateAppointment', id, { ...because, roomId: free });
    expect(await now(id)).toMatchObject({ status: 'BOOKED', room: { id: free } });
  });

  test('of a provider who left is refused with a way out', async () => {
    const { id, providerId } = await calledOff();
    await desk.office.manager.ask(
      'mutation($id: ID!) { updateStaffMember(id: $id, input: { expectedVersion: 1, isActive: false }) { __typename } }',
      { id: providerId },
    );
    const refused = await desk.change('reinstateAppointment', id, because);
    expect(refused).toMatchObject({ __typename: 'InvalidInputError', path: ['id'] });
    expect(refused.message).toContain('bookAppointment');
  });

  test('is taken back once of two desks at the same moment, and needs a reason', async () => {
    const { id } = await calledOff();
    expect(await desk.change('reinstateAppointment', id, { reason: ' ' })).toMatchObject({ path: ['input', 'reason'] });
    const results = await Promise.all([1, 2, 3].map(() => desk.change('reinstateAppointment', id, because)));
    expect(results.map(({ __typename }) => __typename).sort()).toEqual([
      'AppointmentStateError',
      'AppointmentStateError',
      'ReinstateAppointmentSuccess',
    ]);
  });
});

test('an appointment that was not called off cannot be reinstated', async () => {
  const { id } = await desk.booked({ startsAt: at(day, '11:00') });
  const refused = await desk.change('reinstateAppointment', id, because);
  expect(refused).toMatchObject({ __typename: 'AppointmentStateError', appointment: { status: 'BOOKED' } });
  const other = await openDesk(server);
  expect(await other.change('reinstateAppointment', id, because)).toMatchObject({
    __typename: 'InvalidInputError',
    path: ['id'],
  });
});
