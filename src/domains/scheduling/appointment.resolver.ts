import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Appointment, AppointmentStep, Cancellation, StrandedBy } from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import type { AppointmentRow } from './appointment.entity.ts';
import { stepsByAppointmentId } from './appointment.loaders.ts';
import { strandedById } from './stranded.loaders.ts';

@Resolver(() => Appointment)
export class AppointmentResolver {
  @FieldResolver(() => Cancellation, { nullable: true })
  cancellation(@Root() appointment: AppointmentRow): Cancellation | null {
    return cancellationOf(appointment);
  }

  @FieldResolver(() => [AppointmentStep])
  async steps(@Root() { id }: AppointmentRow, @Ctx() context: Context): Promise<AppointmentStep[]> {
    return (await load(context, stepsByAppointmentId, id)) ?? [];
  }

  @FieldResolver(() => [StrandedBy])
  async strandedBy(@Root() { id }: AppointmentRow, @Ctx() context: Context): Promise<StrandedBy[]> {
    return (await load(context, strandedById, id)) ?? [];
  }
}

/** The member who cancelled an appointment, and the reason; null unless it is cancelled. */
function cancellationOf({
  cancelledBy,
  cancelReason,
  cancelledAt,
  isLateCancellation,
}: AppointmentRow): Cancellation | null {
  if (!cancelledBy || !cancelledAt) return null;
  return { by: cancelledBy, reason: cancelReason ?? '', at: cancelledAt, isLate: isLateCancellation ?? false };
}
