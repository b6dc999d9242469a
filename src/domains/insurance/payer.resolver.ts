import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Payer, PayerConnection, QueryPayersArgs, Visit } from '../../generated/models.ts';
import { pageOf } from '../../reading/lists/page-of.ts';
import { load } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import type { VisitRow } from '../visits/visit.entity.ts';
import { payers } from './payer.list.ts';
import { payerById } from './payer.loaders.ts';

@Resolver(() => Payer)
export class PayerResolver {
  @Query(() => PayerConnection)
  payers(
    @Args(() => QueryPayersArgs) args: QueryPayersArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PayerConnection> {
    return pageOf(context, info, payers, args);
  }
}

@Resolver(() => Visit)
export class VisitPayerResolver {
  @FieldResolver(() => Payer, { nullable: true })
  payer(@Root() { payerId }: VisitRow, @Ctx() context: Context): Promise<Payer | null> | null {
    return load(context, payerById, payerId);
  }
}
