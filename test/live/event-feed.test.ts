import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Hint, HintBus } from '../../src/live/hints/hint-bus.ts';
import { EventFeed } from '../../src/live/log/event-feed.ts';
import { type MemoryLog, type Network, openMemoryLog } from './kit/memory-log.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date', 'performance'] });
});

afterEach(async () => {
  await feed?.close();
  vi.useRealTimers();
});

let feed: EventFeed | undefined;

/** A node that follows one practice, and the events that it published. */
async function followOne(network?: Network) {
  const log = openMemoryLog(network);
  const told: (number | 'RESET')[] = [];
  const node = new EventFeed(log, pino({ level: 'silent' }));
  const listener = {
    isNeeded: true,
    onEvents: (_: string, events: readonly { seq: number }[]) => told.push(...events.map(({ seq }) => seq)),
    onReset: () => told.push('RESET'),
    needs: () => listener.isNeeded,
  };
  node.listen(listener);
  feed = node;
  await node.follow(log.practiceId);
  return { log, told, node, listener };
}

function fakeHints(): HintBus & { published: Hint[]; followed: Set<string> } {
  const published: Hint[] = [];
  const followed = new Set<string>();
  return {
    published,
    followed,
    publish: (hint) => published.push(hint),
    follow: (practiceId) => followed.add(practiceId),
    unfollow: (practiceId) => followed.delete(practiceId),
    close: async () => {},
  };
}

/** Lets a sweep run, and all that it leads to; nothing here takes real time. */
async function sweep(log: MemoryLog, node: EventFeed): Promise<void> {
  await vi.advanceTimersByTimeAsync(250);
  await node.catchUp(log.practiceId);
}

test('events that this node wrote itself are published from memory, without reading the log', async () => {
  const { log, told, node } = await followOne();
  const reads = node.reads;
  node.committed(log.practiceId, log.commit(2));
  node.committed(log.practiceId, log.commit(1));
  expect({ told, reads: node.reads }).toEqual({ told: [1, 2, 3], reads });
});

test('events without a hint are found by a sweep', async () => {
  const { log, told, node } = await followOne();
  log.commit(3);
  await sweep(log, node);
  expect(told).toEqual([1, 2, 3]);
});

test('more than one read can take is read to its end', async () => {
  const { log, told, node } = await followOne();
  log.commit(1_234);
  await sweep(log, node);
  expect(told).toEqual(Array.from({ length: 1_234 }, (_, index) => index + 1));
});

test('a hint of something that never happened leads to a look, and to nothing else', async () => {
  const { log, told, node } = await followOne();
  node.hint(log.practiceId, 1_000_000);
  await node.catchUp(log.practiceId);
  node.committed(log.practiceId, log.commit(1));
  expect(told).toEqual([1]);
});

test('a practice without followers costs nothing', async () => {
  const { node } = await followOne();
  const reads = node.reads;
  const elsewhere = openMemoryLog();
  node.hint(elsewhere.practiceId, 5);
  node.committed(elsewhere.practiceId, elsewhere.commit(1));
  expect(node.reads).toBe(reads);
});

test('other nodes get a hint of what was written here, with or without subscribers here', async () => {
  const { log, node } = await followOne();
  const hints = fakeHints();
  node.connect(hints);
  node.committed(log.practiceId, log.commit(2));
  const elsewhere = openMemoryLog();
  node.committed(elsewhere.practiceId, elsewhere.commit(1));
  expect(hints.published).toEqual([
    { practiceId: log.practiceId, seq: 2 },
    { practiceId: elsewhere.practiceId, seq: 1 },
  ]);
});

test('hints are requested for as long as a listener watches, and a little longer', async () => {
  const { log, node, listener } = await followOne();
  const hints = fakeHints();
  node.connect(hints);
  expect([...hints.followed]).toEqual([log.practiceId]);
  listener.isNeeded = false;
  await vi.advanceTimersByTimeAsync(29_000);
  expect([...hints.followed]).toEqual([log.practiceId]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect([...hints.followed]).toEqual([]);
});

test('while the log cannot be read the node is not fresh, and afterwards all events are published', async () => {
  const network = { isDown: false };
  const { log, told, node } = await followOne(async (read) => {
    if (network.isDown) throw new Error('The connection was lost.');
    return read();
  });
  expect(node.isFresh(log.practiceId)).toBe(true);
  network.isDown = true;
  log.commit(2);
  await vi.advanceTimersByTimeAsync(2_000);
  expect({ isFresh: node.isFresh(log.practiceId), told }).toEqual({ isFresh: false, told: [] });
  network.isDown = false;
  await sweep(log, node);
  expect({ isFresh: node.isFresh(log.practiceId), told }).toEqual({ isFresh: true, told: [1, 2] });
});

test('a restored log is reset, and goes on from there', async () => {
  const { log, told, node } = await followOne();
  node.committed(log.practiceId, log.commit(4));
  log.restore(2);
  await sweep(log, node);
  node.committed(log.practiceId, log.commit(1));
  expect(told).toEqual([1, 2, 3, 4, 'RESET', 3]);
});

test('a practice that could not be opened is opened by the next who asks', async () => {
  const network = { isDown: true };
  const log = openMemoryLog(async (read) => {
    if (network.isDown) throw new Error('The connection was lost.');
    return read();
  });
  const node = new EventFeed(log, pino({ level: 'silent' }));
  feed = node;
  await expect(node.follow(log.practiceId)).rejects.toThrow('The connection was lost.');
  network.isDown = false;
  log.commit(3);
  await node.follow(log.practiceId);
  expect(node.position(log.practiceId).seq).toBe(3);
});
