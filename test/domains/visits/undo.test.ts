import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
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

const times = '{ stage stageSince endedAt room { name readiness } }';

test('a whole visit is taken back step by step to the check-in, and the room goes with it', async () => {
  const roomId = await floor.room('Exam 1');
  const { id } = await floor.arrival();
  const seen = [await floor.visitNow(id, times)];
  const forward: [string, Record<string, unknown>][] = [
    ['callPatient', { roomId }],
    ['roomPatient', {}],
    ['advanceVisit', { to: 'INTAKE' }],
    ['advanceVisit', { to: 'WITH_PROVIDER' }],
    ['advanceVisit', { to: 'CHECKOUT' }],
    ['advanceVisit', { to: 'DONE' }],
  ];
  for (const [mutation, input] of forward) {
    await floor.done(mutation, id, input);
    seen.push(await floor.visitNow(id, times));
  }
  for (const before of seen.slice(0, -1).reverse()) {
    await floor.done('undoVisitStep', id);
    expect(await floor.visitNow(id, times)).toEqual(before);
  }
  expect(await floor.roomNow(roomId)).toMatchObject({ readiness: 'READY', visit: null });
});

const endedHoursAgo = (id: string, hours: number) =>
  runAsOwner(server, `update visit set day = day - 1, ended_at = now() - $2 * interval '1 hour' where id = $1`, [
    parseTypeId(id)?.uuid,
    hours,
  ]);

test('the end of a visit is undone for 12 hours, also past midnight, and not later', async () => {
  const [late, lately] = [await floor.arrival(), await floor.arrival()];
  for (const { id } of [late, lately]) await floor.done('advanceVisit', id, { to: 'DONE' });
  await endedHoursAgo(late.id, 13);
  await endedHoursAgo(lately.id, 11);
  expect(await floor.change('undoVisitStep', late.id)).toMatchObject({
    __typename: 'NothingToUndoError',
    path: ['id'],
    message: expect.stringContaining('12 hours'),
  });
  await floor.done('undoVisitStep', lately.id);
  expect(await floor.visitNow(lately.id)).toMatchObject({ stage: 'WAITING', ticket: lately.ticket });
});

test('a step of a visit that goes on is undone on another day', async () => {
  const { id } = await floor.arrival();
  await floor.done('advanceVisit', id, { to: 'CHECKOUT' });
  await runAsOwner(server, 'update visit set day = day - 1 where id = $1', [parseTypeId(id)?.uuid]);
  await floor.done('undoVisitStep', id);
  expect(await floor.visitNow(id)).toMatchObject({ stage: 'WAITING' });
});

test('the check-in itself stays', async () => {
  const { id, ticket } = await floor.arrival();
  const refused = await floor.change('undoVisitStep', id);
  expect(refused).toMatchObject({ __typename: 'NothingToUndoError', path: ['id'] });
  expect(refused.message).toContain(`Only the check-in of ${ticket} is left`);
});

test('an undone step stays on record and does not count, after any further steps', async () => {
  const roomId = await floor.room();
  const { id } = await floor.arrival();
  await floor.done('callPatient', id, { roomId });
  await floor.done('undoVisitStep', id);
  await floor.done('roomPatient', id, { roomId });
  await floor.done('undoVisitStep', id);
  await floor.done('advanceVisit', id, { to: 'CHECKOUT' });
  const visit = await floor.visitNow<{ steps: { to: string; undoneAt: string | null }[]; stageTimes: unknown }>(
    id,
    '{ steps { to undoneAt } stageTimes { stage } }',
  );
  expect(visit.steps.map(({ to, undoneAt }) => [to, undoneAt !== null])).toEqual([
    ['WAITING', false],
    ['CALLED', true],
    ['IN_ROOM', true],
    ['CHECKOUT', false],
  ]);
  expect(visit.stageTimes).toEqual([{ stage: 'WAITING' }, { stage: 'CHECKOUT' }]);
});

test('undoing the rooming in another room than called to keeps the first one again', async () => {
  const [first, second] = [await floor.room('Exam 2'), await floor.room('Exam 3')];
  const { id, ticket } = await floor.arrival();
  await floor.done('callPatient', id, { roomId: first });
  await floor.done('roomPatient', id, { roomId: second });
  const { visit } = await floor.done('undoVisitStep', id);
  expect(visit).toMatchObject({ stage: 'CALLED', room: { name: 'Exam 2', readiness: 'RESERVED' } });
  expect((await floor.roomNow(first)).visit).toEqual({ ticket });
  expect(await floor.roomNow(second)).toMatchObject({ readiness: 'READY', visit: null });
});

test('undoing DONE takes the appointment back to arrived', async () => {
  const { visit } = await floor.done(
    'checkInAppointment',
    await floor.appointment({ startsAt: timeAt(zone, '14:00') }),
  );
  const id = visit?.id ?? '';
  await floor.done('advanceVisit', id, { to: 'DONE' });
  await floor.done('undoVisitStep', id);
  const fields = '{ stage endedAt appointment { status } }';
  expect(await floor.visitNow(id, fields)).toEqual({
    ...{ stage: 'WAITING', endedAt: null },
    appointment: { status: 'ARRIVED' },
  });
});

describe('a patient goes back into the room they left', () => {
  const cleaning = ['CLEANING', 'SETTING_UP', 'READY'];
  /** A visit at checkout whose room has been cleaned so far. */
  async function atCheckout(readiness: string): Promise<{ id: string; roomId: string }> {
    const roomId = await floor.room();
    const { id } = await floor.arrival();
    await floor.done('roomPatient', id, { roomId });
    await floor.done('advanceVisit', id, { to: 'CHECKOUT' });
    for (const to of cleaning.slice(0, cleaning.indexOf(readiness) + 1))
      await floor.done('changeRoomReadiness', roomId, { to });
    return { id, roomId };
  }

  test.each(['NEEDS_CLEANING', 'READY'])('while it is %s', async (readiness) => {
    const { id } = await atCheckout(readiness);
    expect((await floor.done('undoVisitStep', id)).visit).toMatchObject({
      stage: 'IN_ROOM',
      room: { readiness: 'OCCUPIED' },
    });
  });

  test.each(['CLEANING', 'SETTING_UP'])('not while it is %s', async (readiness) => {
    const { id, roomId } = await atCheckout(readiness);
    const refused = await floor.change('undoVisitStep', id);
    expect(refused).toMatchObject({
      __typename: 'RoomNotReadyError',
      path: ['input', 'roomId'],
      room: { id: roomId, readiness },
    });
    expect(refused.message).toContain('undo the step once it is READY again');
    expect((await floor.visitNow(id)).stage).toBe('CHECKOUT');
  });

  test('not when another patient is called to it', async () => {
    const { id, roomId } = await atCheckout('READY');
    const { id: other } = await floor.arrival();
    await floor.done('callPatient', other, { roomId });
    const refused = await floor.change('undoVisitStep', id);
    expect(refused).toMatchObject({ __typename: 'RoomNotReadyError', room: { readiness: 'RESERVED' } });
  });
});
