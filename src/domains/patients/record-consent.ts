// Records what a patient agreed to, by signing a version of a text.

import { addNamedPatient } from '../../files/move-named-patient.ts';
import { readableFile } from '../../files/readable-file.ts';
import type { InvalidInputError, MutationRecordConsentArgs, RecordConsentResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput, unknownReference } from '../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { practiceToday } from '../practice/practice-today.ts';
import { ConsentEntity } from './consent.entity.ts';
import { findOpenRecord } from './gives/find-open-record.ts';
import type { PatientRow } from './patient.entity.ts';

export function recordConsent(context: Context, { input }: MutationRecordConsentArgs): Promise<RecordConsentResult> {
  return write<RecordConsentResult>(context, 'recordConsent', async (unit) => {
    const { patientId, kind, textVersion, signedOn, signedBy, validUntil, fileId } = input;
    const patient = await findOpenRecord(unit, patientId, ['input', 'patientId']);
    if (isRefusal(patient)) return patient;
    const refusal = await checkDays(unit, patient, input);
    if (refusal) return refusal;
    if (fileId) {
      if (!(await readableFile(unit.db, unit.actor, fileId))) return unknownReference('file', ['input', 'fileId']);
      await addNamedPatient(unit, fileId, patientId);
    }
    const signed = { kind, textVersion, signedOn, signedBy, validUntil, fileId };
    const consent = unit.create(ConsentEntity, {
      patientId,
      ...signed,
      recordedAt: unit.now,
      recordedById: unit.staffMemberId,
    });
    await unit.save();
    return { __typename: 'RecordConsentSuccess', consent };
  });
}

/** Dates in ISO 8601 are in the order of their texts. */
async function checkDays(
  { db, practiceId, now }: WriteUnit,
  { birthDate }: PatientRow,
  { signedOn, validUntil }: MutationRecordConsentArgs['input'],
): Promise<InvalidInputError | null> {
  const today = (await practiceToday(db, practiceId, now)).toString();
  const path = ['input', 'signedOn'];
  if (signedOn > today)
    return invalidInput(
      `input.signedOn ${signedOn} is in the future (today is ${today} at the practice); correct it.`,
      path,
    );
  if (signedOn < birthDate)
    return invalidInput(`input.signedOn ${signedOn} is before the patient was born, ${birthDate}; correct it.`, path);
  if (validUntil && validUntil < signedOn)
    return invalidInput(`input.validUntil ${validUntil} is before input.signedOn ${signedOn}; correct one of them.`, [
      'input',
      'validUntil',
    ]);
  return null;
}
