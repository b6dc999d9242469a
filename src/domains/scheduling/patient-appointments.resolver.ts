import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { AppointmentConnection, Patient, PatientAppointmentsArgs } from '../../generated/models.ts';
import { pageOf } from '../../reading/lists/page-of.ts';
import type { Context } from '../../request/context.ts';
import type { PatientRow } from '../patients/patient.entity.ts';
import { appointments } from './appointment.list.ts';

@Resolver(() => Patient)
export class PatientAppointmentsResolver {
  @FieldResolver(() => AppointmentConnection, { nullable: true })
  appointments(
    @Root() { id }: PatientRow,
    @Args(() => PatientAppointmentsArgs) args: PatientAppointmentsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AppointmentConnection> {
    return pageOf(context, info, appointments, args, { patientId: id });
  }
}
