import type { GraphQLResolveInfo } from 'graphql';
import type { Statement } from '../../database/connection/statement-batch.ts';
import type { Reader } from '../../database/sql/reader.ts';
import type { Context } from '../../request/context.ts';
import { expectMany } from './expect-many.ts';
import type { OrderKey } from './joined-statement.ts';
import { selectRows } from './select-rows.ts';
import { selectedBy } from './selected-by.ts';
import type { Selection } from './selection.ts';

/** The same rows, with their cursors and without. */
const nodes = [['edges', 'node'], ['nodes']];

/** The rows that a path of fields leads to (default: a connection's page), as far as the operation selects them, with the rows they lead to. */
export async function selectPage<Row>(
  context: Context,
  info: GraphQLResolveInfo,
  statement: (db: Reader) => Statement,
  order: readonly OrderKey[],
  path?: readonly string[],
): Promise<Row[]> {
  const { reads, principal } = context.request;
  const selection = selectedBy(info, path ? [path] : nodes, principal.permissions);
  const page = statement(await reads.reader());
  return selectRows(reads, selection, selection.joined.length > 0 ? expectMany(page) : page, order);
}

/** What an operation selects of the rows of a connection. */
export function selectedOnPage(context: Context, info: GraphQLResolveInfo): Selection {
  return selectedBy(info, nodes, context.request.principal.permissions);
}
