import type { ClaimRow } from '../../domains/claims/claim.entity.ts';
import { createClaimsOf } from '../../domains/claims/create-claims-of.ts';
import { ChargeEntity } from '../../domains/coding/charge.entity.ts';
import { DiagnosisEntity } from '../../domains/coding/diagnosis.entity.ts';
import { VisitCodingEntity } from '../../domains/coding/visit-coding.entity.ts';
import { VisitEntity } from '../../domains/visits/visit.entity.ts';
import { VisitStepEntity } from '../../domains/visits/visit-step.entity.ts';
import { ChargeSource, ChargeStatus, VisitCodingStatus, VisitStage } from '../../generated/models.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import { demoFees } from '../bill-demo-practice.ts';

export interface PastVisit {
  siteId: string;
  patientId: string;
  providerId: string;
  visitTypeId: string;
  ticket: string;
  arrivedAt: Date;
  day: string;
  diagnoses: readonly string[];
  /** A code that is there twice makes two lines. */
  codes: readonly string[];
}

const minuteMs = 60_000;
const { WAITING, IN_ROOM, DONE } = VisitStage;

/** Visits that are over, with codings that the colleague of this write releases, and the claims that this makes, in turn. */
export async function codePastVisits(unit: WriteUnit, visits: readonly PastVisit[]): Promise<ClaimRow[]> {
  const visitIds = visits.map((visit) => addVisit(unit, visit));
  await unit.save();
  const codings = visits.map((visit, index) => {
    addSteps(unit, visit, visitIds[index] ?? '');
    return addCoding(unit, visit, visitIds[index] ?? '');
  });
  await unit.save();
  for (const [index, visit] of visits.entries()) addCodes(unit, visit, codings[index]?.id ?? '');
  await unit.save();
  return createClaimsOf(unit, codings);
}

function addCoding(unit: WriteUnit, { siteId, patientId, providerId, day, arrivedAt }: PastVisit, visitId: string) {
  return unit.create(VisitCodingEntity, {
    ...{ visitId, patientId, siteId, providerId, serviceDate: day, coderId: unit.staffMemberId },
    ...{ openedAt: after(arrivedAt, 45), changedAt: unit.now, status: VisitCodingStatus.RELEASED },
    ...{ releasedAt: unit.now, releasedById: unit.staffMemberId },
  });
}

function addCodes(unit: WriteUnit, { patientId, day, arrivedAt, ...visit }: PastVisit, visitCodingId: string): void {
  const ofCoding = { visitCodingId, patientId };
  for (const [index, code] of visit.diagnoses.entries())
    unit.create(DiagnosisEntity, { ...ofCoding, position: index + 1, code });
  for (const [index, code] of visit.codes.entries())
    unit.create(ChargeEntity, {
      ...{ ...ofCoding, serviceDate: day, placeOfService: '11', code, modifiers: [], units: 1, pointers: [1] },
      ...{ amountCents: demoFees[code] ?? 0, source: index === 0 ? ChargeSource.VISIT_TYPE : ChargeSource.CODER },
      ...{ status: ChargeStatus.RELEASED, createdAt: new Date(after(arrivedAt, 45).getTime() + index) },
    });
}

function addVisit(unit: WriteUnit, { diagnoses: _, codes: __, arrivedAt, ...visit }: PastVisit): string {
  const [roomedAt, endedAt] = [after(arrivedAt, 15), after(arrivedAt, 45)];
  const times = { arrivedAt, firstRoomedAt: roomedAt, endedAt, stageSince: endedAt };
  return unit.create(VisitEntity, { ...visit, stage: DONE, ...times }).id;
}

function addSteps(unit: WriteUnit, { arrivedAt }: PastVisit, visitId: string): void {
  const steps = [
    { fromStage: null, toStage: WAITING, at: arrivedAt },
    { fromStage: WAITING, toStage: IN_ROOM, at: after(arrivedAt, 15) },
    { fromStage: IN_ROOM, toStage: DONE, at: after(arrivedAt, 45) },
  ];
  for (const step of steps) unit.create(VisitStepEntity, { visitId, ...step });
}

const after = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * minuteMs);
