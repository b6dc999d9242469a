import { expect, test } from 'vitest';
import { openGroupBench } from './kit/group-bench.ts';

/** Lets everything that is under way be done. */
const quiet = () => new Promise((resolve) => setImmediate(resolve));

test('those who begin together share what their payload costs, less what each has paid; what happens afterwards costs them nothing', async () => {
  const bench = openGroupBench({ afterLag: 'SNAPSHOT' });
  const sit = (paid: number) => {
    const charged: number[] = [];
    return { charged, seat: bench.sit(null, { cost: 100, paid, charge: (units) => charged.push(units) }) };
  };
  // The first is served at once; the others meanwhile come to the next round.
  const [alone, first, second, third] = [sit(100), sit(10), sit(10), sit(40)];
  await quiet();
  bench.happen(3);
  await quiet();
  expect([alone, first, second, third].map(({ charged }) => charged)).toEqual([[], [100 / 3 - 10], [100 / 3 - 10], []]);
  // A subscriber that did not read starts again, and pays for the payload that takes.
  first.seat.isReading = false;
  bench.happen(1);
  await quiet();
  first.seat.read();
  await quiet();
  expect(first.charged).toEqual([100 / 3 - 10, 100]);
});

test('a subscriber that begins while the database cannot be reached pays once, when it can be reached again', async () => {
  let isDown = true;
  const bench = openGroupBench({
    afterLag: 'SNAPSHOT',
    execute: () =>
      isDown ? { errors: [{ message: 'Down.', extensions: { code: 'SERVICE_UNAVAILABLE' } }] } : { data: {} },
  });
  const charged: number[] = [];
  bench.sit(null, { cost: 100, paid: 10, charge: (units) => charged.push(units) });
  for (let turn = 0; turn < 10; turn += 1) {
    await quiet();
    bench.group.beat(0);
  }
  expect([bench.executions.length, charged]).toEqual([11, []]);
  isDown = false;
  await quiet();
  bench.group.beat(0);
  await quiet();
  expect(charged).toEqual([90]);
});
