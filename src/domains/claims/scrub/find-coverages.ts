import { sql } from 'kysely';
import { anyOf } from '../../../database/sql/any-of.ts';
import type { Reader } from '../../../database/sql/reader.ts';
import type { ClaimStatus, FilingCode } from '../../../generated/models.ts';
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
}

/** The coverages of each claim's patient on its first day of service, by the claim's id. */
export async function findCoverages(
  db: Reader,
  practiceId: string,
  claims: readonly ClaimSource[],
): Promise<Map<string, CoverageFacts[]>> {
  const { rows } = await sql<CoverageRow>`
    select claim.id as "claimId", coverage.rank, plan.payer_id as "payerId",
      coalesce(plan.filing_code, payer.filing_code) as "filingCode", sent.status
    from claim
    join coverage on coverage.practice_id = ${practiceId} and coverage.patient_id = claim.patient_id
      and coverage.valid_from <= claim.service_date
      and coalesce(coverage.valid_until, 'infinity') >= claim.service_date
    join plan on plan.practice_id = ${practiceId} and plan.id = coverage.plan_id
    join payer on payer.practice_id = ${practiceId} and payer.id = plan.payer_id
    left join claim sent on sent.practice_id = ${practiceId} and sent.visit_id = claim.visit_id
      and sent.coverage_id = coverage.id and sent.part = claim.part and sent.status <> 'CLOSED'
    where claim.practice_id = ${practiceId} and claim.id = ${anyOf(claims.map(({ id }) => id))}`.execute(db);
  const facts = rows.map(({ claimId, rank, payerId, filingCode, status }) => ({
    ...{ claimId, rank, payerId, filingCode: filingCodes[filingCode], state: stateOf(status) },
  }));
  return Map.groupBy(facts, ({ claimId }) => claimId);
}

function stateOf(status: ClaimStatus | null): CoverageFacts['state'] {
  if (status === null || isInOffice(status)) return 'NOT_BILLED';
  return isAdjudicated(status) ? 'ADJUDICATED' : 'PENDING';
}
