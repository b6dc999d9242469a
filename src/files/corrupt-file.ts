import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type FileCorruptError, StoredFileStatus } from '../generated/models.ts';
import type { StoredFileRow } from './stored-file.entity.ts';
import { withinPractice } from './within-practice.ts';

/** The refusal of a file whose bytes are not those that were kept. */
export function fileCorrupt(path: string[]): FileCorruptError {
  const message =
    'The stored content of this file is damaged or missing; upload the file again, or print or export it again.';
  return { __typename: 'FileCorruptError', message, path };
}

/** Marks a file whose bytes were found damaged or missing, and every other one with the same bytes. */
export async function markCorrupt(
  em: SqlEntityManager,
  { practiceId, sha256 }: Pick<StoredFileRow, 'practiceId' | 'sha256'>,
): Promise<void> {
  await withinPractice(em, practiceId, (db) =>
    db
      .updateTable('stored_file')
      .set({ status: StoredFileStatus.CORRUPT })
      .where('practiceId', '=', practiceId)
      .where('sha256', '=', sha256)
      .execute(),
  );
}
