import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root, Subscription } from 'type-graphql';
import { DurationScalar } from '../../contract/scalars/duration.scalar.ts';
import {
  QueryVisitArgs,
  StageTime,
  SubscriptionWaitingRoomArgs,
  Visit,
  VisitStep,
  WaitingRoomPayload,
} from '../../generated/models.ts';
import type { LiveTick } from '../../live/course/live-tick.ts';
import { load } from '../../reading/row-loader.ts';
import { selectOne } from '../../reading/selected/select-one.ts';
import type { Context } from '../../request/context.ts';
import { watchSite } from '../practice/watch-site.ts';
import { isOwnVisit } from './is-own-visit.ts';
import type { VisitRow } from './visit.entity.ts';
import { visitsTopic } from './visit.events.ts';
import { stepsByVisitId } from './visit.loaders.ts';
import { findStageTimes, findWaitSoFar } from './visit-times.ts';
import { waitingRoomPayload } from './waiting-room.ts';

@Resolver(() => Visit)
export class VisitResolver {
  @Query(() => Visit, { nullable: true })
  visit(
    @Args(() => QueryVisitArgs) { id }: QueryVisitArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Visit | null> {
    return selectOne(context, info, 'visit', id);
  }

  @FieldResolver(() => Boolean)
  isWalkIn(@Root() { appointmentId }: VisitRow): boolean {
    return !appointmentId;
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

  @Subscription(() => WaitingRoomPayload, {
    subscribe: ({ context, args }: { context: Context; args: SubscriptionWaitingRoomArgs }) =>
      watchSite(context, visitsTopic, args),
  })
  waitingRoom(
    @Root() tick: LiveTick,
    @Args(() => SubscriptionWaitingRoomArgs) args: SubscriptionWaitingRoomArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<WaitingRoomPayload> {
    return waitingRoomPayload(context, tick, args, info);
  }
}
