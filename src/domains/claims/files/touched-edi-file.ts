import { sql } from 'kysely';
import type { Touched } from '../../../audit/audit-log.ts';
import type { Reader } from '../../../database/sql/reader.ts';
import { AuditCategory } from '../../../generated/models.ts';
import type { EdiFileRow } from './edi-file.entity.ts';

/** A file, for an audit entry; with the patients of the claims in it, and of those that it answers. */
export async function touchedEdiFile(
  db: Reader,
  file: Pick<EdiFileRow, 'practiceId' | 'id' | 'version'>,
): Promise<Touched[]> {
  const touched = { type: 'EdiFile' as const, id: file.id, version: file.version, category: AuditCategory.EDI };
  const patientIds = await patientsIn(db, file);
  return patientIds.length === 0
    ? [{ ...touched, patientId: null }]
    : patientIds.map((patientId) => ({ ...touched, patientId }));
}

export async function patientsIn(
  db: Reader,
  { practiceId, id }: Pick<EdiFileRow, 'practiceId' | 'id'>,
): Promise<string[]> {
  const { rows } = await sql<{ patientId: string }>`
    select claim.patient_id as "patientId" from batch
    join batch_claim member on member.practice_id = batch.practice_id and member.batch_id = batch.id
    join claim on claim.practice_id = member.practice_id and claim.id = member.claim_id
    where batch.practice_id = ${practiceId} and member.practice_id = ${practiceId} and claim.practice_id = ${practiceId}
      and batch.edi_file_id = ${id}
    union
    select claim.patient_id from acknowledgement answer
    join claim on claim.practice_id = answer.practice_id and claim.id = answer.claim_id
    where answer.practice_id = ${practiceId} and claim.practice_id = ${practiceId} and answer.edi_file_id = ${id}`.execute(
    db,
  );
  return rows.map(({ patientId }) => patientId);
}
