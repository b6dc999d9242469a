import { type Expression, type SqlBool, sql } from 'kysely';
import { columnOf } from '../../database/connection/plain-rows.ts';
import type { Column } from '../../database/sql/column.ts';
import { joined } from './joined.ts';

/**
 * The condition that one field of a filter puts on a row. A client's value reaches SQL as a parameter, and a list as
 * one, so that its length makes no other statement.
 */
export type Condition<Value> = (value: Value) => Expression<SqlBool>;

interface Choice {
  in: readonly string[];
}

interface Span<Bound> {
  from?: Bound | null;
  until?: Bound | null;
}

export function isValue<Value extends string | boolean>(column: Column): Condition<Value> {
  return (value) => sql`${named(column)} = ${value}`;
}

export function isThere(column: Column): Condition<boolean> {
  return (isWanted) => sql`${named(column)} is ${sql.raw(isWanted ? 'not null' : 'null')}`;
}

export function isMissing(column: Column): Condition<boolean> {
  return (isWanted) => isThere(column)(!isWanted);
}

/** One value alone is a range of an index in the order of its next column, as a page of a worklist needs it. */
export function isOneOf(column: Column): Condition<Choice> {
  return ({ in: values }) =>
    values.length === 1 ? sql`${named(column)} = ${values[0]}` : sql`${named(column)} = any(${values}::text[])`;
}

/** A condition on a column that is a list itself. */
export function holdsOneOf(column: Column): Condition<Choice> {
  return ({ in: values }) => sql`${named(column)} && ${values}::text[]`;
}

/** @param toColumn The value that the column holds for a bound. Default: the bound itself. */
export function isWithin<Bound>(
  column: Column,
  toColumn: (bound: Bound) => unknown = (bound) => bound,
): Condition<Span<Bound>> {
  const bounded = (sign: string, bound: Bound | null | undefined): Expression<SqlBool>[] =>
    bound === null || bound === undefined ? [] : [sql`${named(column)} ${sql.raw(sign)} ${toColumn(bound)}`];
  return ({ from, until }) => joined([...bounded('>=', from), ...bounded('<', until)], 'and');
}

/**
 * A condition on a column of folded texts in the order of their bytes. It is a range, since row-level security keeps
 * `like` and functions of columns away from indexes.
 */
export function startsFolded(column: Column): Condition<{ startsWith: string }> {
  return ({ startsWith }) => {
    const first = sql`lower(${startsWith})`;
    return sql`(${named(column)} >= ${first} and ${named(column)} < ${first} || ${'\u{10FFFF}'})`;
  };
}

/** Not as a reference, which the ORM would take for another table's in some joins. */
function named(column: Column): Expression<unknown> {
  return sql.raw(columnOf(column));
}
