// Registers a patient, unless a similar one is registered already.
import type { Reader } from '../../database/sql/reader.ts';
import type {
  InvalidInputError,
  MutationRegisterPatientArgs,
  PossibleDuplicateError,
  RegisterPatientResult,
} from '../../generated/models.ts';
import { keptSpelling } from '../../reading/kept-spelling.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { Context } from '../../request/context.ts';
import { allOf, invalidInput, unknownReference } from '../../writing/invalid-input.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { checkBirthDate } from './check-birth-date.ts';
import { findLookAlikes } from './look-alikes.queries.ts';
import { nextMrn } from './next-mrn.ts';
import { PatientEntity, type PatientRow } from './patient.entity.ts';
import { replaceSearchTerms } from './search-terms.ts';

export function registerPatient(context: Context, args: MutationRegisterPatientArgs): Promise<RegisterPatientResult> {
  const { input } = args;
  return write<RegisterPatientResult>(
    context,
    'registerPatient',
    async (unit) => {
      const { db, practiceId } = unit;
      const refusal = allOf(checkBirthDate(input.birthDate), await checkCompared(unit, input.notDuplicateOf));
      if (refusal) return refusal;
      await registerOneAtATime(db, practiceId);
      const lookAlikes = await findLookAlikes(db, practiceId, input, input.notDuplicateOf);
      if (lookAlikes.length > 0) return possibleDuplicate(lookAlikes);
      const { notDuplicateOf, mrn, ...person } = input;
      const number = mrn ?? (await nextMrn(db, practiceId));
      const patient = unit.create(PatientEntity, { ...person, mrn: number, registeredAt: unit.now });
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

async function checkCompared(unit: WriteUnit, ids: readonly string[]): Promise<InvalidInputError | null> {
  const known = await rowsById(PatientEntity).load(unit.db, ids, unit.practiceId);
  return allOf(
    ...ids.map((id, index) =>
      known.has(id) ? null : unknownReference('patient', ['input', 'notDuplicateOf', String(index)]),
    ),
  );
}

/**
 * Two desks that register the same person at once would each find no patient. The second waits for the practice's row,
 * and finds the first one's patient. Rows that refer to the practice are not held up.
 */
async function registerOneAtATime(db: Reader, practiceId: string): Promise<void> {
  await db.selectFrom('practice').select('practiceId').where('practiceId', '=', practiceId).forNoKeyUpdate().execute();
}

function possibleDuplicate(candidates: PatientRow[]): PossibleDuplicateError {
  const who = candidates.length === 1 ? 'A patient who looks' : `${candidates.length} patients who look`;
  return {
    __typename: 'PossibleDuplicateError',
    message: `${who} alike is registered already. If it is another person, register again with their ids in input.notDuplicateOf.`,
    path: ['input', 'notDuplicateOf'],
    candidates,
  };
}
