import { BigIntType, DateTimeType, DateType, IntegerType, TextType, UuidType } from '@mikro-orm/core';
import { entities } from '../../generated/entities.ts';

const calendarDay = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

/**
 * Kinds of values that rows are ordered by: the SQL type, and the form of a value in a cursor. Cursors can be forged,
 * and PostgreSQL knows no year 0.
 */
export const keyKinds = {
  uuid: { type: 'uuid', isOne: (text: string) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text) },
  number: { type: 'bigint', isOne: (text: string) => /^-?\d{1,18}$/.test(text) },
  text: { type: 'text', isOne: (text: string) => !text.includes('\0') },
  date: { type: 'date', isOne: (text: string) => calendarDay.test(text) && isOnCalendar(`${text}T00:00:00.000Z`) },
  instant: {
    type: 'timestamptz',
    isOne: (text: string) => /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text) && isOnCalendar(text),
  },
};

export type KeyKind = keyof typeof keyKinds;

/** JavaScript takes February 30 for a day in March, PostgreSQL refuses it. */
function isOnCalendar(instant: string): boolean {
  const ms = Date.parse(instant);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === instant;
}

const kindsOfTypes: ReadonlyMap<unknown, KeyKind> = new Map<unknown, KeyKind>([
  [UuidType, 'uuid'],
  [TextType, 'text'],
  [DateType, 'date'],
  [DateTimeType, 'instant'],
  [IntegerType, 'number'],
  [BigIntType, 'number'],
]);

/**
 * The kind of a column's values. Throws where rows cannot be ordered by it: it is no column, may be null, or holds no
 * such values.
 */
export function kindOf(table: string, property: string): KeyKind {
  const entity = entities.find(({ meta }) => meta.tableName === table);
  const properties = (entity?.meta.properties ?? {}) as Record<string, { type: unknown; nullable?: boolean }>;
  const column = properties[property];
  if (!column) throw new Error(`${table} cannot be ordered by ${property}: no entity of it has such a property.`);
  const isGenerated = 'generated' in column && column.generated !== undefined;
  if (column.nullable && !isGenerated)
    throw new Error(`${table} cannot be ordered by ${property}: it may be null, and a cursor holds values only.`);
  const kind = kindsOfTypes.get(column.type) ?? kindsOfTypes.get(column.type?.constructor);
  if (!kind) throw new Error(`${table} cannot be ordered by ${property}: cursors hold no values of its type.`);
  return kind;
}
