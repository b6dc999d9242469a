import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Appointment, Cancellation } from '../../generated/models.ts';
import type { AppointmentRow } from './appointment.entity.ts';
import { cancellationOf } from './cancellation-of.ts';

@Resolver(() => Appointment)
export class AppointmentResolver {
  @FieldResolver(() => Cancellation, { nullable: true })
  cancellation(@Root() appointment: AppointmentRow): Cancellation | null {
    return cancellationOf(appointment);
  }
}
