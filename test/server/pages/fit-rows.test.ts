import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitRows, pageNow } from '../../../web/display/fit-rows.ts';
import { shareSpace } from '../../../web/display/share-space.ts';

const space = { width: 400, height: 800, preferred: 100, least: 80, aspect: 4, turns: true };

test.each([
  ['a short list has rows of the height that reads best', { count: 3 }, { rowHeight: 100, columns: 1, pages: 1 }],
  ['a longer list has lower rows', { count: 9 }, { rowHeight: 800 / 9, columns: 1, pages: 1 }],
  ['a wide list takes a second column', { count: 15, width: 900 }, { rowHeight: 100, columns: 2, pages: 1 }],
  ['a list too long for the screen turns pages', { count: 45, width: 700 }, { columns: 2, perPage: 20, pages: 3 }],
  ['an empty list is one page', { count: 0 }, { columns: 1, pages: 1 }],
  ['a list that never turns pages has rows as low as they need to be', { count: 40, turns: false }, { pages: 1 }],
])('%s', (_what, list, expected) => {
  expect(fitRows({ ...space, ...list })).toMatchObject(expected);
});

test('for every list and screen, every ticket has its turn, no row is cut off, and none that takes turns is too low to read', () => {
  const sizes = {
    width: fc.integer({ min: 320, max: 4_000 }),
    height: fc.integer({ min: 80, max: 4_000 }),
    count: fc.nat(300),
    turns: fc.boolean(),
  };
  fc.assert(
    fc.property(fc.record(sizes), (list) => {
      const { rowHeight, rows, columns, perPage, pages } = fitRows({ ...space, ...list });
      expect(perPage * pages).toBeGreaterThanOrEqual(list.count);
      expect(rows * columns).toBeGreaterThanOrEqual(Math.min(list.count, perPage));
      expect(rows * rowHeight).toBeLessThanOrEqual(list.height + 0.001);
      expect(columns * rowHeight * space.aspect).toBeLessThanOrEqual(list.width + 0.001);
      expect(rowHeight).toBeLessThanOrEqual(space.preferred);
      if (list.turns) expect(rowHeight).toBeGreaterThanOrEqual(space.least - 0.001);
      else expect(pages).toBe(1);
    }),
  );
});

test('pages take turns and begin again', () => {
  expect([0, 7_999, 8_000, 16_000, 24_000].map((ms) => pageNow(3, ms))).toEqual([0, 0, 1, 2, 0]);
});

test('lists share the whole screen; more tickets get more of it, and no list gets less than its title needs', () => {
  const pane = fc.record({
    count: fc.integer({ min: 1, max: 200 }),
    preferred: fc.integer({ min: 5, max: 20 }),
    aspect: fc.integer({ min: 2, max: 10 }),
  });
  fc.assert(
    fc.property(fc.array(pane, { minLength: 1, maxLength: 3 }), (panes) => {
      const shares = shareSpace(panes);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
      for (const share of shares) expect(share).toBeGreaterThanOrEqual(0.6 / panes.length);
      const [first, ...others] = panes;
      if (!first || others.length === 0) return;
      const [more] = shareSpace([{ ...first, count: first.count + 10 }, ...others]);
      expect(more).toBeGreaterThan(shares[0] ?? 1);
    }),
  );
});
