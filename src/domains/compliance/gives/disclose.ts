import { sql } from 'kysely';
import { newId } from '../../../database/sql/new-id.ts';
import type { DisclosurePurpose } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';

export interface NewDisclosure {
  patientId: string;
  payerId: string | null;
  clearinghouseId: string | null;
  purpose: DisclosurePurpose;
  /** Null where no claim leaves, but a question about a coverage or a claim. */
  claimVersionId: string | null;
  sensitivity: number;
}

/** Notes data of patients that leaves with this write. Called by whatever sends it, in the same transaction. */
export async function disclose(unit: WriteUnit, disclosures: readonly NewDisclosure[]): Promise<void> {
  if (disclosures.length === 0) return;
  const { db, practiceId, staffMemberId, now } = unit;
  const rows = disclosures.map((disclosure) => ({ ...disclosure, id: newId() }));
  await sql`insert into disclosure
      (practice_id, id, patient_id, payer_id, clearinghouse_id, purpose, claim_version_id, disclosed_by_id, at, sensitivity)
    select practice.practice_id, given.id, given."patientId", given."payerId", given."clearinghouseId", given.purpose,
      given."claimVersionId", ${staffMemberId}::uuid, ${now}, given.sensitivity
    from practice cross join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given
      (id uuid, "patientId" uuid, "payerId" uuid, "clearinghouseId" uuid, purpose text, "claimVersionId" uuid,
        sensitivity int)
    where practice.practice_id = ${practiceId}`.execute(db);
  unit.recordInserted('disclosure', rows);
}
