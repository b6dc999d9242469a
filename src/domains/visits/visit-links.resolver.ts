import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import {
  Appointment,
  Patient,
  PatientVisitsArgs,
  StaffMember,
  Visit,
  VisitConnection,
  VisitStep,
} from '../../generated/models.ts';
import { pageOf } from '../../reading/lists/page-of.ts';
import { load } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import type { PatientRow } from '../patients/patient.entity.ts';
import type { AppointmentRow } from '../scheduling/appointment.entity.ts';
import { staffMemberById } from '../staff/staff-member.loaders.ts';
import { visits } from './visit.list.ts';
import { type VisitStepFact, visitByAppointmentId } from './visit.loaders.ts';

@Resolver(() => Patient)
export class PatientVisitsResolver {
  @FieldResolver(() => VisitConnection, { nullable: true })
  visits(
    @Root() { id }: PatientRow,
    @Args(() => PatientVisitsArgs) args: PatientVisitsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<VisitConnection> {
    return pageOf(context, info, visits, args, { patientId: id });
  }
}

@Resolver(() => Appointment)
export class AppointmentVisitResolver {
  @FieldResolver(() => Visit, { nullable: true })
  visit(@Root() { id }: AppointmentRow, @Ctx() context: Context): Promise<Visit | null> | null {
    return load(context, visitByAppointmentId, id);
  }
}

@Resolver(() => VisitStep)
export class VisitStepResolver {
  @FieldResolver(() => StaffMember, { nullable: true })
  by(@Root() { byId }: VisitStepFact, @Ctx() context: Context): Promise<StaffMember | null> | null {
    return byId ? load(context, staffMemberById, byId) : null;
  }
}
