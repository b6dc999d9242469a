import { type Expression, type SqlBool, sql } from 'kysely';
import { columnOf } from '../../database/connection/plain-rows.ts';
import { template } from '../../database/sql/template.ts';
import type { ChildTable } from './child-table.ts';
import type { Order } from './order.ts';
import { givenPosition, isAfter, type PositionValues } from './position.ts';

interface Statements {
  page: ReturnType<typeof childPageStatement>;
  count: ReturnType<typeof childCountStatement>;
}

const unfiltered = new WeakMap<object, Map<string, Statements>>();

/** What a list of a kind is read by. Kept when nothing is filtered: there are few of them then. */
export function childStatements<Filter, Name extends string>(
  child: ChildTable<Filter, Name>,
  orderBy: Name,
  isFirst: boolean,
  filter: Filter | null | undefined,
): Statements {
  if (filter) return makeStatements(child, orderBy, isFirst, filter);
  const known = unfiltered.get(child) ?? new Map<string, Statements>();
  unfiltered.set(child, known);
  const key = `${orderBy} ${isFirst}`;
  const found = known.get(key) ?? makeStatements(child, orderBy, isFirst, null);
  known.set(key, found);
  return found;
}

function makeStatements<Filter, Name extends string>(
  { table, parentId, orders, toCondition }: ChildTable<Filter, Name>,
  orderBy: Name,
  isFirst: boolean,
  filter: Filter | null,
): Statements {
  const condition = toCondition(filter);
  return {
    page: childPageStatement(parentId, orders[orderBy], isFirst, condition),
    count: childCountStatement(table, parentId, condition),
  };
}

interface CountValues {
  practiceId: string;
  parentIds: readonly string[];
}

/** Counts the rows of each of several parents: the parent's id, and how many. */
export function childCountStatement(table: string, parentId: string, condition: Expression<SqlBool>) {
  return template<CountValues>((db, given) => {
    const count = sql`select count(*) from ${sql.table(table)}
      where practice_id = ${given('practiceId', 'uuid')} and ${sql.ref(columnOf(parentId))} = parent.id and ${condition}`;
    const counts = sql`select parent.id, (${count}) from unnest(${given('parentIds', 'uuid[]')}) parent(id)`;
    return { compile: () => counts.compile(db) };
  });
}

interface PageValues extends PositionValues {
  practiceId: string;
  parentIds: readonly string[];
  limit: number;
}

/** Finds the same page of several parents: the first, or one after a row. */
export function childPageStatement(parentId: string, order: Order, isFirst: boolean, condition: Expression<SqlBool>) {
  return template<PageValues>((db, given) => {
    const { table, keys } = order;
    const columns = keys.map(({ property, direction }) => `${columnOf(property)} ${direction}`).join(', ');
    const page = sql`select * from ${sql.table(table)}
      where practice_id = ${given('practiceId', 'uuid')} and ${sql.ref(columnOf(parentId))} = parent.id
        and ${condition} and ${isFirst ? sql.lit(true) : isAfter(order, givenPosition(order, given))}
      order by ${sql.raw(columns)} limit ${given('limit', 'int')}`;
    const parents = sql`unnest(${given('parentIds', 'uuid[]')}) parent(id)`;
    const pages = sql`select page.* from ${parents} cross join lateral (${page}) page`;
    return { compile: () => pages.compile(db) };
  });
}
