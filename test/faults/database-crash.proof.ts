import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type CrashablePostgres, startCrashablePostgres } from './kit/crashable-postgres.ts';
import { type Fleet, startFleet } from './kit/fleet.ts';
import { openPractice } from './kit/practice.ts';
import { openScene } from './kit/scene.ts';
import { stay } from './kit/stay.ts';
import { until } from './kit/until.ts';

// Several real servers on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

let postgres: CrashablePostgres;
let fleet: Fleet;
beforeAll(async () => {
  postgres = await startCrashablePostgres();
  fleet = await startFleet(postgres.place, 2);
});
afterAll(async () => {
  await fleet.stop();
  await postgres.stop();
});

/** A node may have looked at the log just before, and what it said then has to arrive. */
const lastWordsMs = 3_000;

test('PostgreSQL is killed: no screen gets a heartbeat until it is back, and then each shows all that was committed', async () => {
  const scene = await openScene({ place: postgres.place, urls: fleet.urls, writers: 6 });
  await scene.goesOn(200);
  await postgres.crash();
  const away = Date.now();
  await until('the nodes say that they are not ready', async () => {
    const answers = await Promise.all(fleet.urls().map((url) => fetch(`${url}/readyz`)));
    return answers.every(({ status }) => status === 503);
  });
  await stay(8);
  const back = Date.now();
  const told = scene.recorders.flatMap(({ recording }) => recording.sittings.flatMap(({ seen }) => seen));
  expect(told.filter(({ at }) => at > away + lastWordsMs && at < back)).toEqual([]);
  await postgres.start();
  await scene.goesOn(200);
  expect(await scene.faults()).toEqual([]);
});

test('a stock client that comes while PostgreSQL is away keeps trying, and receives all there is when it is back', async () => {
  const practice = await openPractice(postgres.place, fleet.urls()[0] ?? '', 1);
  await postgres.crash();
  const codes: number[] = [];
  const client = createClient({
    ...{ url: `${fleet.urls()[1]?.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket },
    ...{ connectionParams: { authorization: `Bearer ${practice.token}` }, shouldRetry: () => true },
    ...{ retryAttempts: 1_000, retryWait: () => stay(0.2) },
    on: { closed: (event) => codes.push((event as { code: number }).code) },
  });
  const query = 'subscription($siteId: ID!) { rooms(siteId: $siteId) { kind } }';
  const payloads = client.iterate({ query, variables: { siteId: practice.siteIds[0] } });
  const first = payloads.next();
  await until('it was sent away', () => codes.length > 1);
  await postgres.start();
  expect((await first).value?.data).toEqual({ rooms: { kind: 'SNAPSHOT' } });
  expect(new Set(codes)).toEqual(new Set([1013]));
  await client.dispose();
});

test('PostgreSQL is killed at any moment while people write, and is back at once: nothing is missing or sent twice', async () => {
  const scene = await openScene({ place: postgres.place, urls: fleet.urls, writers: 6 });
  for (let count = 0; count < 3; count += 1) {
    await scene.goesOn(30 + Math.round(Math.random() * 30));
    await postgres.crash();
    await postgres.start();
  }
  await scene.goesOn(100);
  expect(await scene.faults()).toEqual([]);
});
