import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../kit/test-database.ts';
import { check } from './kit/check.ts';
import { readCommitted } from './kit/committed.ts';
import { type Fleet, startFleet } from './kit/fleet.ts';
import { moreSessions } from './kit/more-sessions.ts';
import { type BusyPractice, openPractice } from './kit/practice.ts';
import { type Recorder, record } from './kit/record.ts';
import type { Watched } from './kit/recording.ts';
import { startWriter } from './kit/round-writer.ts';
import { stalledClient } from './kit/stalled-client.ts';
import { until } from './kit/until.ts';

// Several real servers on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

let database: TestDatabase;
let fleet: Fleet;
beforeAll(async () => {
  database = await createTestDatabase();
  fleet = await startFleet(database, 1);
});
afterAll(async () => {
  await fleet.stop();
  await database.drop();
});

const readers = 333;
const socketsOfASession = 20;

/** A third of a thousand sockets: on both boards of both sites, and on the log. */
async function openReaders({ token, siteIds }: BusyPractice): Promise<Recorder[]> {
  const tokens = await moreSessions(database.ownerUrl, token, Math.ceil(readers / socketsOfASession));
  const boards = siteIds.flatMap((siteId) => [
    { field: 'waitingRoom', siteId } as const,
    { field: 'rooms', siteId } as const,
  ]);
  const watched: Watched[] = [...boards, { field: 'changes' }];
  const recorders = Array.from({ length: readers }, (_, number) =>
    record({
      ...{ name: `reader ${number}`, urls: fleet.urls, first: 0 },
      token: tokens[Math.floor(number / socketsOfASession)] ?? '',
      watched: watched[number % watched.length] ?? { field: 'changes' },
    }),
  );
  await Promise.all(recorders.map((recorder) => recorder.reaches(0)));
  return recorders;
}

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${fleet.urls()[0]}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
}

test('a thousand sockets of which one never reads: the others receive everything, and the one is given up', async () => {
  const [url = ''] = fleet.urls();
  const practices = await Promise.all([1, 2, 3].map(() => openPractice(database, url, 2)));
  const groups = [];
  for (const practice of practices) groups.push({ practice, recorders: await openReaders(practice) });
  const [first] = practices;
  const stalled = await stalledClient(url, first?.token ?? '', first?.siteIds[0] ?? '');
  expect(await metric('foyer_live_sockets')).toBe(1_000);

  const writers = practices.flatMap(({ token, rounds }) =>
    rounds.map((round) => startWriter({ urls: fleet.urls, first: 0, token, round })),
  );
  await until('the one that never reads is given up', async () => (await metric('foyer_live_sockets')) < 1_000);
  expect(await metric('foyer_live_slow_closes_total')).toBe(1);
  await Promise.all(writers.map((writer) => writer.stop()));
  await stalled.wake();
  for (const { practice, recorders } of groups) {
    const committed = await readCommitted(database.ownerUrl, practice.practiceId);
    await Promise.all(recorders.map((recorder) => recorder.reaches(committed.lastSeq)));
    for (const recorder of recorders) recorder.stop();
    expect(recorders.every(({ recording }) => recording.sittings.length === 1)).toBe(true);
    expect(
      check(
        recorders.map(({ recording }) => recording),
        committed,
      ),
    ).toEqual([]);
  }
});
