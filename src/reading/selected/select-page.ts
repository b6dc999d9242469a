import type { GraphQLResolveInfo } from 'graphql';
import type { Statement } from '../../database/connection/statement-batch.ts';
import type { Reader } from '../../database/sql/reader.ts';
import type { Context } from '../../request/context.ts';
import type { OrderKey } from './joined-statement.ts';
import { selectRows } from './select-rows.ts';
import { type Paths, selectedBy } from './selected-by.ts';
import type { Selection } from './selection.ts';

const nodes: Paths = [['edges', 'node'], ['nodes']];

/**
 * The rows that paths of fields lead to, as far as the operation selects them, with the rows they lead to. Default:
 * those of a connection's page.
 */
export async function selectPage<Row>(
  context: Context,
  info: GraphQLResolveInfo,
  statement: (db: Reader) => Statement,
  order: readonly OrderKey[],
  paths = nodes,
): Promise<Row[]> {
  const { reads, principal } = context.request;
  const selection = selectedBy(info, paths, principal.permissions);
  const page = statement(await reads.reader());
  return selectRows(reads, selection, selection.joined.length > 0 ? expectMany(page) : page, order);
}

/** The selection of the rows of a connection. */
export function selectedOnPage(context: Context, info: GraphQLResolveInfo): Selection {
  return selectedBy(info, nodes, context.request.principal.permissions);
}

/**
 * The same page, of which PostgreSQL expects ten times as many rows: it takes an unknown array for ten elements, here
 * there is one. Between bounds that it does not know it expects one row or three. It would look up each row's room by
 * itself instead of reading the practice's rooms once.
 */
function expectMany({ sql, parameters, ...how }: Statement): Statement {
  return {
    ...how,
    sql: `select page.*, unnest($${parameters.length + 1}::int[]) from (${sql}) page`,
    parameters: [...parameters, [1]],
  };
}
