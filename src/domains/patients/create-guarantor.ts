// Names the person who pays what a patient owes from now on.

import { addressColumns } from '../../contract/addresses/postal-address.ts';
import type { CreateGuarantorResult, InvalidInputError, MutationCreateGuarantorArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { checkAddress } from '../../writing/check-address.ts';
import { allOf } from '../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { practiceToday } from '../practice/practice-today.ts';
import { checkLife } from './check-life.ts';
import { GuarantorEntity } from './guarantor.entity.ts';
import { PatientEntity } from './patient.entity.ts';
import { patientMerged } from './patient-merged.ts';

export function createGuarantor(
  context: Context,
  { input }: MutationCreateGuarantorArgs,
): Promise<CreateGuarantorResult> {
  return write<CreateGuarantorResult>(context, 'createGuarantor', async (unit) => {
    // Locked: of two desks at once the later one ends the guarantor that the earlier one named.
    const path = ['input', 'patientId'];
    const patient = await unit.lock(PatientEntity, input.patientId, { path });
    if (isRefusal(patient)) return patient;
    const refusal =
      (await patientMerged(unit, patient, path)) ??
      allOf(checkAddress(input.address), await checkGuarantorBirth(unit, input.birthDate));
    if (refusal) return refusal;
    const { practiceId, now } = unit;
    const { patientId, name, relationship, birthDate, phone, email, address } = input;
    const facts = { patientId, name, relationship, birthDate, phone, email, ...addressColumns('address', address) };
    const before = await unit.em.find(GuarantorEntity, { practiceId, patientId, endedAt: null });
    for (const one of before) one.endedAt = now;
    const guarantor = unit.create(GuarantorEntity, { ...facts, since: now });
    await unit.save();
    return { __typename: 'CreateGuarantorSuccess', guarantor };
  });
}

/** The refusal of a birth date that no guarantor can have. */
export async function checkGuarantorBirth(
  { db, practiceId, now }: WriteUnit,
  birthDate: string | null | undefined,
): Promise<InvalidInputError | null> {
  return birthDate ? checkLife({ birthDate }, await practiceToday(db, practiceId, now), { birthDate }) : null;
}
