// Registers a patient, unless somebody alike is registered already.
import { newId } from '../../database/sql/new-id.ts';
import type { Reader } from '../../database/sql/reader.ts';
import {
  AuditAction,
  type InvalidInputError,
  type PossibleDuplicateError,
  type RegisterPatientInput,
  type RegisterPatientResult,
} from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput, unknownReference } from '../../writing/invalid-input.ts';
import { type WriteUnit, write } from '../../writing/write.ts';
import { checkBirthDate } from './check-birth-date.ts';
import { findLookAlikes } from './look-alikes.queries.ts';
import { nextMrn } from './next-mrn.ts';
import { PatientEntity, type PatientRow } from './patient.entity.ts';
import { patientById } from './patient.loaders.ts';
import { replaceSearchTerms } from './search-terms.ts';
import { touchedPatient } from './touched-patient.ts';

export function registerPatient(context: Context, input: RegisterPatientInput): Promise<RegisterPatientResult> {
  return write<RegisterPatientResult>(
    context,
    'registerPatient',
    async (unit) => {
      const { em, db, now, touch } = unit;
      const { practiceId } = unit.principal;
      const refusal = checkBirthDate(input.birthDate) ?? (await checkCompared(unit, input.notDuplicateOf));
      if (refusal) return refusal;
      await registerOneAtATime(db, practiceId);
      const lookAlikes = await findLookAlikes(db, practiceId, input, input.notDuplicateOf);
      if (lookAlikes.length > 0) return possibleDuplicate(lookAlikes);
      const { notDuplicateOf, mrn, ...person } = input;
      const ids = { practiceId, id: newId(), mrn: mrn ?? (await nextMrn(db, practiceId)) };
      const patient = em.create(PatientEntity, { ...person, ...ids, registeredAt: now });
      await em.flush();
      await replaceSearchTerms(db, patient);
      touch(AuditAction.CREATE, touchedPatient(patient));
      return { __typename: 'RegisterPatientSuccess', patient };
    },
    {
      // A number that was given by the practice itself is simply the next one then.
      patient_practice_id_mrn_key: () =>
        !input.mrn
          ? registerPatient(context, input)
          : invalidInput(
              `input.mrn ${input.mrn} belongs to another patient; leave it out to get the next free number.`,
              ['input', 'mrn'],
            ),
    },
  );
}

async function checkCompared(unit: WriteUnit, ids: readonly string[]): Promise<InvalidInputError | null> {
  const known = await patientById.load(unit.db, ids, unit.principal.practiceId);
  const unknown = ids.findIndex((id) => !known.has(id));
  return unknown < 0 ? null : unknownReference('patient', ['input', 'notDuplicateOf', String(unknown)]);
}

/**
 * Two desks that register the same person at once would each find nobody: the second waits for the practice's row, and finds the first one's patient.
 * Rows that refer to the practice are not held up.
 */
async function registerOneAtATime(db: Reader, practiceId: string): Promise<void> {
  await db.selectFrom('practice').select('practiceId').where('practiceId', '=', practiceId).forNoKeyUpdate().execute();
}

function possibleDuplicate(candidates: PatientRow[]): PossibleDuplicateError {
  const who = candidates.length === 1 ? 'A patient who looks' : `${candidates.length} patients who look`;
  return {
    __typename: 'PossibleDuplicateError',
    message: `${who} alike is registered already. If it is another person, register again with the ids in notDuplicateOf.`,
    path: ['input', 'notDuplicateOf'],
    candidates,
  };
}
