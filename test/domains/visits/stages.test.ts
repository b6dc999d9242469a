import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

/** A visit in a room of its own. */
async function visitInRoom(): Promise<{ id: string; roomId: string }> {
  const roomId = await floor.room();
  const { id } = await floor.arrival();
  await floor.done('roomPatient', id, { roomId });
  return { id, roomId };
}

test('a visit goes through all stages, and each step says who and when', async () => {
  const { id } = await visitInRoom();
  const stages = ['INTAKE', 'READY_FOR_PROVIDER', 'WITH_PROVIDER', 'CHECKOUT', 'DONE'];
  for (const to of stages) expect((await floor.done('advanceVisit', id, { to })).visit?.stage).toBe(to);
  interface Steps {
    steps: { from: string; to: string; at: string; by: { name: string }; undoneAt: null }[];
    stageSince: string;
    endedAt: string;
  }
  const visit = await floor.visitNow<Steps>(id, '{ stageSince endedAt steps { from to at by { name } undoneAt } }');
  expect(visit.steps.map(({ from, to }) => [from, to])).toEqual(
    ['WAITING', 'IN_ROOM', ...stages].map((to, index, all) => [all[index - 1] ?? null, to]),
  );
  expect(visit.steps.every(({ by, undoneAt }) => by.name && undoneAt === null)).toBe(true);
  const last = visit.steps.at(-1)?.at;
  expect(visit).toMatchObject({ stageSince: last, endedAt: last });
  expect(visit.steps.map(({ at }) => at)).toEqual(visit.steps.map(({ at }) => at).sort());
});

test('the room is occupied until checkout, then needs cleaning', async () => {
  const { id, roomId } = await visitInRoom();
  await floor.done('advanceVisit', id, { to: 'WITH_PROVIDER' });
  expect((await floor.roomNow(roomId)).readiness).toBe('OCCUPIED');
  const { visit } = await floor.done('advanceVisit', id, { to: 'CHECKOUT' });
  expect(visit?.room).toBeNull();
  expect(await floor.roomNow(roomId)).toMatchObject({ readiness: 'NEEDS_CLEANING', visit: null });
});

test('a patient who was only called and goes to checkout leaves a ready room', async () => {
  const roomId = await floor.room();
  const { id } = await floor.arrival();
  await floor.done('callPatient', id, { roomId });
  await floor.done('advanceVisit', id, { to: 'CHECKOUT' });
  expect(await floor.roomNow(roomId)).toMatchObject({ readiness: 'READY', visit: null });
});

test('the appointment is fulfilled when its visit is done', async () => {
  const appointmentId = await floor.appointment({ startsAt: timeAt(zone, '14:00') });
  const { visit } = await floor.done('checkInAppointment', appointmentId);
  const status = async () =>
    (await floor.visitNow<{ appointment: { status: string } }>(visit?.id ?? '', '{ appointment { status } }'))
      .appointment.status;
  await floor.done('advanceVisit', visit?.id ?? '', { to: 'CHECKOUT' });
  expect(await status()).toBe('ARRIVED');
  await floor.done('advanceVisit', visit?.id ?? '', { to: 'DONE' });
  expect(await status()).toBe('FULFILLED');
});

describe('a step that cannot be taken is refused with those that can', () => {
  test.each(['INTAKE', 'READY_FOR_PROVIDER', 'WITH_PROVIDER'])('%s of a patient who is in no room', async (to) => {
    const { id, ticket } = await floor.arrival();
    const refused = await floor.change('advanceVisit', id, { to });
    expect(refused).toMatchObject({
      __typename: 'StageNotReachableError',
      path: ['input', 'to'],
      stage: 'WAITING',
      reachable: ['CALLED', 'IN_ROOM', 'CHECKOUT', 'DONE', 'LEFT_WITHOUT_BEING_SEEN', 'ENTERED_IN_ERROR'],
    });
    expect(refused.message).toContain(
      `${ticket} cannot go to ${to}: bring the patient into a room with roomPatient first;`,
    );
  });

  test('going back', async () => {
    const { id } = await visitInRoom();
    await floor.done('advanceVisit', id, { to: 'WITH_PROVIDER' });
    expect(await floor.change('advanceVisit', id, { to: 'INTAKE' })).toMatchObject({
      __typename: 'StageNotReachableError',
      stage: 'WITH_PROVIDER',
      reachable: ['CHECKOUT', 'DONE', 'LEFT_WITHOUT_BEING_SEEN'],
    });
  });

  test('calling and rooming a patient who is in a room', async () => {
    const { id } = await visitInRoom();
    const roomId = await floor.room();
    for (const mutation of ['callPatient', 'roomPatient']) {
      const refused = await floor.change(mutation, id, { roomId });
      expect(refused).toMatchObject({ __typename: 'StageNotReachableError', path: ['id'], stage: 'IN_ROOM' });
    }
    expect((await floor.roomNow(roomId)).readiness).toBe('READY');
  });

  test('anything once the visit is over', async () => {
    const { id } = await floor.arrival();
    await floor.done('advanceVisit', id, { to: 'DONE' });
    const refused = await floor.change('advanceVisit', id, { to: 'CHECKOUT' });
    expect(refused).toMatchObject({ __typename: 'StageNotReachableError', stage: 'DONE', reachable: [] });
    expect(refused.message).toContain('the visit is over; take its last step back with undoVisitStep to go on');
  });

  test.each([
    ['CALLED', 'callPatient'],
    ['IN_ROOM', 'roomPatient'],
    ['WAITING', 'undoVisitStep'],
    ['LEFT_WITHOUT_BEING_SEEN', 'leaveWithoutBeingSeen'],
  ])('advancing to %s, which is the business of %s', async (to, other) => {
    const refused = await floor.change('advanceVisit', (await floor.arrival()).id, { to });
    expect(refused).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'to'] });
    expect(refused.message).toContain(other);
  });
});
