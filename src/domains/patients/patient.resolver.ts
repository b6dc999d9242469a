import { Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.ts';
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
import { load } from '../../query/row-loader.ts';
import { patientById } from './patient.loaders.ts';
import { searchPatients } from './patient.queries.ts';
import { registerPatient } from './register-patient.ts';
import { updatePatient } from './update-patient.ts';

@Resolver(() => Patient)
export class PatientResolver {
  @Query(() => Patient, { nullable: true })
  patient(@Args(() => QueryPatientArgs) { id }: QueryPatientArgs, @Ctx() context: Context): Promise<Patient | null> {
    return load(context, patientById, id);
  }

  @Query(() => PatientConnection)
  searchPatients(
    @Args(() => QuerySearchPatientsArgs) args: QuerySearchPatientsArgs,
    @Ctx() context: Context,
  ): Promise<PatientConnection> {
    return searchPatients(context, args);
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
