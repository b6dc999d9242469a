import { type RawBuilder, sql } from 'kysely';
import { columnOf } from '../database/plain-rows.ts';
import { type Given, template } from '../database/template.ts';
import type { OrderKey } from './selected/joined-statement.ts';

/** A table's rows that belong to rows of another. */
export interface ChildTable {
  table: string;
  /** The property that holds the other row's id. */
  parentId: string;
  /** What the rows of one parent are ordered by, all in one direction; a cursor holds these values. */
  order: readonly (OrderKey & { type: 'timestamptz' | 'uuid' })[];
}

interface PageValues {
  practiceId: string;
  parentIds: readonly string[];
  limit: number;
  /** Of the row after which a later page begins. */
  [key: `key${number}`]: string;
}

/** Finds the same page of several parents: the first, or one after a row. */
export function childPageStatement(child: ChildTable, isFirst: boolean) {
  return template<PageValues>((db, given) => {
    const { table, parentId, order } = child;
    const columns = order.map(({ property, direction }) => `${columnOf(property)} ${direction}`).join(', ');
    const page = sql`select * from ${sql.table(table)}
      where practice_id = ${given('practiceId', 'uuid')} and ${sql.ref(columnOf(parentId))} = parent.id
        and ${isFirst ? sql.lit(true) : after(child, given)}
      order by ${sql.raw(columns)} limit ${given('limit', 'int')}`;
    const parents = sql`unnest(${given('parentIds', 'uuid[]')}) parent(id)`;
    const pages = sql`select page.* from ${parents} cross join lateral (${page}) page`;
    return { compile: () => pages.compile(db) };
  });
}

function after({ order }: ChildTable, given: Given<PageValues>): RawBuilder<boolean> {
  const columns = sql.raw(order.map(({ property }) => columnOf(property)).join(', '));
  const values = sql.join(order.map(({ type }, number) => given(`key${number}`, type)));
  return sql`(${columns}) ${sql.raw(order[0]?.direction === 'desc' ? '<' : '>')} (${values})`;
}
