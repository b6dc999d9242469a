import { expect, test } from 'vitest';
import type { KeyKind } from '../../src/database/sql/key-kinds.ts';
import { toConnection } from '../../src/reading/lists/connection.ts';
import { type Order, orderOf } from '../../src/reading/lists/order.ts';
import { parsePageCursor, printPageCursor } from '../../src/reading/lists/page-cursor.ts';

const id = '01a1ff1f-09c7-740e-a02f-65a8cdb3e7b5';
const forward = (size: number) => ({ size, isBackward: false });
const nothing = { preceding: false, following: false };
const none = () => Promise.resolve(0);
const orderBy = (...kinds: KeyKind[]): Order =>
  orderOf('some_table', 'ORDER', 'asc', Object.fromEntries(kinds.map((kind, index) => [`key${index}`, kind])));
const forged = (...keys: unknown[]) => Buffer.from(JSON.stringify(['some_table ORDER', ...keys])).toString('base64url');

test('a cursor brings back the values a list was ordered by', () => {
  const at = new Date('2026-11-21T08:30:00.000Z');
  const order = orderBy('instant', 'number', 'uuid');
  const page = toConnection([{ key0: at, key1: 17, key2: id }], forward(1), order, nothing, none);
  expect(parsePageCursor(page.pageInfo.endCursor, order)).toEqual([at.toISOString(), '17', id]);
});

test.each([
  ['not JSON', '%%%', orderBy('uuid')],
  ['no list', Buffer.from('{}').toString('base64url'), orderBy('uuid')],
  ['too few values', forged(), orderBy('uuid')],
  ['too many values', forged(id, id), orderBy('uuid')],
  ['a value that is no text', forged(17), orderBy('number')],
  ['an id that is none', forged("' or 1=1"), orderBy('uuid')],
  ['an instant that no calendar has', forged('2026-13-45T99:99:99.000Z'), orderBy('instant')],
  ['an instant that PostgreSQL does not know', forged('0000-01-01T00:00:00.000Z'), orderBy('instant')],
  ['a day that no month has', forged('2026-02-30'), orderBy('date')],
  ['a NUL', forged('a\0b'), orderBy('text')],
  [
    'the name of another order',
    printPageCursor({ ...orderBy('uuid'), name: 'another' }, { key0: id }),
    orderBy('uuid'),
  ],
])('a cursor with %s is refused', (_what, cursor, order) => {
  expect(() => parsePageCursor(cursor, order)).toThrow('hand back the endCursor of the page before');
});

test('a page states whether there is more', () => {
  const rows = [{ key0: 'a' }, { key0: 'b' }, { key0: 'c' }];
  expect(toConnection(rows, forward(2), orderBy('text'), nothing, none).pageInfo.hasNextPage).toBe(true);
  expect(toConnection(rows, forward(3), orderBy('text'), nothing, none).pageInfo.hasNextPage).toBe(false);
});

test('a page from the end is the last of its rows, and states whether there is more before them', () => {
  const rows = [{ key0: 'a' }, { key0: 'b' }, { key0: 'c' }];
  const page = (size: number) => toConnection(rows, { size, isBackward: true }, orderBy('text'), nothing, none);
  expect(page(2).nodes).toEqual([{ key0: 'b' }, { key0: 'c' }]);
  expect(page(2).pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
  expect(page(3).pageInfo.hasPreviousPage).toBe(false);
});
