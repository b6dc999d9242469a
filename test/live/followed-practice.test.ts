import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CommittedEvent } from '../../src/live/log/event.ts';
import { FollowedPractice } from '../../src/live/log/followed-practice.ts';
import { type MemoryLog, openMemoryLog } from './kit/memory-log.ts';

/** A node that follows a log, over a network whose every answer the scheduler holds back as long as it likes. */
interface World {
  scheduler: fc.Scheduler;
  log: MemoryLog;
  followed: FollowedPractice;
  /** Events that this node wrote itself and has not yet received from its own memory. */
  own: CommittedEvent[][];
  /** Whether reads fail just now. */
  network: { isDown: boolean };
  /** The events published since the last reset. */
  heard: CommittedEvent[];
  /** The position of the log that the last reset reported. */
  begin: number;
  resets: number;
}

type Deed = (world: World) => Promise<void> | void;

async function openWorld(scheduler: fc.Scheduler, before: number): Promise<World> {
  const network = { isDown: false };
  const log = openMemoryLog(async (read) => {
    // The database answers as of some moment; the answer arrives at a later one.
    const { isDown } = network;
    const early = read();
    await scheduler.schedule(Promise.resolve());
    if (isDown) throw new Error('The connection was lost.');
    return early;
  });
  log.commit(before);
  const followed = new FollowedPractice(log.practiceId, log, {
    onEvents: (_, events) => {
      const next = world.begin + world.heard.length + 1;
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => next + index));
      world.heard.push(...events);
    },
    onReset: () => {
      world.begin = followed.position.seq;
      world.heard = [];
      world.resets += 1;
    },
    onRead: () => {},
    onOutage: () => {},
  });
  const world: World = { scheduler, log, followed, own: [], network, heard: [], begin: before, resets: 0 };
  await scheduler.waitFor(followed.opened);
  return world;
}

const sweep = async ({ log, followed }: World): Promise<void> => {
  const { seq } = followed.position;
  const heads = await log.heads([log.practiceId]);
  followed.compare(heads.get(log.practiceId), seq);
};
const sweepInTheBackground: Deed = (world) => {
  sweep(world).catch(() => {});
};

const few = fc.integer({ min: 1, max: 4 });
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  few.map(
    (count) =>
      ({ log, own }: World) =>
        void own.push(log.commit(count)),
  ),
  few.map(
    (count) =>
      ({ log }: World) =>
        void log.commit(count),
  ),
  // Own commits are heard of in any order, now and then twice.
  fc
    .record({ choice: fc.nat(), isRepeated: fc.boolean() })
    .map(({ choice, isRepeated }) => ({ own, followed }: World) => {
      const place = own.length > 0 ? choice % own.length : 0;
      const [batch] = isRepeated ? own.slice(place) : own.splice(place, 1);
      if (batch) followed.committed(batch);
    }),
  fc.integer({ min: -2, max: 3 }).map(
    (off) =>
      ({ followed, log }: World) =>
        followed.hint(log.last + off),
  ),
  fc.constant(sweepInTheBackground),
  few.map((count) => async ({ scheduler }: World) => {
    for (let done = 0; done < count && scheduler.count() > 0; done += 1) await scheduler.waitOne();
  }),
  fc.boolean().map((isDown) => ({ network }: World) => {
    network.isDown = isDown;
  }),
  few.map(
    (kept) =>
      ({ log }: World) =>
        log.dropUpTo(log.last - kept),
  ),
  few.map((lost) => ({ log, own }: World) => {
    own.length = 0;
    log.restore(Math.max(0, log.last - lost), randomUUID());
  }),
);

/** However it went, a quiet moment later all events have been published. */
async function settle(world: World): Promise<void> {
  const { scheduler, network } = world;
  network.isDown = false;
  await scheduler.waitIdle();
  for (let rounds = 0; rounds < 3; rounds += 1) {
    await scheduler.waitFor(sweep(world));
    await scheduler.waitIdle();
  }
}

function expectAllTold({ log, followed, heard, begin }: World): void {
  expect(followed.position).toEqual({ epoch: log.epoch, seq: log.last });
  expect(begin + heard.length).toBe(log.last);
}

test('with hints late, doubled, out of order or missing, each event is published once and in order, or the log is reset', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.nat(5),
      fc.array(deeds, { maxLength: 40, size: 'max' }),
      async (scheduler, before, course) => {
        const world = await openWorld(scheduler, before);
        for (const deed of course) await deed(world);
        await settle(world);
        expectAllTold(world);
      },
    ),
    { numRuns: 500 },
  );
});

test('a log put back to an earlier day under its old epoch is reset', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      few,
      few,
      fc.array(deeds, { maxLength: 20, size: 'max' }),
      async (scheduler, lost, more, course) => {
        const world = await openWorld(scheduler, 10);
        for (const deed of course) await deed(world);
        world.log.commit(lost);
        await settle(world);
        const { resets, log } = world;
        log.restore(log.last - lost);
        await settle(world);
        expect(world.resets).toBeGreaterThan(resets);
        log.commit(more);
        await settle(world);
        expectAllTold(world);
      },
    ),
    { numRuns: 200 },
  );
});

test('days that were dropped before they were read are not waited for', async () => {
  const log = openMemoryLog();
  let resets = 0;
  const nothing = () => {};
  const followed = new FollowedPractice(log.practiceId, log, {
    onEvents: nothing,
    onReset: () => {
      resets += 1;
    },
    onRead: nothing,
    onOutage: nothing,
  });
  await followed.opened;
  log.commit(3);
  log.dropUpTo(3);
  followed.compare({ epoch: log.epoch, seq: 3 }, 0);
  await followed.close();
  expect({ resets, position: followed.position }).toEqual({ resets: 1, position: { epoch: log.epoch, seq: 3 } });
});

test('a read requested at the very end of another one is a read of its own', async () => {
  const log = openMemoryLog();
  const heard: number[] = [];
  const nothing = () => {};
  const followed = new FollowedPractice(log.practiceId, log, {
    onEvents: (_, events) => heard.push(...events.map(({ seq }) => seq)),
    onReset: nothing,
    onRead: nothing,
    onOutage: nothing,
  });
  await followed.opened;
  for (let turns = 0; turns < 12; turns += 1) {
    const first = followed.read();
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    log.commit(1);
    await followed.read();
    await first;
    expect(heard.at(-1)).toBe(log.last);
  }
});
