import { sql } from 'kysely';
import { newId } from '../../../../database/sql/new-id.ts';
import type { ProfessionalClaim } from '../../../../edi/claim/professional-claim.ts';
import type { WriteUnit } from '../../../../writing/unit.ts';
import type { ClaimRow } from '../../claim.entity.ts';

export interface ClaimToFreeze {
  claim: ClaimRow;
  snapshot: ProfessionalClaim;
  sha256: string;
}

/** Snapshots of one statement. */
const chunk = 500;

/** Freezes the versions of claims, and puts them into their batch in this order. Answers the versions' ids. */
export async function keepVersions(
  unit: WriteUnit,
  batchId: string,
  frozen: readonly ClaimToFreeze[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (let from = 0; from < frozen.length; from += chunk) {
    const rows = frozen.slice(from, from + chunk).map(({ claim, snapshot, sha256 }, index) => ({
      ...{ id: newId(), claim_id: claim.id, patient_id: claim.patientId, number: claim.versionNumber },
      ...{ frequency: claim.frequency, snapshot, sha256, sensitivity: claim.sensitivity },
      ...{ member_id: newId(), position: from + index + 1 },
    }));
    await insert(unit, batchId, rows);
    unit.recordInserted(
      'claim_version',
      rows.map(({ id, patient_id: patientId }) => ({ id, patientId })),
    );
    for (const { claim_id: claimId, id } of rows) ids.set(claimId, id);
  }
  return ids;
}

/** From the practice's row, so that it runs on the server where that lies. */
async function insert({ db, practiceId, now }: WriteUnit, batchId: string, rows: readonly object[]): Promise<void> {
  await sql`insert into claim_version
      (practice_id, id, claim_id, patient_id, number, frequency, snapshot, sha256, frozen_at, sensitivity)
    select practice.practice_id, given.id, given.claim_id, given.patient_id, given.number, given.frequency,
      given.snapshot, given.sha256, ${now}, given.sensitivity
    from practice cross join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given
      (id uuid, claim_id uuid, patient_id uuid, number int, frequency text, snapshot jsonb, sha256 text, sensitivity int)
    where practice.practice_id = ${practiceId}`.execute(db);
  const members = rows.map((row) => ({ ...row, snapshot: undefined }));
  await sql`insert into batch_claim (practice_id, id, batch_id, position, claim_id, claim_version_id)
    select practice.practice_id, given.member_id, ${batchId}, given.position, given.claim_id, given.id
    from practice cross join jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as given
      (member_id uuid, position int, claim_id uuid, id uuid)
    where practice.practice_id = ${practiceId}`.execute(db);
}
