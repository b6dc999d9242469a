// Records all diagnoses of a visit in their order.

import {
  AuditAction,
  AuditCategory,
  type InvalidInputError,
  type MutationRecordDiagnosesArgs,
  type RecordDiagnosesResult,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { allOf, invalidInput } from '../../../writing/invalid-input.ts';
import { staleVersion } from '../../../writing/stale-version.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { diagnosesCorrected } from '../../claims/gives/charge-corrected.ts';
import { ChargeEntity } from '../charge.entity.ts';
import { diagnosisNotValid } from '../code-not-valid.ts';
import { DiagnosisEntity, type DiagnosisRow } from '../diagnosis.entity.ts';
import type { VisitCodingRow } from '../visit-coding.entity.ts';
import { lockOpenCoding } from './lock-coding.ts';
import { saveCoding, takeIntoCoding } from './save-coding.ts';

const form = /^[A-Z][0-9][0-9A-Z](\.?[0-9A-Z]{1,4})?$/;
const pathOf = (index: number) => ['input', 'codes', String(index)];

export function recordDiagnoses(
  context: Context,
  { id, input }: MutationRecordDiagnosesArgs,
): Promise<RecordDiagnosesResult> {
  return write<RecordDiagnosesResult>(context, 'recordDiagnoses', async (unit) => {
    const refusal = checkList(input.codes);
    if (refusal) return refusal;
    const open = await lockOpenCoding(unit, id, ['id']);
    if (isRefusal(open)) return open;
    const { coding, corrected } = open;
    const stale = staleVersion('VisitCoding', coding, input.expectedVersion);
    if (stale) return stale;
    const codes = input.codes.map(normalDiagnosis);
    const given = codes.map((code, index) => ({ code, path: pathOf(index) }));
    const invalid = await diagnosisNotValid(unit, given, coding.serviceDate);
    if (invalid) return invalid;
    await replaceDiagnoses(unit, coding, codes);
    takeIntoCoding(unit, coding);
    await saveCoding(unit, coding);
    if (corrected) await diagnosesCorrected(unit, corrected);
    return { __typename: 'RecordDiagnosesSuccess', coding };
  });
}

/** As claims carry it: in capitals, without its dot. */
function normalDiagnosis(given: string): string {
  return given.toUpperCase().replace('.', '');
}

function checkList(given: readonly string[]): InvalidInputError | null {
  const codes = given.map(normalDiagnosis);
  return allOf(
    ...given.map((written, index) => {
      const code = codes[index] ?? '';
      if (!form.test(written.toUpperCase()))
        return invalidInput(`${written} is no code of ICD-10-CM; write one such as J06.9.`, pathOf(index));
      if (codes.indexOf(code) === index) return null;
      return invalidInput(`${written} is there twice; name each diagnosis once.`, pathOf(index));
    }),
  );
}

async function replaceDiagnoses(unit: WriteUnit, coding: VisitCodingRow, codes: readonly string[]): Promise<void> {
  const { em, practiceId } = unit;
  const { id: visitCodingId, patientId, sensitivity } = coding;
  const present = await em.find(DiagnosisEntity, { practiceId, visitCodingId });
  const before = new Map(present.map(({ position, code }) => [position, code]));
  const places = new Map(codes.map((code, index) => [code, index + 1]));
  for (const diagnosis of present) diagnosis.position = places.get(diagnosis.code) ?? diagnosis.position;
  await removeDiagnoses(
    unit,
    present.filter(({ code }) => !places.has(code)),
  );
  const kept = new Set(before.values());
  for (const [code, position] of places)
    if (!kept.has(code)) unit.create(DiagnosisEntity, { visitCodingId, patientId, sensitivity, position, code });
  for (const charge of await em.find(ChargeEntity, { practiceId, visitCodingId })) {
    const pointers = charge.pointers.flatMap((pointer) => places.get(before.get(pointer) ?? '') ?? []);
    if (String(pointers) !== String(charge.pointers)) charge.pointers = pointers;
  }
}

/** In one statement that names the practice. */
async function removeDiagnoses(unit: WriteUnit, removed: readonly DiagnosisRow[]): Promise<void> {
  if (removed.length === 0) return;
  const { em, practiceId } = unit;
  await em.nativeDelete(DiagnosisEntity, { practiceId, id: { $in: removed.map(({ id }) => id) } });
  for (const { id, version, patientId } of removed)
    unit.record(AuditAction.DELETE, { type: 'Diagnosis', id, version, patientId, category: AuditCategory.CODING });
}
