import type { Expression, RawBuilder, SqlBool } from 'kysely';
import type { Table } from '../../database/sql/column.ts';
import type { Ordering } from '../../database/sql/ordering.ts';
import { type Conditions, filterOn, type Junctions, type ToCondition } from '../filters/filter-on.ts';
import { type Order, ordersOf } from './order.ts';

/** Rows of one table as pages: for the practice, or for each row of another table. */
export interface List<Filter, Name extends string> {
  table: Table;
  orders: Readonly<Record<Name, Order>>;
  toCondition: ToCondition<Filter>;
  where: Where | undefined;
  through: Through | undefined;
}

interface ListOptions<Filter, Name extends string> {
  /** One condition for each field of the filter. */
  filter: Conditions<Filter>;
  /** By the names that clients choose among. A field without `orderBy` has the first. */
  orders: Readonly<Record<Name, Ordering>>;
  /** Conditions of the field's further arguments, such as the day of a day's list. Default: none. */
  where?: Where;
  /** Another table that says which rows belong to the list. Default: none. */
  through?: Through;
}

/**
 * The condition by a field's further arguments. The statement is kept for the same arguments: values reach it by
 * `given`.
 */
export type Where = (asked: AskedOf) => readonly Expression<SqlBool>[];

export interface AskedOf {
  /** Whether an argument has a value other than null and false. */
  has: (argument: string) => boolean;
  /** An argument's value, or the practice's id, as a parameter of this SQL type. */
  given: (argument: string, type: string) => RawBuilder<string>;
}

/**
 * A table that names the list's rows by one of its properties. The list is found by it, and in its order where it is
 * ordered by `id`.
 */
export interface Through {
  table: Table;
  /** The property that holds the row's id. */
  id: string;
}

/** A filter of a list that has none. */
export type NoFilter = Record<never, never>;

export function list<Filter extends Junctions<Filter>, Name extends string>(
  table: Table,
  { filter, orders, where, through }: ListOptions<Filter, Name>,
): List<Filter, Name> {
  return { table, orders: ordersOf(table, orders), toCondition: filterOn<Filter>(filter), where, through };
}
