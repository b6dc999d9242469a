import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parseTypeId } from '../../src/contract/type-id.ts';
import { createTestDatabase, type TestDatabase } from '../kit/test-database.ts';
import { type Fleet, startFleet } from './kit/fleet.ts';
import { hold } from './kit/hold.ts';
import { longestSilence } from './kit/longest-silence.ts';
import { openScene, type Scene } from './kit/scene.ts';
import { stay } from './kit/stay.ts';

// Several real servers on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

let database: TestDatabase;
let fleet: Fleet;
beforeAll(async () => {
  database = await createTestDatabase();
  fleet = await startFleet(database, 2);
});
afterAll(async () => {
  await fleet.stop();
  await database.drop();
});

const heldSeconds = 20;
/** A screen that misses two signs of life, sent every two seconds, is not live. */
const mostSilence = 6;

const open = (writers: number) => openScene({ place: database, urls: fleet.urls, writers });
const silenceOf = (scenes: Scene[], from: number, to: number) =>
  Math.max(...scenes.flatMap(({ recorders }) => recorders.map(({ recording }) => longestSilence(recording, from, to))));

test('a transaction that holds a snapshot and a room for long holds up the writers of that room, and no others', async () => {
  const [scene, other] = [await open(6), await open(2)];
  const room = parseTypeId(scene.practice.rounds[0]?.roomId ?? '')?.uuid;
  const held = await hold(database.ownerUrl, 'select * from room where id = $1 for update', [room]);
  const from = Date.now();
  await Promise.all([stay(heldSeconds), scene.goesOn(100), other.goesOn(50)]);
  expect(silenceOf([scene, other], from, Date.now())).toBeLessThan(mostSilence);
  await held.release();
  await Promise.all([scene.goesOn(20), other.goesOn(20)]);
  expect([...(await scene.faults()), ...(await other.faults())]).toEqual([]);
  expect(other.tally().unanswered).toBe(0);
});

test('a transaction that holds a practice’s event stream for long stops that practice’s writers; its screens stay live and other practices go on', async () => {
  const [scene, other] = [await open(30), await open(2)];
  const held = await hold(database.ownerUrl, 'select * from practice_stream where practice_id = $1 for update', [
    scene.practice.practiceId,
  ]);
  const before = await scene.lastSeq();
  const from = Date.now();
  await Promise.all([stay(heldSeconds), other.goesOn(50)]);
  const silence = silenceOf([scene, other], from, Date.now());
  expect(await scene.lastSeq()).toBe(before);
  await held.release();
  expect(silence).toBeLessThan(mostSilence);
  await Promise.all([scene.goesOn(100), other.goesOn(20)]);
  expect([...(await scene.faults()), ...(await other.faults())]).toEqual([]);
  expect(other.tally().unanswered).toBe(0);
});
