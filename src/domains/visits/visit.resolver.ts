import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DurationScalar } from '../../contract/scalars/duration.scalar.ts';
import { StageTime, Visit, VisitStep } from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import type { VisitRow } from './visit.entity.ts';
import { stepsByVisitId } from './visit.loaders.ts';
import { findStageTimes, findWaitSoFar } from './visit-times.ts';

@Resolver(() => Visit)
export class VisitResolver {
  @FieldResolver(() => Boolean)
  isWalkIn(@Root() { appointmentId, mistakenForId }: VisitRow): boolean {
    return !appointmentId && !mistakenForId;
  }

  @FieldResolver(() => Boolean)
  isOver(@Root() { overSince }: VisitRow): boolean {
    return Boolean(overSince);
  }

  @FieldResolver(() => Boolean)
  isMine(@Root() visit: VisitRow, @Ctx() context: Context): boolean {
    return isOwnVisit(context, visit);
  }

  @FieldResolver(() => DurationScalar)
  waitSoFar(@Root() visit: VisitRow, @Ctx() context: Context): Promise<number> {
    return findWaitSoFar(context, visit);
  }

  @FieldResolver(() => [StageTime])
  stageTimes(@Root() visit: VisitRow, @Ctx() context: Context): Promise<StageTime[]> {
    return findStageTimes(context, visit);
  }

  @FieldResolver(() => [VisitStep])
  async steps(@Root() { id }: VisitRow, @Ctx() context: Context): Promise<VisitStep[]> {
    return (await load(context, stepsByVisitId, id)) ?? [];
  }
}

/** Whether the viewer is the visit's provider; false while the visit has none. */
function isOwnVisit({ request: { principal } }: Context, { providerId }: VisitRow): boolean {
  return principal.kind === 'STAFF' && principal.staffMemberId === providerId;
}
