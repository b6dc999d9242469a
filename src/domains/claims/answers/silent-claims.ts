import { sql } from 'kysely';
import type { ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';
import type { WriteUnit } from '../../../writing/unit.ts';

/** A claim that is overdue, of a payer that takes questions. */
export interface SilentClaim {
  claimId: string;
  versionNumber: number;
  patientId: string;
  payerId: string;
  sensitivity: number;
  payerControlNumber: string | null;
  snapshot: ProfessionalClaim;
  clearinghouseId: string;
  /** The payer's number for questions at that clearinghouse. */
  payerNumber: string;
}

/** Questions of one file. */
export const mostQuestions = 200;

/**
 * Claims whose acknowledgement or decision is overdue, which were sent, and which were not asked about today. Those that
 * another write has are left for later.
 */
export async function findSilentClaims({ db, practiceId, now }: WriteUnit): Promise<SilentClaim[]> {
  const today = now.toISOString().slice(0, 10);
  const { rows } = await sql<SilentClaim>`
    select claim.id as "claimId", version.number as "versionNumber", claim.payer_control_number as "payerControlNumber",
      claim.patient_id as "patientId", claim.payer_id as "payerId", claim.sensitivity, version.snapshot, route.clearinghouse_id as "clearinghouseId", route.payer_number as "payerNumber"
    from claim
    join payer_route route on route.practice_id = ${practiceId} and route.payer_id = claim.payer_id
      and route.transaction = 'CLAIM_STATUS'
    join claim_version version on version.practice_id = ${practiceId} and version.claim_id = claim.id
      and version.number = claim.version_number
    where claim.practice_id = ${practiceId} and claim.is_overdue and claim.expects in ('CLAIM_ANSWER', 'ADJUDICATION')
      and claim.snoozed_until is null and route.enrolled_from <= ${today}::date
      and (route.enrolled_until is null or route.enrolled_until >= ${today}::date)
      and not exists (select from status_question asked where asked.practice_id = ${practiceId}
        and asked.claim_id = claim.id and asked.asked_on = ${today}::date)
    order by route.clearinghouse_id, claim.id limit ${mostQuestions}
    for update of claim skip locked`.execute(db);
  return rows;
}
