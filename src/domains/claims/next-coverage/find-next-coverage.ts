import { sql } from 'kysely';
import { ClaimStatus, type NextCoverageError, NextCoverageFault } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { CoverageEntity, type CoverageRow } from '../../insurance/coverage.entity.ts';
import { ClaimEntity, type ClaimRow } from '../claim.entity.ts';

/** The coverage that pays after a decided claim's, or the reason why none is billed. */
export async function findNextCoverage(unit: WriteUnit, claim: ClaimRow): Promise<CoverageRow | NextCoverageError> {
  const { em, practiceId } = unit;
  const { patientId, serviceDate, rank, visitId, part } = claim;
  const advice = await findAdvice(unit, claim);
  if (!advice) return refusal(claim, NextCoverageFault.NO_REMITTANCE);
  if (passedOn.has(advice.payerStatus)) return refusal(claim, NextCoverageFault.CROSSED_OVER);
  if (advice.status === 'HELD') return refusal(claim, NextCoverageFault.REMITTANCE_HELD);
  const coverage = await em.findOne(
    CoverageEntity,
    {
      ...{ practiceId, patientId, rank: { $gt: rank }, validFrom: { $lte: serviceDate } },
      $or: [{ validUntil: null }, { validUntil: { $gte: serviceDate } }],
    },
    { orderBy: { rank: 'asc' } },
  );
  if (!coverage) return refusal(claim, NextCoverageFault.NO_COVERAGE);
  const billed = await em.findOne(ClaimEntity, {
    ...{ practiceId, visitId, part, coverageId: coverage.id, status: { $ne: ClaimStatus.CLOSED } },
  });
  return billed ? refusal(billed, NextCoverageFault.ALREADY_BILLED) : coverage;
}

/** Processed as first, second or third payer, and passed on to the next one. */
const passedOn: ReadonlySet<string> = new Set(['19', '20', '21']);

/** The latest advice that decides about the claim. Of one day a correction comes after the reversal. */
async function findAdvice({ db, practiceId }: WriteUnit, { id }: ClaimRow) {
  const { rows } = await sql<{ payerStatus: string; status: string }>`
    select advice.payer_status as "payerStatus", advice.status from advice
    join remittance on remittance.practice_id = ${practiceId} and remittance.id = advice.remittance_id
    where advice.practice_id = ${practiceId} and advice.claim_id = ${id}
      and advice.status not in ('UNMATCHED', 'IGNORED')
    order by remittance.paid_on desc, advice.payer_status = '22', remittance.received_at desc, advice.ordinal desc
    limit 1`.execute(db);
  return rows[0] ?? null;
}

function refusal(claim: ClaimRow, reason: NextCoverageFault): NextCoverageError {
  return { __typename: 'NextCoverageError', message: messages[reason](claim), path: ['id'], reason, claim };
}

const messages: Readonly<Record<NextCoverageFault, (claim: ClaimRow) => string>> = {
  [NextCoverageFault.NO_REMITTANCE]: ({ pcn }) =>
    `No remittance about claim ${pcn} is here, so that its decision cannot be shown to the next payer: take in the 835 (receiveEdiFile), or match its advice (matchAdvice).`,
  [NextCoverageFault.REMITTANCE_HELD]: ({ pcn }) =>
    `The advice about claim ${pcn} is held: see Advice.heldFor, and ask the payer for a sound one.`,
  [NextCoverageFault.CROSSED_OVER]: ({ pcn }) =>
    `The payer has passed claim ${pcn} on to the next one itself: wait for that payer's remittance.`,
  [NextCoverageFault.NO_COVERAGE]: ({ pcn }) =>
    `The patient has no later coverage on the day of service of claim ${pcn}: add it (addCoverage), or bill the patient.`,
  [NextCoverageFault.ALREADY_BILLED]: ({ pcn, status }) =>
    `Claim ${pcn} asks that coverage already, and is ${status}: work on that one, or close it (closeClaim).`,
};
