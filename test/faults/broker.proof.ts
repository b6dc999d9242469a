import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type NatsServer, natsServer, skipsNatsTests } from '../kit/nats-server.ts';
import { createTestDatabase, type TestDatabase } from '../kit/test-database.ts';
import { type Fleet, startFleet } from './kit/fleet.ts';
import { type BusyPractice, openPractice } from './kit/practice.ts';
import { record } from './kit/record.ts';
import { openScene } from './kit/scene.ts';
import { stay } from './kit/stay.ts';
import { until } from './kit/until.ts';

// Several real servers on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

describe.skipIf(skipsNatsTests)('two nodes with NATS between them', () => {
  let nats: NatsServer;
  let database: TestDatabase;
  let fleet: Fleet;
  beforeAll(async () => {
    [nats, database] = await Promise.all([natsServer(), createTestDatabase()]);
    await nats.start();
    fleet = await startFleet({ ...database, natsUrl: nats.url }, 2);
  });
  afterAll(async () => {
    await fleet.stop();
    await nats.kill();
    await database.drop();
  });

  const hintsTravelAgain = () => {
    const { length } = fleet.urls();
    const heard = Array.from(
      { length },
      (_, index) =>
        fleet
          .node(index)
          .said()
          .match(/travel again/g)?.length ?? 0,
    );
    return () =>
      until('hints travel again', () =>
        heard.every(
          (times, index) =>
            (fleet
              .node(index)
              .said()
              .match(/travel again/g)?.length ?? 0) > times,
        ),
      );
  };

  test('NATS is killed, stays away for ten seconds and returns: screens on both nodes go on all the time', async () => {
    const scene = await openScene({ place: database, urls: fleet.urls, writers: 6 });
    await scene.goesOn(100);
    const areBack = hintsTravelAgain();
    await nats.kill();
    await Promise.all([stay(10), scene.goesOn(100)]);
    const cut = await scene.lastSeq();
    await Promise.all(scene.recorders.map((recorder) => recorder.reaches(cut)));
    await nats.start();
    await areBack();
    await scene.goesOn(100);
    expect(await scene.faults()).toEqual([]);
    expect(scene.tally().unanswered).toBe(0);
    expect(scene.recorders.every(({ recording }) => recording.sittings.length === 1)).toBe(true);
  });

  /** How long after sign-out was answered on one node the session's screen on the other node ended, in seconds: the middle one of five. */
  async function timeToEnd(practice: BusyPractice): Promise<number> {
    const times: number[] = [];
    for (let count = 0; count < 5; count += 1) {
      const colleague = await practice.office.as('FRONT_DESK');
      const [siteId = ''] = practice.siteIds;
      const other = () => fleet.urls().slice(1);
      const screen = record({
        ...{ name: 'a colleague', urls: other, first: 0, token: colleague.token ?? '' },
        watched: { field: 'waitingRoom', siteId },
      });
      await screen.reaches(0);
      await colleague.ask('mutation { signOut { __typename } }');
      const answered = performance.now();
      await until('the subscription of the screen ends', () => screen.recording.sittings[0]?.end);
      times.push((performance.now() - answered) / 1_000);
      screen.stop();
      expect(screen.recording.sittings[0]?.end).toContain('UNAUTHENTICATED');
    }
    return times.sort((a, b) => a - b)[2] ?? Infinity;
  }

  test('signing out on one node ends the session’s screens on the other within a second, and within five when NATS is away', async () => {
    const practice = await openPractice(database, fleet.urls()[0] ?? '', 0);
    expect(await timeToEnd(practice)).toBeLessThan(1);
    const areBack = hintsTravelAgain();
    await nats.kill();
    expect(await timeToEnd(practice)).toBeLessThan(5);
    await nats.start();
    await areBack();
  });
});
