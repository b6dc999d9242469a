import { type Expression, type SqlBool, sql } from 'kysely';
import { columnOf } from '../database/connection/plain-rows.ts';
import { template } from '../database/sql/template.ts';

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
