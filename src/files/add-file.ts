import { sql } from 'kysely';
import { AuditAction, type AuditCategory, type Permission, StoredFileStatus } from '../generated/models.ts';
import type { StoredBytes } from '../request/context.ts';
import type { WriteUnit } from '../writing/unit.ts';
import { StoredFileEntity, type StoredFileRow } from './stored-file.entity.ts';
import { touchedFile } from './touched-file.ts';

interface MadeFile {
  stored: StoredBytes;
  mediaType: 'application/pdf' | 'text/csv' | 'text/plain';
  name: string;
  /** The permission needed to read it. */
  permission: Permission;
  category: AuditCategory;
  /** The root field that made it. */
  madeBy: string;
  /** The patients who are named in it, each once. */
  patientIds?: readonly string[];
}

/** Adds a file that the program itself made, for reading and for the audit trail; its bytes are kept already. */
export async function addFile(unit: WriteUnit, made: MadeFile): Promise<StoredFileRow> {
  const { staffMemberId, now } = unit;
  const { stored, patientIds = [], ...described } = made;
  const file = unit.create(StoredFileEntity, {
    ...described,
    sha256: stored.sha256,
    bytes: stored.bytes,
    status: StoredFileStatus.STORED,
    storedAt: now,
    storedById: staffMemberId,
  });
  await unit.save();
  if (patientIds.length > 0) await addPatients(unit, file, patientIds);
  for (const touched of touchedFile(file, patientIds)) unit.record(AuditAction.EXPORT, touched);
  return file;
}

/** One row of the practice gives them all, so that they are written where the practice lies. */
async function addPatients(
  { db }: WriteUnit,
  { practiceId, id }: StoredFileRow,
  patientIds: readonly string[],
): Promise<void> {
  await sql`insert into stored_file_patient (practice_id, file_id, patient_id)
    select practice.practice_id, ${id}, patient_id
    from practice cross join unnest(${patientIds}::uuid[]) patient_id
    where practice.practice_id = ${practiceId}`.execute(db);
}
