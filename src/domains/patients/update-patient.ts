// Corrects a patient's demographics.
import type { Context } from '../../context.ts';
import { lockRow } from '../../database/lock-row.ts';
import { write } from '../../database/write.ts';
import { AuditAction, type MutationUpdatePatientArgs, type UpdatePatientResult } from '../../generated/models.ts';
import { cannotBeEmpty } from '../../query/cannot-be-empty.ts';
import { unknownReference } from '../../query/invalid-input.ts';
import { staleVersion } from '../../query/stale-version.ts';
import { checkBirthDate } from './check-birth-date.ts';
import { PatientEntity } from './patient.entity.ts';
import { replaceSearchTerms } from './search-terms.ts';
import { touchedPatient } from './touched-patient.ts';

export function updatePatient(
  context: Context,
  { id, input }: MutationUpdatePatientArgs,
): Promise<UpdatePatientResult> {
  return write<UpdatePatientResult>(context, 'updatePatient', async (unit) => {
    const patient = await lockRow(unit, PatientEntity, id);
    if (!patient) return unknownReference('patient', ['id']);
    const refusal =
      cannotBeEmpty(input, ['givenName', 'familyName', 'birthDate', 'gender']) ??
      staleVersion('Patient', patient, input.expectedVersion) ??
      checkBirthDate(input.birthDate);
    if (refusal) return refusal;
    patient.givenName = input.givenName ?? patient.givenName;
    patient.familyName = input.familyName ?? patient.familyName;
    patient.birthDate = input.birthDate ?? patient.birthDate;
    patient.gender = input.gender ?? patient.gender;
    if (input.phone !== undefined) patient.phone = input.phone;
    if (input.email !== undefined) patient.email = input.email;
    if (input.address !== undefined) patient.address = input.address;
    await unit.em.flush();
    await replaceSearchTerms(unit.db, patient);
    unit.touch(AuditAction.UPDATE, touchedPatient(patient));
    return { __typename: 'UpdatePatientSuccess', patient };
  });
}
