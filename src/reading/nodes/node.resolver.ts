import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { Node, QueryNodeArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { findNode } from './find-node.ts';

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true })
  node(
    @Args(() => QueryNodeArgs) { id }: QueryNodeArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Node | null> {
    return findNode(context, info, id);
  }
}
