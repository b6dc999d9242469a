import type { Touched } from '../audit/audit-log.ts';
import type { StoredFileRow } from './stored-file.entity.ts';

/** A file, for an audit entry; with the patients who are named in it. */
export function touchedFile(
  { id, category }: Pick<StoredFileRow, 'id' | 'category'>,
  patientIds: readonly string[] = [],
): Touched[] {
  const file = { type: 'StoredFile' as const, id, version: 1, category };
  return patientIds.length === 0
    ? [{ ...file, patientId: null }]
    : patientIds.map((patientId) => ({ ...file, patientId }));
}
