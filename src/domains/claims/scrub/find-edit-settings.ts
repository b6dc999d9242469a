import { sql } from 'kysely';
import { anyOf } from '../../../database/sql/any-of.ts';
import type { Reader } from '../../../database/sql/reader.ts';
import type { ClaimSource } from '../snapshot/claim-source.ts';
import type { EditSetting } from './claim-facts.ts';

/** The edits that a practice has set otherwise; what it set for the payer comes before what it set for all. */
export async function findEditSettings(
  db: Reader,
  practiceId: string,
  claims: readonly ClaimSource[],
): Promise<(payerId: string) => ReadonlyMap<string, EditSetting>> {
  const payers = [...new Set(claims.map(({ payerId }) => payerId))];
  const { rows } = await sql<{ edit: string; payerId: string | null; setting: EditSetting }>`
    select edit, payer_id as "payerId", setting from edit_setting
    where practice_id = ${practiceId} and (payer_id is null or payer_id = ${anyOf(payers)})`.execute(db);
  const byPayer = new Map(
    payers.map((payerId) => {
      const of = (id: string | null) => rows.filter((row) => row.payerId === id);
      return [payerId, new Map([...of(null), ...of(payerId)].map(({ edit, setting }) => [edit, setting]))];
    }),
  );
  return (payerId) => byPayer.get(payerId) ?? new Map();
}
