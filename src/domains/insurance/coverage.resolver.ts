import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Coverage, Subscriber } from '../../generated/models.ts';
import type { CoverageRow } from './coverage.entity.ts';
import { subscriberOf } from './subscriber-facts.ts';

@Resolver(() => Coverage)
export class CoverageResolver {
  @FieldResolver(() => Subscriber, { nullable: true })
  subscriber(@Root() coverage: CoverageRow): Subscriber | null {
    return subscriberOf(coverage);
  }
}
