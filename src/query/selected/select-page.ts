import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../context.ts';
import type { Statement } from '../../database/pipelined-connection.ts';
import type { Reader } from '../../database/reader.ts';
import type { OrderKey } from './joined-statement.ts';
import { selectRows } from './select-rows.ts';
import { selectedBy } from './selected-by.ts';
import type { Selection } from './selection.ts';

const nodes = ['edges', 'node'];

/** The rows of a connection's page, as far as the operation selects them, with the rows they lead to. */
export async function selectPage<Row>(
  context: Context,
  info: GraphQLResolveInfo,
  statement: (db: Reader) => Statement,
  order: readonly OrderKey[],
): Promise<Row[]> {
  const { reads } = context.request;
  return selectRows(reads, selectedOnPage(context, info), statement(await reads.reader()), order);
}

/** What an operation selects of the rows of a connection. */
export function selectedOnPage(context: Context, info: GraphQLResolveInfo): Selection {
  return selectedBy(info, nodes, context.request.principal.permissions);
}
