import { sql } from 'kysely';
import type { Reader } from '../../../database/sql/reader.ts';

/** The claims of a batch, in the order of its file. */
export async function claimsOfBatch(db: Reader, practiceId: string, batchId: string): Promise<string[]> {
  const { rows } = await sql<{ claimId: string }>`
    select claim_id as "claimId" from batch_claim
    where practice_id = ${practiceId} and batch_id = ${batchId} order by position`.execute(db);
  return rows.map(({ claimId }) => claimId);
}
