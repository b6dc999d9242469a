import { FieldResolver, Resolver, Root } from 'type-graphql';
import { DurationScalar } from '../../contract/scalars/duration.scalar.ts';
import { Clearinghouse } from '../../generated/models.ts';
import type { ClearinghouseRow } from './clearinghouse.entity.ts';

@Resolver(() => Clearinghouse)
export class ClearinghouseResolver {
  @FieldResolver(() => DurationScalar)
  fileAnswerWithin(@Root() { fileAnswerSeconds }: ClearinghouseRow): number {
    return fileAnswerSeconds;
  }

  @FieldResolver(() => DurationScalar)
  claimAnswerWithin(@Root() { claimAnswerSeconds }: ClearinghouseRow): number {
    return claimAnswerSeconds;
  }
}
