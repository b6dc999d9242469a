// Registers a patient, unless a similar one is registered already.
import { addressColumns } from '../../contract/addresses/postal-address.ts';
import type { InvalidInputError, MutationRegisterPatientArgs, RegisterPatientResult } from '../../generated/models.ts';
import { keptSpelling } from '../../reading/kept-spelling.ts';
import type { Context } from '../../request/context.ts';
import { checkAddress } from '../../writing/check-address.ts';
import { allOf, invalidInput } from '../../writing/invalid-input.ts';
import { write } from '../../writing/write.ts';
import { practiceToday } from '../practice/practice-today.ts';
import { checkCompared, checkNewcomer } from './check-duplicates.ts';
import { checkLife } from './check-life.ts';
import { nextMrn } from './next-mrn.ts';
import { PatientEntity } from './patient.entity.ts';
import { replaceSearchTerms } from './search-terms.ts';

export function registerPatient(context: Context, args: MutationRegisterPatientArgs): Promise<RegisterPatientResult> {
  const { input } = args;
  return write<RegisterPatientResult>(
    context,
    'registerPatient',
    async (unit) => {
      const { db, practiceId } = unit;
      const { notDuplicateOf, mrn, address, ...person } = input;
      const refusal =
        allOf(
          checkLife(person, await practiceToday(db, practiceId, unit.now), person),
          checkAddress(address),
          await checkCompared(unit, notDuplicateOf),
        ) ?? (await checkNewcomer(unit, person, notDuplicateOf));
      if (refusal) return refusal;
      const number = mrn ?? (await nextMrn(db, practiceId));
      const facts = { ...person, ...addressColumns('address', address), mrn: number };
      const patient = unit.create(PatientEntity, { ...facts, registeredAt: unit.now });
      await unit.save();
      await replaceSearchTerms(db, patient);
      return { __typename: 'RegisterPatientSuccess', patient };
    },
    {
      // A number that was given by the practice itself is simply the next one then.
      patient_practice_id_mrn_key: () => (input.mrn ? mrnTaken(context, input.mrn) : registerPatient(context, args)),
    },
  );
}

async function mrnTaken(context: Context, written: string): Promise<InvalidInputError> {
  const mrn = await keptSpelling(context, { table: 'patient', column: 'mrn', written });
  const message = `input.mrn ${mrn} belongs to another patient; omit it to get the next free number.`;
  return invalidInput(message, ['input', 'mrn']);
}
