import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { zoneAtNoon } from './at-noon.ts';
import { type Floor, openFloor } from './floor.ts';
import { deeds } from './stage-commands.ts';
import { limited } from './stage-model.ts';
import { openWorld } from './stage-world.ts';

const zone = zoneAtNoon();
let server: TestServer;
let floor: Floor;

beforeAll(async () => {
  server = await startTestServer();
  floor = await openFloor(server);
  const { updatePractice } = await floor.office.manager.ask<{ updatePractice: { __typename: string } }>(
    'mutation($input: UpdatePracticeInput!) { updatePractice(input: $input) { __typename } }',
    { input: { expectedVersion: 1, stageThresholds: limited.map((stage) => ({ stage, limit: 'PT30M' })) } },
  );
  expect(updatePractice.__typename).toBe('UpdatePracticeSuccess');
});

afterAll(() => server.stop());

test('after any commands of staff in any order, visits, rooms and the appointment end where the rules say', async () => {
  await fc.assert(
    // Every sequence has a site of its own: a failing one can be repeated and made shorter.
    fc.asyncProperty(fc.commands(deeds, { maxCommands: 50, size: 'max' }), async (commands) => {
      const world = await openWorld(server, floor, zone);
      await fc.asyncModelRun(() => world, commands);
    }),
    // On a slow machine fewer sequences have to do; a failure reports its seed and path either way.
    { numRuns: 30, unbiased: true, interruptAfterTimeLimit: 40_000 },
  );
}, 90_000);
