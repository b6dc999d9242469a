// Corrects a patient's demographics.

import type { MutationUpdatePatientArgs, UpdatePatientResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { cannotBeEmpty } from '../../writing/cannot-be-empty.ts';
import { allOf } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { checkBirthDate } from './check-birth-date.ts';
import { PatientEntity } from './patient.entity.ts';
import { replaceSearchTerms } from './search-terms.ts';

export function updatePatient(
  context: Context,
  { id, input }: MutationUpdatePatientArgs,
): Promise<UpdatePatientResult> {
  return write<UpdatePatientResult>(context, 'updatePatient', async (unit) => {
    const refusal = allOf(
      cannotBeEmpty(input, ['givenName', 'familyName', 'birthDate', 'gender']),
      checkBirthDate(input.birthDate),
    );
    if (refusal) return refusal;
    const patient = await unit.lock(PatientEntity, id, input.expectedVersion);
    if (isRefusal(patient)) return patient;
    patient.givenName = input.givenName ?? patient.givenName;
    patient.familyName = input.familyName ?? patient.familyName;
    patient.birthDate = input.birthDate ?? patient.birthDate;
    patient.gender = input.gender ?? patient.gender;
    if (input.phone !== undefined) patient.phone = input.phone;
    if (input.email !== undefined) patient.email = input.email;
    if (input.address !== undefined) patient.address = input.address;
    await unit.save();
    await replaceSearchTerms(unit.db, patient);
    return { __typename: 'UpdatePatientSuccess', patient };
  });
}
