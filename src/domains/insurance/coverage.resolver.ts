import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { addressColumns } from '../../contract/addresses/postal-address.ts';
import { Coverage, CoverageEligibility, Subscriber } from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import type { CoverageRow } from './coverage.entity.ts';
import { type CoverageEligibilityFacts, eligibilityOfCoverages } from './eligibility/eligibility.loaders.ts';
import { subscriberOf } from './subscriber-facts.ts';

const unknown: CoverageEligibilityFacts = { lastGood: null, lastTry: null, isStale: true };

@Resolver(() => Coverage)
export class CoverageResolver {
  @FieldResolver(() => Subscriber, { nullable: true })
  subscriber(@Root() coverage: CoverageRow) {
    const subscriber = subscriberOf(coverage);
    // Addresses are read from the parts that a row keeps.
    return subscriber && { ...subscriber, ...addressColumns('address', subscriber.address) };
  }

  @FieldResolver(() => CoverageEligibility)
  async eligibility(@Root() { id }: CoverageRow, @Ctx() context: Context): Promise<CoverageEligibilityFacts> {
    return (await load(context, eligibilityOfCoverages, id)) ?? unknown;
  }
}
