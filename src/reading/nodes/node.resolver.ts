import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { Node, QueryNodeArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { findNode } from './find-node.ts';

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true })
  node(@Args(() => QueryNodeArgs) { id }: QueryNodeArgs, @Ctx() context: Context): Promise<Node | null> {
    return findNode(context, id);
  }
}
