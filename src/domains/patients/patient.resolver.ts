import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import {
  MutationRegisterPatientArgs,
  MutationUpdatePatientArgs,
  Patient,
  PatientConnection,
  QueryPatientArgs,
  QuerySearchPatientsArgs,
  RegisterPatientResult,
  UpdatePatientResult,
} from '../../generated/models.ts';
import { selectOne } from '../../reading/selected/select-one.ts';
import type { Context } from '../../request/context.ts';
import { searchPatients } from './patient.queries.ts';
import { registerPatient } from './register-patient.ts';
import { updatePatient } from './update-patient.ts';

@Resolver(() => Patient)
export class PatientResolver {
  @Query(() => Patient, { nullable: true })
  patient(
    @Args(() => QueryPatientArgs) { id }: QueryPatientArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Patient | null> {
    return selectOne(context, info, 'patient', id);
  }

  @Query(() => PatientConnection)
  searchPatients(
    @Args(() => QuerySearchPatientsArgs) args: QuerySearchPatientsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PatientConnection> {
    return searchPatients(context, info, args);
  }

  @Mutation(() => RegisterPatientResult)
  registerPatient(
    @Args(() => MutationRegisterPatientArgs) args: MutationRegisterPatientArgs,
    @Ctx() context: Context,
  ): Promise<RegisterPatientResult> {
    return registerPatient(context, args);
  }

  @Mutation(() => UpdatePatientResult)
  updatePatient(
    @Args(() => MutationUpdatePatientArgs) args: MutationUpdatePatientArgs,
    @Ctx() context: Context,
  ): Promise<UpdatePatientResult> {
    return updatePatient(context, args);
  }
}
