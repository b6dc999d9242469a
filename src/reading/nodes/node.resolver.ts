import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { Node, QueryNodeArgs, QueryNodesArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { findNode } from './find-node.ts';
import { findNodes } from './find-nodes.ts';

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true })
  node(@Args(() => QueryNodeArgs) { id }: QueryNodeArgs, @Ctx() context: Context): Promise<Node | null> {
    return findNode(context, id);
  }

  @Query(() => [Node], { nullable: 'items' })
  nodes(@Args(() => QueryNodesArgs) { ids }: QueryNodesArgs, @Ctx() context: Context): Promise<(Node | null)[]> {
    return findNodes(context, ids);
  }
}
