import { expect, test } from 'vitest';
import type { Table } from '../../../src/database/sql/column.ts';
import { ascending, descending } from '../../../src/database/sql/ordering.ts';
import { list, type NoFilter } from '../../../src/reading/lists/list.ts';

const orderedBy = (table: Table, ...properties: [string, ...string[]]) =>
  list<NoFilter, 'ORDER'>(table, { filter: {}, orders: { ORDER: ascending(...properties) } }).orders.ORDER;

test('the kinds of a cursor’s values are those of the columns', () => {
  expect(orderedBy('visit', 'arrivedAt', 'ticket', 'day', 'version', 'id').keys.map(({ kind }) => kind)).toEqual([
    'instant',
    'text',
    'date',
    'number',
    'uuid',
  ]);
});

test('all keys of an order have its direction, and its name is its own', () => {
  const { orders } = list<NoFilter, 'UP' | 'DOWN'>('room', {
    filter: {},
    orders: { UP: ascending('name', 'id'), DOWN: descending('name', 'id') },
  });
  expect(orders.DOWN).toMatchObject({
    name: 'room DOWN',
    direction: 'desc',
    keys: [{ direction: 'desc' }, { direction: 'desc' }],
  });
  expect(orders.UP.name).toBe('room UP');
});

test.each([
  ['visit', 'colour', 'visit cannot be ordered by colour: no entity of it has such a property.'],
  ['visit', 'endedAt', 'visit cannot be ordered by endedAt: it may be null, and a cursor holds values only.'],
  ['staff_member', 'roles', 'staff_member cannot be ordered by roles: cursors hold no values of its type.'],
] as const)('a list of %s by %s is refused where it is declared', (table, property, message) => {
  expect(() => orderedBy(table, property)).toThrow(message);
});
