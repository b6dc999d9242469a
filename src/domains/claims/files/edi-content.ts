import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Reader } from '../../../database/sql/reader.ts';
import type { WriteUnit } from '../../../writing/unit.ts';

export const sha256Of = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Keeps the bytes of a file, once and for all. */
export async function keepContent(
  { db, practiceId }: WriteUnit,
  ediFileId: string,
  content: Uint8Array,
): Promise<void> {
  await sql`insert into edi_content (practice_id, edi_file_id, content)
    values (${practiceId}, ${ediFileId}, ${Buffer.from(content)})`.execute(db);
}

/** The bytes of a file; null where it was too large to be kept. */
export async function readContent(db: Reader, practiceId: string, ediFileId: string): Promise<Buffer | null> {
  const { rows } = await sql<{ content: Buffer }>`
    select content from edi_content where practice_id = ${practiceId} and edi_file_id = ${ediFileId}`.execute(db);
  return rows[0]?.content ?? null;
}
