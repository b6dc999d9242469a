import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root, Subscription } from 'type-graphql';
import {
  Appointment,
  AppointmentConnection,
  AppointmentsPayload,
  Cancellation,
  FreeSlot,
  Patient,
  QueryAppointmentArgs,
  QueryAppointmentsArgs,
  QueryDayListArgs,
  QueryFreeSlotsArgs,
  Room,
  Site,
  StaffMember,
  SubscriptionAppointmentsArgs,
  VisitType,
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
import { staffMemberById } from '../staff/staff-member.loaders.ts';
import type { AppointmentRow } from './appointment.entity.ts';
import { appointments } from './appointment.list.ts';
import { appointmentById } from './appointment.loaders.ts';
import { appointmentsBoard } from './appointments-board.ts';
import { cancellationOf } from './cancellation-of.ts';
import { listDay } from './day-list.queries.ts';
import { listFreeSlots } from './free-slots.queries.ts';

@Resolver(() => Appointment)
export class AppointmentResolver {
  @Query(() => AppointmentConnection, { name: 'appointments' })
  appointmentList(
    @Args(() => QueryAppointmentsArgs) args: QueryAppointmentsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AppointmentConnection> {
    return pageOf(context, info, appointments, args);
  }

  @Query(() => Appointment, { nullable: true })
  appointment(
    @Args(() => QueryAppointmentArgs) { id }: QueryAppointmentArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Appointment | null> {
    return selectOne(context, info, 'appointment', id);
  }

  @Query(() => AppointmentConnection)
  dayList(
    @Args(() => QueryDayListArgs) args: QueryDayListArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AppointmentConnection> {
    return listDay(context, args, info);
  }

  @Query(() => [FreeSlot])
  freeSlots(@Args(() => QueryFreeSlotsArgs) args: QueryFreeSlotsArgs, @Ctx() context: Context): Promise<FreeSlot[]> {
    return listFreeSlots(context, args);
  }

  @Subscription(() => AppointmentsPayload, {
    subscribe: ({ args, context }) =>
      courseOf(context as Context, appointmentsBoard, args as SubscriptionAppointmentsArgs),
  })
  appointments(
    @Root() tick: LiveTick,
    @Args(() => SubscriptionAppointmentsArgs) args: SubscriptionAppointmentsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AppointmentsPayload> {
    return payloadOf(context, info, appointmentsBoard, tick, args);
  }

  @FieldResolver(() => Patient, { nullable: true })
  patient(@Root() { patientId }: AppointmentRow, @Ctx() context: Context): Promise<Patient | null> | null {
    return load(context, patientById, patientId);
  }

  @FieldResolver(() => VisitType, { nullable: true })
  visitType(@Root() { visitTypeId }: AppointmentRow, @Ctx() context: Context): Promise<VisitType | null> | null {
    return load(context, visitTypeById, visitTypeId);
  }

  @FieldResolver(() => Site, { nullable: true })
  site(@Root() { siteId }: AppointmentRow, @Ctx() context: Context): Promise<Site | null> | null {
    return load(context, siteById, siteId);
  }

  @FieldResolver(() => StaffMember, { nullable: true })
  provider(@Root() { providerId }: AppointmentRow, @Ctx() context: Context): Promise<StaffMember | null> | null {
    return load(context, staffMemberById, providerId);
  }

  @FieldResolver(() => Room, { nullable: true })
  room(@Root() { roomId }: AppointmentRow, @Ctx() context: Context): Promise<Room | null> | null {
    return load(context, roomById, roomId);
  }

  @FieldResolver(() => Cancellation, { nullable: true })
  cancellation(@Root() appointment: AppointmentRow): Cancellation | null {
    return cancellationOf(appointment);
  }

  @FieldResolver(() => Appointment, { nullable: true })
  rescheduledFrom(
    @Root() { rescheduledFromId }: AppointmentRow,
    @Ctx() context: Context,
  ): Promise<Appointment | null> | null {
    return load(context, appointmentById, rescheduledFromId);
  }
}
