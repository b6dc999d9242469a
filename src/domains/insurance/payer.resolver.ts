import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.ts';
import { Payer, PayerConnection, QueryPayersArgs, Visit } from '../../generated/models.ts';
import { listByName } from '../../query/list-by-name.ts';
import { load } from '../../query/row-loader.ts';
import type { VisitRow } from '../visits/visit.entity.ts';
import { payerById } from './payer.loaders.ts';

@Resolver(() => Payer)
export class PayerResolver {
  @Query(() => PayerConnection)
  payers(@Args(() => QueryPayersArgs) page: QueryPayersArgs, @Ctx() context: Context): Promise<PayerConnection> {
    return listByName(context, 'payer', page);
  }
}

@Resolver(() => Visit)
export class VisitPayerResolver {
  @FieldResolver(() => Payer, { nullable: true })
  payer(@Root() { payerId }: VisitRow, @Ctx() context: Context): Promise<Payer | null> | null {
    return load(context, payerById, payerId);
  }
}
