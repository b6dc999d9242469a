import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../request/context.ts';
import { collectAt } from '../selected/collect.ts';
import { type Connection, toConnection } from './connection.ts';
import { beginCount } from './count.ts';
import type { List } from './list.ts';
import type { Side } from './position.ts';
import { type Asked, readsOfParent, readsOfPractice } from './reads-of-list.ts';
import { type PageArgs, usualSize, windowOf } from './window.ts';

/**
 * The arguments of a connection's field: its page, order, filter, and the further arguments that the list's `where`
 * knows.
 */
type ListArgs<Filter, Name extends string> = PageArgs & { orderBy?: Name; filter?: Filter | null };

/** The row whose list it is: the property that holds its id in the list's rows, and the id. */
type Parent = Readonly<Record<string, string>>;

/**
 * A page of a list: of the practice's, or of one row's. The parents of one answer ask for the same page, and get it in
 * one statement. Each of `totalCount`, and what lies beyond `after` and `before`, is read together with the page where
 * it is selected.
 */
export async function pageOf<Row extends object, Filter, Name extends string>(
  context: Context,
  info: GraphQLResolveInfo,
  list: List<Filter, Name>,
  args: ListArgs<Filter, Name>,
  parent?: Parent,
): Promise<Connection<Row>> {
  const asked = askedOf(list, args, info);
  const { window } = asked;
  const [property, id] = Object.entries(parent ?? {})[0] ?? [];
  const reads =
    property === undefined || id === undefined
      ? readsOfPractice(context, info, list, asked)
      : readsOfParent(context, info, list, { ...asked, args }, property, id);
  const count = beginCount(info, reads.count);
  const isBeyond = async (side: Side, field: string) =>
    window[side] !== null && isSelected(info, field) && (await reads.beyond(side));
  const [rows, preceding, following] = await Promise.all([
    reads.rows(),
    isBeyond('after', 'hasPreviousPage'),
    isBeyond('before', 'hasNextPage'),
  ]);
  return toConnection(rows as Row[], window, asked.order, { preceding, following }, count);
}

function askedOf<Filter, Name extends string>(
  list: List<Filter, Name>,
  args: ListArgs<Filter, Name>,
  info: GraphQLResolveInfo,
): Asked<Filter, Name> {
  const { first, after, last, before, filter, orderBy, ...further } = args;
  const name = orderBy ?? (Object.keys(list.orders)[0] as Name);
  const order = list.orders[name];
  const window = windowOf({ first, after, last, before }, order, usualSize(info));
  const values = Object.entries<unknown>(further);
  const given = values.filter(([, value]) => value !== null && value !== undefined && value !== false);
  return { orderBy: name, order, window, filter, given: Object.fromEntries(given) };
}

/** Whether a field of the page's `pageInfo` is selected. */
export function isSelected(info: GraphQLResolveInfo, field: string): boolean {
  return collectAt(info, [['pageInfo']])?.fields.has(field) ?? false;
}
