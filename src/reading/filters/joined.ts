import { type Expression, type SqlBool, sql } from 'kysely';

/** All, or any, of some conditions; true when there are none. */
export function joined(conditions: readonly Expression<SqlBool>[], by: 'and' | 'or'): Expression<SqlBool> {
  const [only = sql<SqlBool>`true`, ...others] = conditions;
  return others.length === 0 ? only : sql<SqlBool>`(${sql.join(conditions, sql.raw(` ${by} `))})`;
}
