import type { GraphQLResolveInfo } from 'graphql';
import { type Expression, type SqlBool, sql } from 'kysely';
import { columnOf } from '../../database/connection/plain-rows.ts';
import type { Statement } from '../../database/connection/statement-batch.ts';
import { anyOf } from '../../database/sql/any-of.ts';
import type { Table } from '../../database/sql/column.ts';
import type { Ordering } from '../../database/sql/ordering.ts';
import type { Reader } from '../../database/sql/reader.ts';
import { LiveKind } from '../../generated/models.ts';
import { boardPayload } from '../../live/course/board.ts';
import { boardCourse } from '../../live/course/live-course.ts';
import type { LiveTick } from '../../live/course/live-tick.ts';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import type { Watches } from '../../request/serves.ts';
import { selectPage } from '../selected/select-page.ts';
import { rowsField } from './rows-field.ts';

/** Rows of one table that a subscription keeps up to date: all of them in a snapshot, the changed ones in a change. */
interface Board<Args> {
  table: Table;
  /** The topic of the events that change it. May refuse the arguments with `BadInput`. */
  topic: (args: Args, context: Context) => string | Promise<string>;
  order: Ordering;
  /** Conditions of the rows shown, all together; null where there can be none. */
  shows: (
    args: Args,
    context: Context,
  ) => readonly Expression<SqlBool>[] | null | Promise<readonly Expression<SqlBool>[] | null>;
  /** The most rows in a payload, as `@listSize` of its field says. */
  most: number;
  /**
   * Whether a row that is shown stays shown: `removed` is then empty, and a change that shows nothing is a heartbeat.
   * Default: false.
   */
  keepsRows?: boolean;
}

/** A subscription that shows these rows: the whole board first, then what changed and what left. */
export function board<Args, Payload>(table: Table, rest: Omit<Board<Args>, 'table'>): Watches<Args, Payload> {
  const shown = { table, ...rest };
  return {
    course: async (context, args) => boardCourse(await shown.topic(args, context)),
    payload: (context, tick, args, info) => payloadOf(context, info, shown, tick, args),
  };
}

/** The rows a board shows next, as far as they are selected, with the rows they lead to, in one statement. */
async function payloadOf<Payload, Args>(
  context: Context,
  info: GraphQLResolveInfo,
  watched: Board<Args>,
  tick: LiveTick,
  args: Args,
): Promise<Payload> {
  const { direction, properties } = watched.order;
  const order = properties.map((property) => ({ property, direction }));
  const field = rowsField(info, watched.table);
  const { rows, ...payload } = await boardPayload(tick, async (ids) => {
    const conditions = await watched.shows(args, context);
    if (!conditions) return [];
    const statement = (db: Reader) => rowsShown(db, watched, practiceIdOf(context), conditions, ids);
    return selectPage<{ id: string }>(context, info, statement, order, [[field]]);
  });
  const shown = { ...payload, [field]: rows } as Payload;
  if (!watched.keepsRows) return shown;
  const isOfOthers = payload.kind === LiveKind.CHANGE && rows.length === 0;
  return { ...shown, removed: [], kind: isOfOthers ? LiveKind.HEARTBEAT : payload.kind };
}

function rowsShown(
  db: Reader,
  { table, order, most }: Pick<Board<never>, 'table' | 'order' | 'most'>,
  practiceId: string,
  conditions: readonly Expression<SqlBool>[],
  ids: readonly string[] | undefined,
): Statement {
  const column = (property: string) => sql.raw(`${table}.${columnOf(property)}`);
  const all = [
    sql`${column('practiceId')} = ${practiceId}`,
    ...conditions,
    ...(ids ? [sql`${column('id')} = ${anyOf(ids)}`] : []),
  ];
  const keys = order.properties.map((property) => sql`${column(property)} ${sql.raw(order.direction)}`);
  return sql`select ${sql.table(table)}.* from ${sql.table(table)} where ${sql.join(all, sql` and `)}
    order by ${sql.join(keys)} limit ${most}`.compile(db);
}
