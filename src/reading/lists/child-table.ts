import type { Table } from '../../database/sql/column.ts';
import type { ToCondition } from '../filters/filter-on.ts';
import type { Order } from './order.ts';

/** A table's rows that belong to rows of another, as a list that each of these has. */
export interface ChildTable<Filter, Name extends string> {
  table: Table;
  /** The property that holds the other row's id. */
  parentId: string;
  orders: Readonly<Record<Name, Order>>;
  toCondition: ToCondition<Filter>;
}
