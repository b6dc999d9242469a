import { type Expression, type SqlBool, sql } from 'kysely';
import { columnOf } from '../database/connection/plain-rows.ts';
import { template } from '../database/sql/template.ts';
import type { Order } from '../reading/lists/order.ts';
import { givenPosition, type PositionValues } from '../reading/lists/position.ts';
import { isAfter } from './is-after.ts';

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
