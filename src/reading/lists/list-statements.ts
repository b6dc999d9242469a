import { type CompiledQuery, type Expression, type RawBuilder, sql } from 'kysely';
import { columnOf } from '../../database/connection/plain-rows.ts';
import type { Reader } from '../../database/sql/reader.ts';
import { template } from '../../database/sql/template.ts';
import type { List } from './list.ts';
import { givenPosition, isFollowing, isInPart, type Part, type Side } from './position.ts';

/** The parts that make a list's statement another one, besides the filter. */
export interface Shape<Name extends string> {
  orderBy: Name;
  isBackward: boolean;
  hasAfter: boolean;
  hasBefore: boolean;
  /** The property that holds the id of the row whose list it is; undefined where it is the practice's. */
  parent: string | undefined;
  /** Further arguments that have a value. */
  given: readonly string[];
}

export type Values = Readonly<Record<string, unknown>>;
type ToStatement = (db: Reader, values: Values) => CompiledQuery;
type Given = (name: string, type: string) => RawBuilder<string>;

/**
 * The statements a list is read by. With parents each row carries its parent's id: as a property on a page, else as the
 * first value.
 */
export interface ListStatements {
  page: ToStatement;
  count: ToStatement;
  /** Whether there is a row at a bound of the page, or beyond it. */
  beyond: Readonly<Record<Side, ToStatement>>;
}

const unfiltered = new WeakMap<object, Map<string, ListStatements>>();

/** Kept when nothing is filtered: there are few of them then. */
export function listStatements<Filter, Name extends string>(
  list: List<Filter, Name>,
  shape: Shape<Name>,
  filter: Filter | null | undefined,
): ListStatements {
  if (filter) return makeStatements(list, shape, filter);
  const known = unfiltered.get(list) ?? new Map<string, ListStatements>();
  unfiltered.set(list, known);
  const key = JSON.stringify(shape);
  const found = known.get(key) ?? makeStatements(list, shape, null);
  known.set(key, found);
  return found;
}

function makeStatements<Filter, Name extends string>(
  list: List<Filter, Name>,
  shape: Shape<Name>,
  filter: Filter | null,
): ListStatements {
  const { table, through, toCondition, where } = list;
  const order = list.orders[shape.orderBy];
  const found = through?.table ?? table;
  const isFoundBy = (property: string) => sql.raw(`${found}.${columnOf(property)}`);
  const keys = order.keys.map(({ property }) =>
    through && property === 'id' ? isFoundBy(through.id) : sql.raw(`${table}.${columnOf(property)}`),
  );
  const isForward = (order.direction === 'asc') !== shape.isBackward;
  const direction = sql.raw(isForward ? 'asc' : 'desc');
  const inOrder = sql.join(keys.map((key) => sql`${key} ${direction}`));

  /** Where rows are found, and on which conditions. */
  const among = (given: Given, bounds: readonly Expression<unknown>[], needsRows = true): RawBuilder<unknown> => {
    const practice = given('practiceId', 'uuid');
    const joined =
      through && (needsRows || filter)
        ? sql`${sql.table(found)} join ${sql.table(table)} on ${sql.raw(table)}.practice_id = ${practice} and ${sql.raw(table)}.id = ${isFoundBy(through.id)}`
        : sql.table(found);
    const conditions = [
      sql`${sql.raw(found)}.practice_id = ${practice}`,
      ...(shape.parent ? [sql`${isFoundBy(shape.parent)} = parent.id`] : []),
      ...(where?.({ has: (argument) => shape.given.includes(argument), given }) ?? []),
      ...(filter ? [toCondition(filter, practice)] : []),
      ...bounds,
    ];
    return sql`${joined} where ${sql.join(conditions, sql` and `)}`;
  };
  const parents = (given: Given) => sql`unnest(${given('parentIds', 'uuid[]')}) parent(id)`;
  const statement = (build: (given: Given) => RawBuilder<unknown>): ToStatement =>
    template<Record<string, unknown>>((db, given) => {
      const built = build(given as unknown as Given);
      return { compile: () => built.compile(db) };
    });
  const value = (one: (given: Given) => RawBuilder<unknown>): ToStatement =>
    statement((given) =>
      shape.parent ? sql`select parent.id, (${one(given)}) from ${parents(given)}` : sql`select (${one(given)})`,
    );
  const bound = (given: Given, part: Part, side: Side) =>
    isInPart(order, keys, [part, side], givenPosition(order, side, given));

  /**
   * In order, from the cursor away: an `exists` PostgreSQL would look for anywhere, past the rows of all other
   * practices.
   */
  const nearest = (given: Given, side: Side) => {
    const away = isFollowing('outside', side) === (order.direction === 'asc') ? sql.raw('asc') : sql.raw('desc');
    const byDistance = sql.join(keys.map((key) => sql`${key} ${away}`));
    return sql`select true from ${among(given, [bound(given, 'outside', side)])} order by ${byDistance} limit 1`;
  };

  return {
    page: statement((given) => {
      const bounds = [
        ...(shape.hasAfter ? [bound(given, 'inside', 'after')] : []),
        ...(shape.hasBefore ? [bound(given, 'inside', 'before')] : []),
      ];
      const page = sql`select ${sql.raw(table)}.* from ${among(given, bounds)} order by ${inOrder} limit ${given('limit', 'int')}`;
      return shape.parent ? sql`select page.* from ${parents(given)} cross join lateral (${page}) page` : page;
    }),
    count: value((given) => sql`select count(*) from ${among(given, [], false)}`),
    beyond: { after: value((given) => nearest(given, 'after')), before: value((given) => nearest(given, 'before')) },
  };
}
