// Makes the claim to the patient's next coverage, with the decision of the payer before it.

import {
  type BillNextCoverageResult,
  ClaimEventKind,
  ClaimQueue,
  ClaimStatus,
  type MutationBillNextCoverageArgs,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import type { CoverageRow } from '../../insurance/coverage.entity.ts';
import { PayerEntity } from '../../insurance/payer.entity.ts';
import { PlanEntity } from '../../insurance/plan.entity.ts';
import { ClaimEntity, type ClaimRow } from '../claim.entity.ts';
import { ClaimLineEntity } from '../claim-line.entity.ts';
import { deadlineOf } from '../create-claims-of.ts';
import { newPcn } from '../pcn.ts';
import { runEdits } from '../scrub/run-edits.ts';
import { isAdjudicated } from '../status/claim-phases.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { lockClaim, ownEvent } from '../work/change-claim.ts';
import { findNextCoverage } from './find-next-coverage.ts';

const isDecided = ({ status }: ClaimRow): boolean => isAdjudicated(status) && status !== ClaimStatus.REVERSED;

export function billNextCoverage(
  context: Context,
  { id, input }: MutationBillNextCoverageArgs,
): Promise<BillNextCoverageResult> {
  return write<BillNextCoverageResult>(context, 'billNextCoverage', async (unit) => {
    const earlier = await lockClaim(unit, id, input.expectedVersion, isDecided);
    if (isRefusal(earlier)) return earlier;
    const coverage = await findNextCoverage(unit, earlier);
    if ('__typename' in coverage) return coverage;
    const claim = await makeNext(unit, earlier, coverage);
    await recordClaimEvents(unit, [
      ownEvent(unit, claim, ClaimEventKind.CREATED, { reports: ClaimStatus.DRAFT }),
      ownEvent(unit, earlier, ClaimEventKind.NOTED, { text: `The next coverage is billed with claim ${claim.pcn}.` }),
    ]);
    await runEdits(unit, [claim]);
    return { __typename: 'BillNextCoverageSuccess', claim };
  });
}

/** The same charges and facts, for another payer. */
async function makeNext(unit: WriteUnit, earlier: ClaimRow, coverage: CoverageRow): Promise<ClaimRow> {
  const { practiceId, em } = unit;
  const plan = await unit.get(PlanEntity, coverage.planId);
  const { id: payerId, timelyFilingDays } = await unit.get(PayerEntity, plan.payerId);
  const { patientId, visitId, visitCodingId, providerId, siteId, part, serviceDate, totalCents, codes } = earlier;
  const { delayReason: _, ...knownDetails } = earlier.knownDetails;
  const claim = unit.create(ClaimEntity, {
    ...{ patientId, visitId, visitCodingId, coverageId: coverage.id, payerId, providerId, siteId },
    ...{ rank: coverage.rank, part, pcn: newPcn(), serviceDate, totalCents, codes: [...codes], knownDetails },
    ...{ status: ClaimStatus.DRAFT, statusSince: unit.now, queue: ClaimQueue.TO_FIX, inQueueSince: unit.now },
    deadline: deadlineOf(serviceDate, timelyFilingDays),
    ...{ reasonCodes: [], frequency: '1', createdAt: unit.now, sensitivity: earlier.sensitivity },
  });
  await unit.save();
  for (const { position, chargeId } of await em.find(ClaimLineEntity, { practiceId, claimId: earlier.id }))
    unit.create(ClaimLineEntity, { claimId: claim.id, position, chargeId });
  await unit.save();
  return claim;
}
