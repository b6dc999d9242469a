import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitRows, pageNow } from '../../../web/display/fit-rows.ts';

const space = { height: 800, preferred: 100, least: 80 };

test.each([
  ['a short list has rows of the height that reads best', { count: 3 }, { rowHeight: 100, columns: 1, pages: 1 }],
  ['a longer list has lower rows', { count: 9 }, { rowHeight: 88, columns: 1, pages: 1 }],
  [
    'a list too long for one column takes a second one',
    { count: 15, columns: 2 },
    { rowHeight: 80, columns: 2, pages: 1 },
  ],
  [
    'a list too long for the screen turns pages',
    { count: 45, columns: 2 },
    { rowHeight: 80, columns: 2, perPage: 20, pages: 3 },
  ],
  ['an empty list is one page', { count: 0 }, { columns: 1, pages: 1 }],
])('%s', (_what, list, expected) => {
  expect(fitRows({ ...space, ...list })).toMatchObject(expected);
});

test('for every list and screen, every ticket has its turn and no row is cut off or too low to read', () => {
  const sizes = {
    height: fc.integer({ min: 80, max: 4_000 }),
    count: fc.nat(300),
    columns: fc.integer({ min: 1, max: 3 }),
  };
  fc.assert(
    fc.property(fc.record(sizes), (list) => {
      const { rowHeight, rows, columns, perPage, pages } = fitRows({ ...space, ...list });
      expect(perPage * pages).toBeGreaterThanOrEqual(list.count);
      expect(rows * columns).toBeGreaterThanOrEqual(Math.min(list.count, perPage));
      expect(rows * rowHeight).toBeLessThanOrEqual(list.height);
      expect(rowHeight).toBeGreaterThanOrEqual(space.least);
    }),
  );
});

test('pages take turns and begin again', () => {
  expect([0, 7_999, 8_000, 16_000, 24_000].map((ms) => pageNow(3, ms))).toEqual([0, 0, 1, 2, 0]);
});
