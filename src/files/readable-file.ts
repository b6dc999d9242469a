import type { Actor } from '../access/actor.ts';
import type { Reader } from '../database/sql/reader.ts';
import type { StoredFileRow } from './stored-file.entity.ts';

/** A file of the practice that its reader may read; undefined for all others, which look the same. */
export async function readableFile(
  db: Reader,
  { practiceId, permissions }: Actor,
  id: string,
): Promise<StoredFileRow | undefined> {
  const file = await db
    .selectFrom('stored_file')
    .selectAll()
    .where('practiceId', '=', practiceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return file && permissions.has(file.permission) ? (file as StoredFileRow) : undefined;
}

/** The patients who are named in a file. */
export async function patientsIn(
  db: Reader,
  { practiceId, id }: Pick<StoredFileRow, 'practiceId' | 'id'>,
): Promise<string[]> {
  const rows = await db
    .selectFrom('stored_file_patient')
    .select('patientId')
    .where('practiceId', '=', practiceId)
    .where('fileId', '=', id)
    .execute();
  return rows.map(({ patientId }) => patientId);
}
