import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { FairQueue } from '../../src/access/fair-queue.ts';

const full = () => new Error('Too many wait.');

/** A queue whose works end when the test says so, and what became of each. */
function openQueue(mostAtOnce: number, mostWaiting: number) {
  const queue = new FairQueue({ mostAtOnce, mostWaiting, refusal: full });
  const ends: (() => void)[] = [];
  const begun: string[] = [];
  const turnedAway: string[] = [];
  const add = (from: string, ...names: string[]) => {
    for (const name of names)
      queue
        .run(from, () => {
          begun.push(name);
          return new Promise<void>((end) => ends.push(end));
        })
        .catch(() => turnedAway.push(name));
    return setImmediate();
  };
  const endOne = () => {
    ends.shift()?.();
    return setImmediate();
  };
  return { queue, add, endOne, begun, turnedAway };
}

test('works from one place wait for each other, in their order, and never more are done at once', async () => {
  const { add, endOne, begun } = openQueue(2, 10);
  await add('here', 'a', 'b', 'c', 'd');
  expect(begun).toEqual(['a', 'b']);
  await endOne();
  expect(begun).toEqual(['a', 'b', 'c']);
  await endOne();
  await endOne();
  await endOne();
  await add('here', 'e', 'f', 'g');
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});

test('places take turns, so that a single work waits for one work of each other place', async () => {
  const { add, endOne, begun } = openQueue(1, 10);
  await add('flood', 'f1', 'f2', 'f3', 'f4');
  await add('desk', 'd1');
  await add('clinic', 'c1', 'c2');
  for (let turn = 0; turn < 6; turn += 1) await endOne();
  expect(begun).toEqual(['f1', 'f2', 'd1', 'c1', 'f3', 'c2', 'f4']);
});

test('a full queue rejects the newest work of the place with the most; when no place has two, it rejects the new work', async () => {
  const { add, endOne, begun, turnedAway } = openQueue(1, 3);
  await add('flood', 'f1', 'f2', 'f3', 'f4', 'f5');
  expect(turnedAway).toEqual(['f5']);
  await add('desk', 'd1');
  expect(turnedAway).toEqual(['f5', 'f4']);
  await add('clinic', 'c1');
  expect(turnedAway).toEqual(['f5', 'f4', 'f3']);
  await add('lab', 'l1');
  expect(turnedAway).toEqual(['f5', 'f4', 'f3', 'l1']);
  for (let turn = 0; turn < 4; turn += 1) await endOne();
  expect(begun).toEqual(['f1', 'f2', 'd1', 'c1']);
});

test('a work that fails makes room as one that does not', async () => {
  const { queue, add, begun } = openQueue(1, 3);
  await expect(queue.run('here', () => Promise.reject(full()))).rejects.toThrow('Too many wait.');
  await add('here', 'a');
  expect(begun).toEqual(['a']);
});
