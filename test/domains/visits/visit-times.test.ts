import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type Floor, openFloor } from './floor.ts';

interface Times {
  waitSoFar: string;
  stageTimes: { stage: string; enteredAt: string; duration: string }[];
}

let server: TestServer;
let floor: Floor;

beforeAll(async () => {
  server = await startTestServer();
  floor = await openFloor(server);
});

afterAll(() => server.stop());

/** Lets a visit be that many minutes older: everything noted so far happened that much earlier. */
async function minutesPass(visitId: string, minutes: number): Promise<void> {
  const values = [`${minutes} minutes`, parseTypeId(visitId)?.uuid];
  const columns = ['arrived_at', 'stage_since', 'called_at', 'first_roomed_at', 'ended_at'];
  const earlier = columns.map((column) => `${column} = ${column} - $1::interval`).join(', ');
  await runAsOwner(server, `update visit set ${earlier} where id = $2`, values);
  await runAsOwner(server, 'update visit_step set at = at - $1::interval where visit_id = $2', values);
}

const timesOf = (id: string): Promise<Times> =>
  floor.visitNow<Times>(id, '{ waitSoFar stageTimes { stage enteredAt duration } }');

const minutesOf = (duration: string): number => Number(/^PT(\d+)M/.exec(duration)?.[1] ?? 0);

test('a patient who waits has waited until now', async () => {
  const { id } = await floor.arrival();
  await minutesPass(id, 7);
  expect(minutesOf((await timesOf(id)).waitSoFar)).toBe(7);
  await floor.done('callPatient', id, { roomId: await floor.room() });
  await minutesPass(id, 4);
  expect(minutesOf((await timesOf(id)).waitSoFar)).toBe(11);
});

test('the wait ends when the patient is first in a room', async () => {
  const { id } = await floor.arrival();
  await minutesPass(id, 12);
  await floor.done('roomPatient', id, { roomId: await floor.room() });
  await minutesPass(id, 30);
  expect(minutesOf((await timesOf(id)).waitSoFar)).toBe(12);
  await floor.done('advanceVisit', id, { to: 'DONE' });
  await minutesPass(id, 60);
  expect(minutesOf((await timesOf(id)).waitSoFar)).toBe(12);
});

test('the wait goes on when the rooming is undone', async () => {
  const { id } = await floor.arrival();
  await minutesPass(id, 5);
  await floor.done('roomPatient', id, { roomId: await floor.room() });
  await minutesPass(id, 3);
  await floor.done('undoVisitStep', id);
  await minutesPass(id, 2);
  expect(minutesOf((await timesOf(id)).waitSoFar)).toBe(10);
});

test('a patient who left had waited until then', async () => {
  const { id } = await floor.arrival();
  await minutesPass(id, 9);
  await floor.done('leaveWithoutBeingSeen', id);
  await minutesPass(id, 50);
  expect(minutesOf((await timesOf(id)).waitSoFar)).toBe(9);
});

test('a patient who went straight to checkout had waited until then, also when the visit is done', async () => {
  const { id } = await floor.arrival();
  await minutesPass(id, 3);
  await floor.done('advanceVisit', id, { to: 'CHECKOUT' });
  await minutesPass(id, 8);
  expect(minutesOf((await timesOf(id)).waitSoFar)).toBe(3);
  await floor.done('advanceVisit', id, { to: 'DONE' });
  expect(minutesOf((await timesOf(id)).waitSoFar)).toBe(3);
});

test('each stage has its time, in order of entry, and the last one counts on until now', async () => {
  const { id } = await floor.arrival();
  await minutesPass(id, 10);
  await floor.done('roomPatient', id, { roomId: await floor.room() });
  await minutesPass(id, 2);
  await floor.done('advanceVisit', id, { to: 'WITH_PROVIDER' });
  await minutesPass(id, 15);
  const { stageTimes } = await timesOf(id);
  expect(stageTimes.map(({ stage, duration }) => [stage, minutesOf(duration)])).toEqual([
    ['WAITING', 10],
    ['IN_ROOM', 2],
    ['WITH_PROVIDER', 15],
  ]);
  expect(stageTimes.map(({ enteredAt }) => enteredAt)).toEqual(stageTimes.map(({ enteredAt }) => enteredAt).sort());
});

test('an undone stage has no time: it belongs to the stage before', async () => {
  const { id } = await floor.arrival();
  await minutesPass(id, 10);
  await floor.done('roomPatient', id, { roomId: await floor.room() });
  await minutesPass(id, 5);
  await floor.done('undoVisitStep', id);
  await minutesPass(id, 1);
  const { stageTimes } = await timesOf(id);
  expect(stageTimes.map(({ stage, duration }) => [stage, minutesOf(duration)])).toEqual([['WAITING', 16]]);
});

test('the end of a visit takes no time', async () => {
  const { id } = await floor.arrival();
  await minutesPass(id, 4);
  await floor.done('advanceVisit', id, { to: 'DONE' });
  await minutesPass(id, 40);
  const { stageTimes } = await timesOf(id);
  expect(stageTimes.map(({ stage, duration }) => [stage, minutesOf(duration)])).toEqual([
    ['WAITING', 4],
    ['DONE', 0],
  ]);
});
