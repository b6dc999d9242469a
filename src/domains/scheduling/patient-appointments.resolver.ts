import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { AppointmentConnection, Patient, PatientAppointmentsArgs } from '../../generated/models.ts';
import { listChildren } from '../../reading/lists/child-pages.ts';
import type { Context } from '../../request/context.ts';
import type { PatientRow } from '../patients/patient.entity.ts';
import { appointmentsByPatient } from './patient-appointments.queries.ts';

@Resolver(() => Patient)
export class PatientAppointmentsResolver {
  @FieldResolver(() => AppointmentConnection, { nullable: true })
  appointments(
    @Root() { id }: PatientRow,
    @Args(() => PatientAppointmentsArgs) page: PatientAppointmentsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AppointmentConnection> {
    return listChildren(context, info, appointmentsByPatient, id, page);
  }
}
