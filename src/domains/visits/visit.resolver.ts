import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root, Subscription } from 'type-graphql';
import { DurationScalar } from '../../contract/scalars/duration.scalar.ts';
import {
  Appointment,
  Patient,
  QueryVisitArgs,
  QueryVisitsArgs,
  Room,
  Site,
  StaffMember,
  StageTime,
  SubscriptionWaitingRoomArgs,
  Visit,
  VisitConnection,
  VisitStep,
  VisitType,
  WaitingRoomPayload,
} from '../../generated/models.ts';
import type { LiveTick } from '../../live/course/live-tick.ts';
import { courseOf, payloadOf } from '../../reading/boards/board.ts';
import { pageOf } from '../../reading/lists/page-of.ts';
import { load } from '../../reading/row-loader.ts';
import { selectOne } from '../../reading/selected/select-one.ts';
import type { Context } from '../../request/context.ts';
import { patientById } from '../patients/patient.loaders.ts';
import { siteById } from '../practice/site.loaders.ts';
import { visitTypeById } from '../practice/visit-type.loaders.ts';
import { roomById } from '../rooms/room.loaders.ts';
import { appointmentById } from '../scheduling/appointment.loaders.ts';
import { staffMemberById } from '../staff/staff-member.loaders.ts';
import { isOwnVisit } from './is-own-visit.ts';
import type { VisitRow } from './visit.entity.ts';
import { visits } from './visit.list.ts';
import { stepsByVisitId } from './visit.loaders.ts';
import { findStageTimes, findWaitSoFar } from './visit-times.ts';
import { waitingRoom } from './waiting-room.ts';

@Resolver(() => Visit)
export class VisitResolver {
  @Query(() => VisitConnection)
  visits(
    @Args(() => QueryVisitsArgs) args: QueryVisitsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<VisitConnection> {
    return pageOf(context, info, visits, args);
  }

  @Query(() => Visit, { nullable: true })
  visit(
    @Args(() => QueryVisitArgs) { id }: QueryVisitArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Visit | null> {
    return selectOne(context, info, 'visit', id);
  }

  @FieldResolver(() => Patient, { nullable: true })
  patient(@Root() { patientId }: VisitRow, @Ctx() context: Context): Promise<Patient | null> | null {
    return load(context, patientById, patientId);
  }

  @FieldResolver(() => Site, { nullable: true })
  site(@Root() { siteId }: VisitRow, @Ctx() context: Context): Promise<Site | null> | null {
    return load(context, siteById, siteId);
  }

  @FieldResolver(() => Appointment, { nullable: true })
  appointment(@Root() { appointmentId }: VisitRow, @Ctx() context: Context): Promise<Appointment | null> | null {
    return load(context, appointmentById, appointmentId);
  }

  @FieldResolver(() => VisitType, { nullable: true })
  visitType(@Root() { visitTypeId }: VisitRow, @Ctx() context: Context): Promise<VisitType | null> | null {
    return load(context, visitTypeById, visitTypeId);
  }

  @FieldResolver(() => StaffMember, { nullable: true })
  provider(@Root() { providerId }: VisitRow, @Ctx() context: Context): Promise<StaffMember | null> | null {
    return load(context, staffMemberById, providerId);
  }

  @FieldResolver(() => Room, { nullable: true })
  room(@Root() { roomId }: VisitRow, @Ctx() context: Context): Promise<Room | null> | null {
    return load(context, roomById, roomId);
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
      courseOf(context, waitingRoom, args),
  })
  waitingRoom(
    @Root() tick: LiveTick,
    @Args(() => SubscriptionWaitingRoomArgs) args: SubscriptionWaitingRoomArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<WaitingRoomPayload> {
    return payloadOf(context, info, waitingRoom, tick, args);
  }
}
