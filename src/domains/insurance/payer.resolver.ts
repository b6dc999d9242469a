import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { Payer, PayerConnection, QueryPayersArgs } from '../../generated/models.ts';
import { listByName } from '../../reading/lists/list-by-name.ts';
import type { Context } from '../../request/context.ts';
import { payerFilter } from './payer.filter.ts';

@Resolver(() => Payer)
export class PayerResolver {
  @Query(() => PayerConnection)
  payers(
    @Args(() => QueryPayersArgs) { filter, ...page }: QueryPayersArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PayerConnection> {
    return listByName(context, info, 'payer', page, payerFilter(filter));
  }
}
