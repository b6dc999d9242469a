// Makes the claims of a visit's coding: one for the coverage of rank 1 on the day of service, in parts where one claim cannot take all.

import { ChargeStatus, ClaimEventKind, ClaimEventSource, ClaimQueue, ClaimStatus } from '../../generated/models.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import { ChargeEntity, type ChargeRow } from '../coding/charge.entity.ts';
import type { VisitCodingRow } from '../coding/visit-coding.entity.ts';
import { CoverageEntity, type CoverageRow } from '../insurance/coverage.entity.ts';
import { PayerEntity } from '../insurance/payer.entity.ts';
import { PlanEntity } from '../insurance/plan.entity.ts';
import { ClaimEntity, type ClaimRow } from './claim.entity.ts';
import { ClaimLineEntity } from './claim-line.entity.ts';
import { newPcn } from './pcn.ts';
import { runEdits } from './scrub/run-edits.ts';
import { splitCharges } from './split-charges.ts';
import { recordClaimEvents } from './status/record-claim-events.ts';

/** The facts of a coding that its claims take over. */
export type CodingToClaim = Pick<
  VisitCodingRow,
  'id' | 'patientId' | 'visitId' | 'siteId' | 'providerId' | 'serviceDate' | 'sensitivity'
>;

const dayMs = 86_400_000;

/**
 * Claims of codings that their writer has locked, and whose charges are released; scrubbed together, in the same
 * transaction. A patient without a coverage on the day of service gets none: the charges are the patient's own.
 */
export async function createClaimsOf(unit: WriteUnit, codings: readonly CodingToClaim[]): Promise<ClaimRow[]> {
  const made: MadeClaim[] = [];
  for (const coding of codings) made.push(...(await splitCoding(unit, coding)));
  if (made.length === 0) return [];
  await unit.save();
  for (const { claim, lines } of made) addLines(unit, claim, lines);
  const claims = made.map(({ claim }) => claim);
  await recordClaimEvents(
    unit,
    claims.map((claim) => ({
      claim,
      kind: ClaimEventKind.CREATED,
      source: unit.staffMemberId ? ClaimEventSource.STAFF : ClaimEventSource.SYSTEM,
      reports: ClaimStatus.DRAFT,
    })),
  );
  await runEdits(unit, claims);
  return claims;
}

interface MadeClaim {
  claim: ClaimRow;
  lines: readonly ChargeRow[];
}

async function splitCoding(unit: WriteUnit, coding: CodingToClaim): Promise<MadeClaim[]> {
  const coverage = await findCoverage(unit, coding);
  if (!coverage) return [];
  const { practiceId, em } = unit;
  const charges = await em.find(
    ChargeEntity,
    { practiceId, visitCodingId: coding.id, status: ChargeStatus.RELEASED },
    { orderBy: { createdAt: 'asc', id: 'asc' } },
  );
  const plan = await unit.get(PlanEntity, coverage.planId);
  const { id: payerId, timelyFilingDays } = await unit.get(PayerEntity, plan.payerId);
  return splitCharges(charges).map((lines, index) => ({
    claim: createClaim(unit, coding, { coverage, payerId, timelyFilingDays, lines, part: index + 1 }),
    lines,
  }));
}

interface Part {
  coverage: CoverageRow;
  payerId: string;
  timelyFilingDays: number | null | undefined;
  lines: readonly ChargeRow[];
  part: number;
}

function createClaim(
  unit: WriteUnit,
  coding: CodingToClaim,
  { coverage, payerId, timelyFilingDays, lines, part }: Part,
): ClaimRow {
  const serviceDate = lines.reduce((first, charge) => (charge.serviceDate < first ? charge.serviceDate : first), '9');
  return unit.create(ClaimEntity, {
    ...{ patientId: coding.patientId, visitId: coding.visitId, visitCodingId: coding.id, coverageId: coverage.id },
    ...{ payerId, providerId: coding.providerId ?? null, siteId: coding.siteId, rank: coverage.rank, part },
    ...{ pcn: newPcn(), serviceDate, codes: [...new Set(lines.map(({ code }) => code))] },
    totalCents: lines.reduce((total, { amountCents }) => total + amountCents, 0),
    ...{ status: ClaimStatus.DRAFT, statusSince: unit.now, queue: ClaimQueue.TO_FIX, inQueueSince: unit.now },
    deadline: deadlineOf(serviceDate, timelyFilingDays),
    ...{ reasonCodes: [], frequency: '1', createdAt: unit.now, sensitivity: coding.sensitivity },
  });
}

function addLines(unit: WriteUnit, { id: claimId }: ClaimRow, charges: readonly ChargeRow[]): void {
  for (const [index, charge] of charges.entries())
    unit.create(ClaimLineEntity, { claimId, position: index + 1, chargeId: charge.id });
}

function findCoverage({ em, practiceId }: WriteUnit, { patientId, serviceDate }: CodingToClaim) {
  return em.findOne(CoverageEntity, {
    ...{ practiceId, patientId, rank: 1, validFrom: { $lte: serviceDate } },
    $or: [{ validUntil: null }, { validUntil: { $gte: serviceDate } }],
  });
}

/** The last day on which a payer takes claims of a day of service; null where it has no limit. */
export function deadlineOf(serviceDate: string, timelyFilingDays: number | null | undefined): string | null {
  if (!timelyFilingDays) return null;
  return new Date(Date.parse(serviceDate) + timelyFilingDays * dayMs).toISOString().slice(0, 10);
}
