import type { Expression, SqlBool } from 'kysely';
import type { Context } from '../context.ts';
import { type Connection, parsePageCursor, toConnection } from './connection.ts';
import { practiceIdOf } from './row-loader.ts';

type NamedTable = 'site' | 'visit_type' | 'payer' | 'staff_member' | 'display';

interface Page {
  first: number;
  after?: string | null;
}

/** A page of a table ordered by name, then id. Conditions hold together. */
export async function listByName<Row extends { name: string; id: string }>(
  context: Context,
  table: NamedTable,
  { first, after }: Page,
  conditions: readonly Expression<SqlBool>[] = [],
): Promise<Connection<Row>> {
  const cursor = parsePageCursor(after, ['text', 'uuid']);
  const db = await context.request.reads.reader();
  let query = db.selectFrom(table).selectAll().where('practiceId', '=', practiceIdOf(context));
  for (const condition of conditions) query = query.where(condition);
  if (cursor) {
    const [name = '', id = ''] = cursor;
    query = query.where((where) => where(where.refTuple('name', 'id'), '>', where.tuple(name, id)));
  }
  const rows = await query
    .orderBy('name')
    .orderBy('id')
    .limit(first + 1)
    .execute();
  return toConnection(rows as unknown as Row[], first, (row) => [row.name, row.id]);
}
