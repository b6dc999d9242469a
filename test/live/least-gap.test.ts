import { afterEach, expect, test, vi } from 'vitest';
import { openGroupBench } from './kit/group-bench.ts';

afterEach(() => {
  vi.useRealTimers();
});

const quiet = () => new Promise((resolve) => setImmediate(resolve));

test('a course with a gap sends what happens within it together, and nothing past it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const bench = openGroupBench({ afterLag: 'SNAPSHOT', leastGapMs: 1_000 });
  const seat = bench.sit();
  await quiet();
  for (let count = 0; count < 5; count += 1) {
    bench.happen(1);
    await quiet();
  }
  expect(seat.told.flatMap(({ seqs }) => seqs)).toEqual([1]);
  vi.advanceTimersByTime(999);
  bench.group.beat(performance.now() + 10_000);
  await quiet();
  expect(seat.told.map(({ kind }) => kind)).toEqual(['SNAPSHOT', 'CHANGE']);
  vi.advanceTimersByTime(1);
  await quiet();
  expect(seat.told.flatMap(({ seqs }) => seqs)).toEqual([1, 2, 3, 4, 5]);
  expect(bench.executions).toHaveLength(3);
});
