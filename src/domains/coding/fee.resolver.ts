import { FieldResolver, Resolver, Root } from 'type-graphql';
import { MoneyScalar } from '../../contract/scalars/money.scalar.ts';
import { Fee } from '../../generated/models.ts';
import type { FeeRow } from './fee.entity.ts';

@Resolver(() => Fee)
export class FeeResolver {
  @FieldResolver(() => MoneyScalar)
  price(@Root() { priceCents }: FeeRow): number {
    return priceCents;
  }
}
