import { expect, test } from 'vitest';
import { parsePageCursor, toConnection } from '../../src/query/connection.ts';

const forged = (keys: unknown) => Buffer.from(JSON.stringify(keys)).toString('base64url');
const id = '01a1ff1f-09c7-740e-a02f-65a8cdb3e7b5';

test('a cursor brings back the values a list was ordered by', () => {
  const at = new Date('2026-11-21T08:30:00.000Z');
  const page = toConnection([{ at, id }], 1, (row) => [row.at, row.id]);
  expect(parsePageCursor(page.pageInfo.endCursor, ['instant', 'uuid'])).toEqual([at.toISOString(), id]);
});

test.each([
  ['not JSON', '%%%', ['uuid'] as const],
  ['too few values', forged([]), ['uuid'] as const],
  ['a value that is no text', forged([17]), ['number'] as const],
  ['an id that is none', forged(["' or 1=1"]), ['uuid'] as const],
  ['an instant that no calendar has', forged(['2026-13-45T99:99:99.000Z']), ['instant'] as const],
  ['a NUL', forged(['a\0b']), ['text'] as const],
])('a cursor with %s is refused', (_what, cursor, kinds) => {
  expect(() => parsePageCursor(cursor, kinds)).toThrow('hand back the endCursor of the page before');
});

test('a page tells whether there is more', () => {
  const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  expect(toConnection(rows, 2, (row) => [row.id]).pageInfo.hasNextPage).toBe(true);
  expect(toConnection(rows, 3, (row) => [row.id]).pageInfo.hasNextPage).toBe(false);
});
