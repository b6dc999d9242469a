import { sql } from 'kysely';
import { anyOf } from '../../database/sql/any-of.ts';
import type { Reader } from '../../database/sql/reader.ts';

/** The charges that stand on claims. */
export async function chargesOfClaims(
  db: Reader,
  practiceId: string,
  claims: readonly { id: string }[],
): Promise<string[]> {
  if (claims.length === 0) return [];
  const { rows } = await sql<{ chargeId: string }>`
    select charge_id as "chargeId" from claim_line
    where practice_id = ${practiceId} and claim_id = ${anyOf(claims.map(({ id }) => id))}`.execute(db);
  return rows.map(({ chargeId }) => chargeId);
}
