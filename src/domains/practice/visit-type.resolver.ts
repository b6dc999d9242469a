import { FieldResolver, Resolver, Root } from 'type-graphql';
import { DurationScalar } from '../../contract/scalars/duration.scalar.ts';
import { VisitType } from '../../generated/models.ts';
import type { VisitTypeRow } from './visit-type.entity.ts';

@Resolver(() => VisitType)
export class VisitTypeResolver {
  @FieldResolver(() => DurationScalar)
  duration(@Root() { durationMinutes }: VisitTypeRow): number {
    return durationMinutes * 60;
  }
}
