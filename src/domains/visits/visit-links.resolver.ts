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
import { listChildren } from '../../reading/lists/child-pages.ts';
import { load } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import type { PatientRow } from '../patients/patient.entity.ts';
import type { AppointmentRow } from '../scheduling/appointment.entity.ts';
import { staffMemberById } from '../staff/staff-member.loaders.ts';
import { type VisitStepFact, visitByAppointmentId } from './visit.loaders.ts';
import { visitsByPatient } from './visit.queries.ts';

@Resolver(() => Patient)
export class PatientVisitsResolver {
  @FieldResolver(() => VisitConnection, { nullable: true })
  visits(
    @Root() { id }: PatientRow,
    @Args(() => PatientVisitsArgs) page: PatientVisitsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<VisitConnection> {
    return listChildren(context, info, visitsByPatient, id, page);
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
