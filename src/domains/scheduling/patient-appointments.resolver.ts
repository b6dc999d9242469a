import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.ts';
import { AppointmentConnection, Patient, PatientAppointmentsArgs } from '../../generated/models.ts';
import type { PatientRow } from '../patients/patient.entity.ts';
import { listAppointmentsOf } from './patient-appointments.queries.ts';

@Resolver(() => Patient)
export class PatientAppointmentsResolver {
  @FieldResolver(() => AppointmentConnection, { nullable: true })
  appointments(
    @Root() { id }: PatientRow,
    @Args(() => PatientAppointmentsArgs) page: PatientAppointmentsArgs,
    @Ctx() context: Context,
  ): Promise<AppointmentConnection> {
    return listAppointmentsOf(context, id, page);
  }
}
