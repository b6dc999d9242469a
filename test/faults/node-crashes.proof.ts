import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../kit/test-database.ts';
import { openCommitGate } from './kit/commit-gate.ts';
import { type Fleet, startFleet } from './kit/fleet.ts';
import { openScene } from './kit/scene.ts';
import { until } from './kit/until.ts';

// Several real servers on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

let database: TestDatabase;
let fleet: Fleet;
beforeAll(async () => {
  database = await createTestDatabase();
  fleet = await startFleet(database, 3);
});
afterAll(async () => {
  await fleet.stop();
  await database.drop();
});

test('twenty people write in one practice over three nodes: every screen and every log on every node shows 1 to n', async () => {
  const scene = await openScene({ place: database, urls: fleet.urls, writers: 20 });
  await scene.goesOn(500);
  expect(await scene.faults()).toEqual([]);
  expect(scene.tally().unanswered).toBe(0);
});

test('a node that is killed between commit and hint: the change without a hint is on every other node’s screens', async () => {
  const gate = await openCommitGate(database.ownerUrl);
  const scene = await openScene({ place: database, urls: fleet.urls, writers: 4 });
  await scene.goesOn(10);
  for (let round = 0; round < 2; round += 1) {
    await gate.close();
    const writing = await gate.holdsOneOf();
    const before = await scene.lastSeq();
    fleet.node(writing).freeze();
    await gate.open();
    await until('the commit took place', async () => (await scene.lastSeq()) > before);
    await fleet.kill(writing);
    const end = await scene.lastSeq();
    await Promise.all(scene.recorders.map((recorder) => recorder.reaches(end)));
    await fleet.replace(writing);
  }
  expect(await scene.faults()).toEqual([]);
  await gate.remove();
});

test('nodes that write and deliver are killed at any moment: their screens go on elsewhere, and nothing is missing or sent twice', async () => {
  const scene = await openScene({ place: database, urls: fleet.urls, writers: 6 });
  for (const dying of [0, 1, 2]) {
    await scene.goesOn(20 + Math.round(Math.random() * 60));
    await fleet.kill(dying);
    await scene.goesOn(50);
    await fleet.replace(dying);
  }
  await scene.goesOn(50);
  expect(await scene.faults()).toEqual([]);
  expect(scene.recorders.every(({ recording }) => recording.sittings.length > 1)).toBe(true);
});
