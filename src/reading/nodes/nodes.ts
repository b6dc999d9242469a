import type { GraphQLResolveInfo } from 'graphql';
import type { QueryNodesArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { findNode } from './find-node.ts';

/** Several objects by their ids, in the order of these. Rows of one type are one statement. */
export function nodes(context: Context, { ids }: QueryNodesArgs, info: GraphQLResolveInfo) {
  return Promise.all(ids.map((id, index) => findNode(context, info, id, ['ids', String(index)])));
}
