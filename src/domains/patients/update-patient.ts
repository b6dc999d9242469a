// Corrects a patient's demographics, or notes that the patient has died.

import { addressColumns } from '../../contract/addresses/postal-address.ts';
import type { MutationUpdatePatientArgs, UpdatePatientResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { cannotBeEmpty } from '../../writing/cannot-be-empty.ts';
import { checkAddress } from '../../writing/check-address.ts';
import { allOf } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { practiceToday } from '../practice/practice-today.ts';
import { checkCompared, checkCorrection } from './check-duplicates.ts';
import { checkLife } from './check-life.ts';
import { findFormerMrns } from './former-mrns.ts';
import { PatientEntity } from './patient.entity.ts';
import { patientMerged } from './patient-merged.ts';
import { replaceSearchTerms } from './search-terms.ts';

export function updatePatient(
  context: Context,
  { id, input }: MutationUpdatePatientArgs,
): Promise<UpdatePatientResult> {
  return write<UpdatePatientResult>(context, 'updatePatient', async (unit) => {
    const { db, practiceId } = unit;
    const invalid = allOf(
      cannotBeEmpty(input, ['givenName', 'familyName', 'birthDate', 'gender']),
      checkAddress(input.address),
      await checkCompared(unit, input.notDuplicateOf),
    );
    const patient = await unit.lock(PatientEntity, id, input.expectedVersion);
    if (isRefusal(patient)) return invalid ?? patient;
    const before = { ...patient };
    const { expectedVersion, notDuplicateOf: compared, address, ...changes } = input;
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    const after = { ...before, ...Object.fromEntries(given) };
    const refusal =
      allOf(invalid, checkLife(after, await practiceToday(db, practiceId, unit.now), changes)) ??
      (await patientMerged(unit, patient, ['id'])) ??
      (await checkCorrection(unit, id, { before, after, compared }));
    if (refusal) return refusal;
    Object.assign(patient, Object.fromEntries(given));
    if (address !== undefined) Object.assign(patient, addressColumns('address', address));
    await unit.save();
    const formerMrns = (await findFormerMrns(db, practiceId, [id])).get(id);
    await replaceSearchTerms(db, patient, formerMrns);
    return { __typename: 'UpdatePatientSuccess', patient };
  });
}
