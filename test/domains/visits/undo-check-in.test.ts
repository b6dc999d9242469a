import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { timeAt, zoneAtNoon } from './at-noon.ts';
import { type Floor, openFloor } from './floor.ts';

const zone = zoneAtNoon();
const because = { reason: 'Wrong line' };
let server: TestServer;
let floor: Floor;

beforeAll(async () => {
  server = await startTestServer();
  floor = await openFloor(server, { timeZone: zone });
});

afterAll(() => server.stop());

const fields = `{ stage endedAt isWalkIn appointment { id } mistakenFor { id } patient { id }
  steps { to reason by { name } } }`;

interface Seen {
  stage: string;
  endedAt: string | null;
  isWalkIn: boolean;
  appointment: { id: string } | null;
  mistakenFor: { id: string } | null;
  steps: { to: string; reason: string | null; by: object | null }[];
}

async function statusOf(id: string) {
  const { appointment } = await floor.client.ask<{
    appointment: { status: string; visit: { ticket: string } | null; steps: { to: string; reason: string | null }[] };
  }>('query($id: ID!) { appointment(id: $id) { status visit { ticket } steps { to reason } } }', { id });
  return appointment;
}

test('a check-in of the wrong line is taken back: the boards lose it, the appointment is booked, the ticket is not given again', async () => {
  const appointmentId = await floor.appointment({ startsAt: timeAt(zone, '14:00') });
  const { visit } = await floor.done('checkInAppointment', appointmentId);
  const id = visit?.id ?? '';
  await floor.done('undoCheckIn', id, because);
  const seen = await floor.visitNow<Seen>(id, fields);
  expect(seen).toMatchObject({
    ...{ stage: 'ENTERED_IN_ERROR', isWalkIn: false, appointment: null, mistakenFor: { id: appointmentId } },
    steps: [
      { to: 'WAITING', reason: null },
      { to: 'ENTERED_IN_ERROR', reason: 'Wrong line' },
    ],
  });
  expect(seen.endedAt).not.toBeNull();
  expect(seen.steps.every(({ by }) => by !== null)).toBe(true);
  const { status, visit: none, steps } = await statusOf(appointmentId);
  expect({ status, none }).toEqual({ status: 'BOOKED', none: null });
  expect(steps.at(-1)).toEqual({ to: 'BOOKED', reason: 'Wrong line' });
  const again = await floor.done('checkInAppointment', appointmentId);
  expect(again.visit?.ticket).not.toBe(visit?.ticket);
  expect((await statusOf(appointmentId)).visit).toEqual({ ticket: again.visit?.ticket });
});

test('a walk-in is taken back, and the patient can be checked in again', async () => {
  const patientId = await floor.office.patient();
  const { id } = await floor.arrival({ patientId });
  const already = await floor.walkIn({ patientId });
  expect(already.message).toContain('undoCheckIn');
  await floor.done('undoCheckIn', id, because);
  expect(await floor.visitNow<Seen>(id, fields)).toMatchObject({ isWalkIn: true, mistakenFor: null });
  await floor.arrival({ patientId });
});

describe('a check-in stays', () => {
  const moved: Record<string, (id: string) => Promise<unknown>> = {
    CALLED: async (id) => floor.done('callPatient', id, { roomId: await floor.room() }),
    IN_ROOM: async (id) => floor.done('roomPatient', id, { roomId: await floor.room() }),
    CHECKOUT: (id) => floor.done('advanceVisit', id, { to: 'CHECKOUT' }),
    DONE: (id) => floor.done('advanceVisit', id, { to: 'DONE' }),
    LEFT_WITHOUT_BEING_SEEN: (id) => floor.done('leaveWithoutBeingSeen', id),
    ENTERED_IN_ERROR: (id) => floor.done('undoCheckIn', id, because),
  };

  test.each(Object.keys(moved))('once the visit is %s', async (stage) => {
    const { id } = await floor.arrival();
    await moved[stage]?.(id);
    const refused = await floor.change('undoCheckIn', id, because);
    expect(refused).toMatchObject({ __typename: 'StageNotReachableError', path: ['id'], stage });
    expect(refused.message).toMatch(/undoVisitStep|checkInWalkIn/);
  });

  test('but is taken back after the steps that followed it were undone', async () => {
    const { id } = await floor.arrival();
    await floor.done('callPatient', id, { roomId: await floor.room() });
    await floor.done('undoVisitStep', id);
    expect((await floor.done('undoCheckIn', id, because)).visit?.stage).toBe('ENTERED_IN_ERROR');
  });

  test('without a reason, and an undone one cannot be undone', async () => {
    const { id } = await floor.arrival();
    expect(await floor.change('undoCheckIn', id, { reason: ' ' })).toMatchObject({ path: ['input', 'reason'] });
    await floor.done('undoCheckIn', id, because);
    const refused = await floor.change('undoVisitStep', id);
    expect(refused).toMatchObject({ __typename: 'NothingToUndoError', path: ['id'] });
    expect(refused.message).toContain('checkInAppointment');
  });
});

describe('a no-show who comes late', () => {
  async function noShow() {
    const providerId = await floor.office.provider();
    const startsAt = timeAt(zone, '00:05');
    const id = await floor.appointment({ startsAt, providerId });
    await floor.client.ask('mutation($id: ID!) { markNoShow(id: $id) { __typename } }', { id });
    return { id, providerId, startsAt };
  }

  test('is checked in directly, and holds the time again', async () => {
    const { id, providerId, startsAt } = await noShow();
    expect((await floor.done('checkInAppointment', id)).visit?.stage).toBe('WAITING');
    expect((await statusOf(id)).steps.map(({ to }) => to)).toEqual(['BOOKED', 'NO_SHOW', 'ARRIVED']);
    await expect(floor.appointment({ startsAt, providerId })).rejects.toThrow(/taken/);
  });

  test('is a walk-in when the time was given away', async () => {
    const { id, providerId, startsAt } = await noShow();
    await floor.appointment({ startsAt, providerId });
    const refused = await floor.change('checkInAppointment', id);
    expect(refused).toMatchObject({ __typename: 'SlotTakenError', path: ['id'] });
    expect(refused.message).toContain('checkInWalkIn');
    expect((await statusOf(id)).status).toBe('NO_SHOW');
  });
});

describe('a patient who left without being seen', () => {
  test('is again where they were, with the member who took it back and the reason', async () => {
    const roomId = await floor.room();
    const { id } = await floor.arrival();
    await floor.done('roomPatient', id, { roomId });
    await floor.done('leaveWithoutBeingSeen', id);
    expect(await floor.change('undoVisitStep', id)).toMatchObject({ path: ['input', 'reason'] });
    const { visit } = await floor.done('undoVisitStep', id, { reason: 'Was in the car' });
    expect(visit).toMatchObject({ stage: 'IN_ROOM', room: { readiness: 'OCCUPIED' } });
    const { steps } = await floor.visitNow<{ steps: object[] }>(id, '{ steps { to undoReason undoneBy { id } } }');
    expect(steps.at(-1)).toMatchObject({ to: 'LEFT_WITHOUT_BEING_SEEN', undoReason: 'Was in the car' });
    expect(steps.at(-1)).not.toMatchObject({ undoneBy: null });
  });

  test('returns to another room when theirs is taken, and only to one that is ready', async () => {
    const [theirs, ready, dirty] = [
      await floor.room('Exam 1'),
      await floor.room('Exam 2'),
      await floor.room('Exam 3', 'CLEANING'),
    ];
    const { id } = await floor.arrival();
    await floor.done('roomPatient', id, { roomId: theirs });
    await floor.done('leaveWithoutBeingSeen', id);
    await floor.done('changeRoomReadiness', theirs, { to: 'CLEANING' });
    const undo = (input: object) => floor.change('undoVisitStep', id, { reason: 'Was in the car', ...input });
    const refused = await undo({});
    expect(refused).toMatchObject({ __typename: 'RoomNotReadyError', path: ['input', 'roomId'] });
    expect(refused.message).toContain('name another room in input.roomId');
    expect(await undo({ roomId: dirty })).toMatchObject({ __typename: 'RoomNotReadyError' });
    expect((await undo({ roomId: ready })).visit).toMatchObject({ stage: 'IN_ROOM', room: { name: 'Exam 2' } });
    expect((await floor.roomNow(theirs)).readiness).toBe('CLEANING');
  });

  test('names no room where they return to none', async () => {
    const { id } = await floor.arrival();
    await floor.done('leaveWithoutBeingSeen', id);
    const input = { reason: 'Was in the car', roomId: await floor.room() };
    expect(await floor.change('undoVisitStep', id, input)).toMatchObject({ path: ['input', 'roomId'] });
  });
});

test('each thing taken back leaves an audit entry of the row and its author', async () => {
  const appointmentId = await floor.appointment({ startsAt: timeAt(zone, '16:00') });
  const { visit } = await floor.done('checkInAppointment', appointmentId);
  await floor.done('undoCheckIn', visit?.id ?? '', because);
  const entries = await runAsOwner<{ action: string }>(
    server,
    `select action from audit_entry where operation = 'undoCheckIn' and action <> 'READ' and $1 = any(entities)`,
    [`${visit?.id}@2`],
  );
  expect(entries).toEqual([{ action: 'UPDATE' }]);
});
