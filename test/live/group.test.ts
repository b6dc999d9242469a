import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { LiveKind } from '../../src/generated/models.ts';
import { type Position, parseCursor } from '../../src/live/log/cursor.ts';
import { type GroupBench, openGroupBench, type Seat } from './kit/group-bench.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** Lets everything that is under way be done. */
const quiet = () => new Promise((resolve) => setImmediate(resolve));
const kindsOf = ({ told }: Seat) => told.map(({ kind }) => kind);
const seqsOf = ({ told }: Seat) => told.flatMap(({ seqs }) => seqs);
const countOf = async (counter: GroupBench['metrics']['replays']) => (await counter.get()).values[0]?.value;

test('a subscriber that comes at the very end of another’s first payload gets one of its own', async () => {
  for (let turns = 0; turns < 20; turns += 1) {
    const bench = openGroupBench({ afterLag: 'SNAPSHOT' });
    bench.sit();
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    const late = bench.sit();
    await quiet();
    expect(kindsOf(late)).toEqual(['SNAPSHOT']);
  }
});

test('subscribers that come and go do not keep the others from their heartbeats', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const bench = openGroupBench({ afterLag: 'SNAPSHOT' });
  const faithful = bench.sit();
  await quiet();
  for (let seconds = 0; seconds < 10; seconds += 1) {
    vi.advanceTimersByTime(1_000);
    bench.sit();
    await quiet();
    bench.group.beat(performance.now());
    await quiet();
  }
  expect(kindsOf(faithful).filter((kind) => kind === LiveKind.HEARTBEAT)).toHaveLength(5);
});

test('a board that was not read for a while is sent in its latest state, once', async () => {
  const bench = openGroupBench({ afterLag: 'SNAPSHOT' });
  const [slow, other] = [bench.sit(), bench.sit()];
  await quiet();
  slow.isReading = false;
  for (let count = 0; count < 5; count += 1) {
    bench.happen(1);
    await quiet();
  }
  slow.read();
  await quiet();
  bench.happen(1);
  await quiet();
  expect(seqsOf(other)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(kindsOf(slow)).toEqual(['SNAPSHOT', 'SNAPSHOT', 'CHANGE']);
  expect(seqsOf(slow)).toEqual([6]);
  expect(await countOf(bench.metrics.conflations)).toBe(1);
});

test('a log that was not read for a while is sent event by event', async () => {
  const bench = openGroupBench({ afterLag: 'REPLAY' });
  const slow = bench.sit();
  await quiet();
  slow.isReading = false;
  for (let count = 0; count < 5; count += 1) {
    bench.happen(2);
    await quiet();
  }
  slow.read();
  await quiet();
  bench.happen(1);
  await quiet();
  expect(kindsOf(slow)).toEqual(['SNAPSHOT', 'CHANGE', 'CHANGE']);
  expect(seqsOf(slow)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(await countOf(bench.metrics.replays)).toBe(1);
});

test('nothing is made for a watcher who would not get it', async () => {
  const bench = openGroupBench({ afterLag: 'SNAPSHOT' });
  const [slow, other] = [bench.sit(), bench.sit()];
  await quiet();
  slow.isReading = false;
  bench.happen(1);
  await quiet();
  expect(bench.executions.at(-1)?.watchers.map((watcher) => watcher === other.watcher)).toEqual([true]);
});

test('more changes at once than a payload holds are sent as one snapshot', async () => {
  const bench = openGroupBench({ afterLag: 'REPLAY' });
  const seat = bench.sit();
  await quiet();
  bench.happen(1_001);
  await quiet();
  expect(kindsOf(seat)).toEqual(['SNAPSHOT', 'SNAPSHOT']);
});

test('a thousand subscribers that resume from the same place cost one payload', async () => {
  const bench = openGroupBench({ afterLag: 'REPLAY' });
  bench.happen(3);
  const { epoch } = bench.position();
  const seats = Array.from({ length: 1_000 }, () => bench.sit({ epoch, seq: 1 }));
  await quiet();
  expect(new Set(seats.map((seat) => seqsOf(seat).join()))).toEqual(new Set(['2,3']));
  // The first comes alone; those who come while its payload is made share the next one.
  expect(bench.executions.length).toBeLessThanOrEqual(2);
});

test('when a payload cannot be made its watchers are sent off with the reason, and others are not', async () => {
  const errors = [{ message: 'You may not.' }];
  const bench = openGroupBench({
    afterLag: 'SNAPSHOT',
    execute: ({ kind }) => (kind === LiveKind.CHANGE ? { data: null, errors } : { data: { kind, seqs: [] } }),
  });
  const seat = bench.sit();
  await quiet();
  bench.happen(1);
  await quiet();
  expect(await seat.watcher.next()).toMatchObject({ done: false, value: { data: null } });
  expect(await seat.watcher.next()).toEqual({ done: true, value: undefined });
  expect(bench.group.size).toBe(0);
});

test('while the database is away no subscription ends: afterwards each receives the events that it missed', async () => {
  let isAway = false;
  const away = { data: null, errors: [{ message: 'Later.', extensions: { code: 'SERVICE_UNAVAILABLE' } }] };
  const bench = openGroupBench({
    afterLag: 'REPLAY',
    execute: ({ kind, cursor, events }) =>
      isAway ? away : { data: { kind, position: parseCursor(cursor), seqs: events.map(({ seq }) => seq) } },
  });
  const seat = bench.sit();
  await quiet();
  bench.happen(1);
  await quiet();
  isAway = true;
  bench.happen(2);
  await quiet();
  const late = bench.sit(bench.position());
  bench.happen(1);
  await quiet();
  expect([bench.group.size, seqsOf(seat), seqsOf(late)]).toEqual([2, [1], []]);
  const tries = bench.executions.length;
  isAway = false;
  await quiet();
  expect(bench.executions).toHaveLength(tries);
  bench.group.beat(performance.now());
  await quiet();
  bench.happen(1);
  await quiet();
  expect([seqsOf(seat), seqsOf(late)]).toEqual([
    [1, 2, 3, 4, 5],
    [4, 5],
  ]);
});

test('a board that many subscribers resume from different places serves all of them with one payload', async () => {
  const bench = openGroupBench({ afterLag: 'SNAPSHOT' });
  bench.happen(900);
  const { epoch } = bench.position();
  const seats = Array.from({ length: 900 }, (_, seq) => bench.sit({ epoch, seq }));
  await quiet();
  expect(bench.executions.length).toBeLessThanOrEqual(2);
  for (const [seq, seat] of seats.entries()) expect(seqsOf(seat)).toContain(Math.min(seq + 1, 900));
});

test('a log that many subscribers resume from different places serves those that stayed in between', async () => {
  const bench = openGroupBench({ afterLag: 'REPLAY', delay: () => new Promise((done) => setImmediate(done)) });
  const stayed = bench.sit();
  await quiet();
  bench.happen(50);
  for (let turn = 0; turn < 4; turn += 1) await quiet();
  const { epoch } = bench.position();
  const seats = Array.from({ length: 50 }, (_, seq) => bench.sit({ epoch, seq }));
  bench.happen(1);
  for (let turn = 0; turn < 5; turn += 1) await quiet();
  expect(seqsOf(stayed).at(-1)).toBe(51);
  for (let turn = 0; turn < 200; turn += 1) await quiet();
  for (const [seq, seat] of seats.entries())
    expect(seqsOf(seat)).toEqual(Array.from({ length: 51 - seq }, (_, index) => seq + index + 1));
});

/** A client may resume from a cursor at any time: every event up to it must have been sent. */
function expectNothingMissing(from: Position | null, { told }: Seat): void {
  let sure = from;
  const seen = new Set<number>();
  for (const { kind, position, seqs } of told) {
    if (kind === LiveKind.SNAPSHOT) sure = position;
    for (const seq of seqs) {
      expect(seen.has(seq) && sure?.epoch === position.epoch && seq <= sure.seq, 'sent twice').toBe(false);
      seen.add(seq);
    }
    if (!sure) throw new Error('The first payload of a subscriber without a cursor must be a snapshot.');
    if (sure.epoch !== position.epoch) throw new Error('Another log began without a snapshot.');
    for (let seq = sure.seq + 1; seq <= position.seq; seq += 1) expect(seen, `cursor ${position.seq}`).toContain(seq);
    for (const seq of seqs) expect(seq).toBeLessThanOrEqual(position.seq);
    sure = position;
  }
}

interface Room {
  bench: GroupBench;
  seats: { seat: Seat; from: Position | null }[];
  scheduler: fc.Scheduler;
}
type Deed = (room: Room) => Promise<void> | void;

const choice = fc.nat();
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.integer({ min: 1, max: 3 }).map(
      (count) =>
        ({ bench }: Room) =>
          bench.happen(count),
    ),
  },
  fc.option(fc.nat(6)).map((back) => ({ bench, seats }: Room) => {
    const { epoch, seq } = bench.position();
    const from = back === null ? null : { epoch, seq: Math.max(0, seq - back) };
    seats.push({ seat: bench.sit(from), from });
  }),
  fc.tuple(choice, fc.boolean()).map(([place, isReading]) => ({ seats }: Room) => {
    const seat = seats[place % (seats.length || 1)]?.seat;
    if (seat && isReading) seat.read();
    else if (seat) seat.isReading = false;
  }),
  choice.map((place) => async ({ seats }: Room) => {
    await seats[place % (seats.length || 1)]?.seat.watcher.return();
  }),
  fc.constant(({ bench }: Room) => bench.group.beat(Number.MAX_SAFE_INTEGER)),
  {
    weight: 3,
    arbitrary: fc.constant(async ({ scheduler }: Room) => {
      if (scheduler.count() > 0) await scheduler.waitOne();
    }),
  },
);
const restore: Deed = ({ bench }) => bench.reset();

test('subscribers come, leave, lag or resume: a cursor is never ahead of the events that its holder received', async () => {
  const course = fc.array(fc.oneof({ weight: 20, arbitrary: deeds }, fc.constant(restore)), {
    maxLength: 60,
    size: 'max',
  });
  const lags = fc.constantFrom('SNAPSHOT' as const, 'REPLAY' as const);
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), lags, course, async (scheduler, afterLag, steps) => {
      const bench = openGroupBench({ afterLag, delay: () => scheduler.schedule(Promise.resolve()) });
      const room: Room = { bench, seats: [], scheduler };
      for (const step of steps) await step(room);
      for (const { seat } of room.seats) seat.read();
      await scheduler.waitIdle();
      expect(bench.faults).toEqual([]);
      for (const { seat, from } of room.seats) expectNothingMissing(from, seat);
      const still = room.seats.filter(({ seat }) => seat.watcher.access.watchers.has(seat.watcher));
      for (const { seat } of still) expect(seat.told.at(-1)?.position.seq).toBeGreaterThanOrEqual(lastHeard(bench));
    }),
    { numRuns: 500 },
  );
});

const lastHeard = ({ executions, position }: GroupBench) => (executions.length > 0 ? position().seq : 0);

test('the first subscriber is served at once, those that come soon after together', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  const bench = openGroupBench({ afterLag: 'SNAPSHOT', gatherMs: 100 });
  const seats = [bench.sit()];
  await quiet();
  expect(bench.executions).toHaveLength(1);
  for (let count = 0; count < 9; count += 1) {
    seats.push(bench.sit());
    await quiet();
    vi.advanceTimersByTime(10);
  }
  bench.happen(1);
  await quiet();
  vi.advanceTimersByTime(100);
  await quiet();
  expect(bench.executions.map(({ watchers }) => watchers.length)).toEqual([1, 1, 9]);
  expect(new Set(seats.map((seat) => seat.told.at(-1)?.position.seq))).toEqual(new Set([1]));
});

test('a log does not wait for others: each place gets its turn at once', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const bench = openGroupBench({ afterLag: 'REPLAY', gatherMs: 100 });
  bench.happen(5);
  const { epoch } = bench.position();
  const seats = [1, 2, 3].map((seq) => bench.sit({ epoch, seq }));
  await quiet();
  expect(seats.map(seqsOf)).toEqual([
    [2, 3, 4, 5],
    [3, 4, 5],
    [4, 5],
  ]);
});
