import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root, Subscription } from 'type-graphql';
import {
  Appointment,
  AppointmentConnection,
  AppointmentsPayload,
  Cancellation,
  FreeSlot,
  QueryAppointmentArgs,
  QueryDayListArgs,
  QueryFreeSlotsArgs,
  SubscriptionAppointmentsArgs,
} from '../../generated/models.ts';
import type { LiveTick } from '../../live/course/live-tick.ts';
import { selectOne } from '../../reading/selected/select-one.ts';
import type { Context } from '../../request/context.ts';
import { watchSite } from '../practice/watch-site.ts';
import type { AppointmentRow } from './appointment.entity.ts';
import { appointmentsTopic } from './appointment.events.ts';
import { appointmentsPayload } from './appointments-board.ts';
import { cancellationOf } from './cancellation-of.ts';
import { listDay } from './day-list.queries.ts';
import { freeSlots } from './free-slots.ts';

@Resolver(() => Appointment)
export class AppointmentResolver {
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
    return freeSlots(context, args);
  }

  @Subscription(() => AppointmentsPayload, {
    subscribe: ({ args, context }) =>
      watchSite(context as Context, appointmentsTopic, args as SubscriptionAppointmentsArgs),
  })
  appointments(
    @Root() tick: LiveTick,
    @Args(() => SubscriptionAppointmentsArgs) args: SubscriptionAppointmentsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AppointmentsPayload> {
    return appointmentsPayload(context, tick, args, info);
  }

  @FieldResolver(() => Cancellation, { nullable: true })
  cancellation(@Root() appointment: AppointmentRow): Cancellation | null {
    return cancellationOf(appointment);
  }
}
