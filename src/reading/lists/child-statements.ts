import { childCountStatement } from '../../query/child-count-statement.ts';
import { childPageStatement } from '../../query/child-page-statement.ts';
import type { ChildTable } from './child-table.ts';

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
