import { sql } from 'kysely';
import { anyOf } from '../../../database/sql/any-of.ts';
import type { Reader } from '../../../database/sql/reader.ts';
import { ClaimStatus, type FilingCode } from '../../../generated/models.ts';
import { filingCodes } from '../snapshot/claim-codes.ts';
import type { ClaimSource } from '../snapshot/claim-source.ts';
import { isAdjudicated, isInOffice } from '../status/claim-phases.ts';
import type { CoverageFacts } from './claim-facts.ts';

interface CoverageRow {
  claimId: string;
  rank: number;
  payerId: string;
  filingCode: FilingCode;
  /** Of the claim for the same visit that this coverage was asked to pay. */
  status: ClaimStatus | null;
  /** Its payer has passed it on. */
  isPassedOn: boolean;
}

/** The coverages of each claim's patient on its first day of service, by the claim's id. */
export async function findCoverages(
  db: Reader,
  practiceId: string,
  claims: readonly ClaimSource[],
): Promise<Map<string, CoverageFacts[]>> {
  const { rows } = await sql<CoverageRow>`
    select claim.id as "claimId", coverage.rank, plan.payer_id as "payerId",
      coalesce(plan.filing_code, payer.filing_code) as "filingCode", sent.status,
      coalesce((
        select advice.payer_status in ('19', '20', '21') from advice
        where advice.practice_id = ${practiceId} and advice.claim_id = sent.id and advice.status <> 'IGNORED'
        order by advice.received_at desc, advice.id desc limit 1), false) as "isPassedOn"
    from claim
    join coverage on coverage.practice_id = ${practiceId} and coverage.patient_id = claim.patient_id
      and coverage.valid_from <= claim.service_date
      and coalesce(coverage.valid_until, 'infinity') >= claim.service_date
    join plan on plan.practice_id = ${practiceId} and plan.id = coverage.plan_id
    join payer on payer.practice_id = ${practiceId} and payer.id = plan.payer_id
    left join claim sent on sent.practice_id = ${practiceId} and sent.visit_id = claim.visit_id
      and sent.coverage_id = coverage.id and sent.part = claim.part and sent.status <> 'CLOSED'
    where claim.practice_id = ${practiceId} and claim.id = ${anyOf(claims.map(({ id }) => id))}`.execute(db);
  const facts = rows.map(({ claimId, rank, payerId, filingCode, status, isPassedOn }) => ({
    ...{ claimId, rank, payerId, filingCode: filingCodes[filingCode], state: stateOf(status, isPassedOn) },
  }));
  return Map.groupBy(facts, ({ claimId }) => claimId);
}

function stateOf(status: ClaimStatus | null, isPassedOn: boolean): CoverageFacts['state'] {
  if (status === null || isInOffice(status)) return 'NOT_BILLED';
  // A decision that was taken back is none.
  if (!isAdjudicated(status) || status === ClaimStatus.REVERSED) return 'PENDING';
  return isPassedOn ? 'CROSSED_OVER' : 'ADJUDICATED';
}
