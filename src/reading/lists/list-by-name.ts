import type { Expression, SqlBool } from 'kysely';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import type { SelectingInfo } from '../selected/collect.ts';
import { type Connection, toConnection } from './connection.ts';
import { beginCount, countOf } from './count.ts';
import { type Order, ordersOf } from './order.ts';
import { parsePageCursor } from './page-cursor.ts';
import { inOrder } from './position.ts';

const directions = { A_TO_Z: 'asc', Z_TO_A: 'desc' } as const;

/** By name, and by id where names need not differ. */
const orders = {
  site: ordersOf('site', { name: 'text' }, directions),
  visit_type: ordersOf('visit_type', { name: 'text' }, directions),
  payer: ordersOf('payer', { name: 'text', id: 'uuid' }, directions),
  staff_member: ordersOf('staff_member', { name: 'text', id: 'uuid' }, directions),
  display: ordersOf('display', { name: 'text', id: 'uuid' }, directions),
} satisfies Record<string, Record<keyof typeof directions, Order>>;

interface Page {
  first: number;
  after?: string | null;
  orderBy?: keyof typeof directions;
}

/** A page of a table ordered by name. Conditions hold together. */
export async function listByName<Row extends { name: string; id: string }>(
  context: Context,
  info: SelectingInfo,
  table: keyof typeof orders,
  { first, after, orderBy = 'A_TO_Z' }: Page,
  ...conditions: readonly Expression<SqlBool>[]
): Promise<Connection<Row>> {
  const order = orders[table][orderBy];
  const position = parsePageCursor(after, order);
  const db = await context.request.reads.reader();
  const matching = conditions.reduce(
    (query, condition) => query.where(condition),
    db.selectFrom(table).where('practiceId', '=', practiceIdOf(context)),
  );
  const count = beginCount(info, countOf(matching));
  const rows = await inOrder(matching.selectAll(), order, position)
    .limit(first + 1)
    .execute();
  return toConnection(rows as unknown as Row[], first, order, count);
}
