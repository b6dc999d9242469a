import { FieldResolver, Resolver, Root } from 'type-graphql';
import { MoneyScalar } from '../../../contract/scalars/money.scalar.ts';
import { Batch } from '../../../generated/models.ts';
import type { BatchRow } from './batch.entity.ts';

@Resolver(() => Batch)
export class BatchResolver {
  @FieldResolver(() => MoneyScalar)
  total(@Root() { totalCents }: BatchRow): number {
    return totalCents;
  }
}
