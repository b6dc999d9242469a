import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Appointment, Coverage, EligibilityState } from '../../../generated/models.ts';
import { load } from '../../../reading/row-loader.ts';
import type { Context } from '../../../request/context.ts';
import type { AppointmentRow } from '../../scheduling/appointment.entity.ts';
import type { CoverageRow } from '../coverage.entity.ts';
import { coverageByAppointmentId, eligibilityStates } from './appointment-coverage.loaders.ts';

@Resolver(() => Appointment)
export class AppointmentCoverageResolver {
  @FieldResolver(() => Coverage, { nullable: true })
  coverage(@Root() { id }: AppointmentRow, @Ctx() context: Context): Promise<CoverageRow | null> {
    return load(context, coverageByAppointmentId, id);
  }

  @FieldResolver(() => EligibilityState, { nullable: true })
  eligibilityState(@Root() { id }: AppointmentRow, @Ctx() context: Context): Promise<EligibilityState | null> {
    return load(context, eligibilityStates, id);
  }
}
