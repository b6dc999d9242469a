import { sql } from 'kysely';
import { newId } from '../../../../database/sql/new-id.ts';
import type { ProfessionalClaim } from '../../../../edi/claim/professional-claim.ts';
import { insertInBulk } from '../../../../writing/rows-in-bulk.ts';
import type { WriteUnit } from '../../../../writing/unit.ts';
import type { ClaimRow } from '../../claim.entity.ts';
import { ClaimVersionEntity } from '../../claim-version.entity.ts';

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
    const rows = frozen.slice(from, from + chunk).map(({ claim, snapshot, sha256 }) => ({
      ...{ id: newId(), claimId: claim.id, patientId: claim.patientId, number: claim.versionNumber },
      ...{ frequency: claim.frequency, snapshot, sha256, frozenAt: unit.now, sensitivity: claim.sensitivity },
    }));
    await insertInBulk(unit, ClaimVersionEntity, rows);
    const members = rows.map(({ id, claimId }, index) => ({
      ...{ member_id: newId(), position: from + index + 1, claim_id: claimId, id },
    }));
    await putInto(unit, batchId, members);
    for (const { claimId, id } of rows) ids.set(claimId, id);
  }
  return ids;
}

/** From the practice's row, so that it runs on the server where that lies. */
async function putInto({ db, practiceId }: WriteUnit, batchId: string, members: readonly object[]): Promise<void> {
  await sql`insert into batch_claim (practice_id, id, batch_id, position, claim_id, claim_version_id)
    select practice.practice_id, given.member_id, ${batchId}, given.position, given.claim_id, given.id
    from practice cross join jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as given
      (member_id uuid, position int, claim_id uuid, id uuid)
    where practice.practice_id = ${practiceId}`.execute(db);
}
