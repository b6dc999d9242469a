import { Args, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  BookAppointmentResult,
  CancelAppointmentResult,
  ConfirmAppointmentResult,
  MarkNoShowResult,
  MutationBookAppointmentArgs,
  MutationCancelAppointmentArgs,
  MutationConfirmAppointmentArgs,
  MutationMarkNoShowArgs,
  MutationRescheduleAppointmentArgs,
  RescheduleAppointmentResult,
} from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { bookAppointment } from './book-appointment.ts';
import { cancelAppointment } from './cancel-appointment.ts';
import { confirmAppointment } from './confirm-appointment.ts';
import { markNoShow } from './mark-no-show.ts';
import { rescheduleAppointment } from './reschedule-appointment.ts';

@Resolver()
export class AppointmentWritesResolver {
  @Mutation(() => BookAppointmentResult)
  bookAppointment(
    @Args(() => MutationBookAppointmentArgs) args: MutationBookAppointmentArgs,
    @Ctx() context: Context,
  ): Promise<BookAppointmentResult> {
    return bookAppointment(context, args);
  }

  @Mutation(() => ConfirmAppointmentResult)
  confirmAppointment(
    @Args(() => MutationConfirmAppointmentArgs) args: MutationConfirmAppointmentArgs,
    @Ctx() context: Context,
  ): Promise<ConfirmAppointmentResult> {
    return confirmAppointment(context, args);
  }

  @Mutation(() => RescheduleAppointmentResult)
  rescheduleAppointment(
    @Args(() => MutationRescheduleAppointmentArgs) args: MutationRescheduleAppointmentArgs,
    @Ctx() context: Context,
  ): Promise<RescheduleAppointmentResult> {
    return rescheduleAppointment(context, args);
  }

  @Mutation(() => CancelAppointmentResult)
  cancelAppointment(
    @Args(() => MutationCancelAppointmentArgs) args: MutationCancelAppointmentArgs,
    @Ctx() context: Context,
  ): Promise<CancelAppointmentResult> {
    return cancelAppointment(context, args);
  }

  @Mutation(() => MarkNoShowResult)
  markNoShow(
    @Args(() => MutationMarkNoShowArgs) args: MutationMarkNoShowArgs,
    @Ctx() context: Context,
  ): Promise<MarkNoShowResult> {
    return markNoShow(context, args);
  }
}
