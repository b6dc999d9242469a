import type { GraphQLResolveInfo } from 'graphql';
import type { QueryNodeArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { findNode } from './find-node.ts';

/** Any object by its id. */
export function node(context: Context, { id }: QueryNodeArgs, info: GraphQLResolveInfo) {
  return findNode(context, info, id, ['id']);
}
