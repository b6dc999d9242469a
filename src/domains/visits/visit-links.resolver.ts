import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Patient, PatientVisitsArgs, VisitConnection } from '../../generated/models.ts';
import { listChildren } from '../../reading/lists/child-pages.ts';
import type { Context } from '../../request/context.ts';
import type { PatientRow } from '../patients/patient.entity.ts';
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
