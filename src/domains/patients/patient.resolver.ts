import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import {
  MutationRegisterPatientArgs,
  MutationUpdatePatientArgs,
  Patient,
  PatientConnection,
  QueryPatientArgs,
  QueryPatientsArgs,
  QuerySearchPatientsArgs,
  RegisterPatientResult,
  UpdatePatientResult,
} from '../../generated/models.ts';
import { pageOf } from '../../reading/lists/page-of.ts';
import { selectOne } from '../../reading/selected/select-one.ts';
import type { Context } from '../../request/context.ts';
import { patients } from './patient.list.ts';
import { searchPatients } from './patient.queries.ts';
import { registerPatient } from './register-patient.ts';
import { updatePatient } from './update-patient.ts';

@Resolver(() => Patient)
export class PatientResolver {
  @Query(() => PatientConnection)
  patients(
    @Args(() => QueryPatientsArgs) args: QueryPatientsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PatientConnection> {
    return pageOf(context, info, patients, args);
  }

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
    @Args(() => MutationRegisterPatientArgs) { input }: MutationRegisterPatientArgs,
    @Ctx() context: Context,
  ): Promise<RegisterPatientResult> {
    return registerPatient(context, input);
  }

  @Mutation(() => UpdatePatientResult)
  updatePatient(
    @Args(() => MutationUpdatePatientArgs) args: MutationUpdatePatientArgs,
    @Ctx() context: Context,
  ): Promise<UpdatePatientResult> {
    return updatePatient(context, args);
  }
}
