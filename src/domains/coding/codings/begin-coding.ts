import { LockMode } from '@mikro-orm/core';
import type { InvalidInputError, VisitCodingStatus } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { VisitEntity, type VisitRow } from '../../visits/visit.entity.ts';
import { VisitCodingEntity, type VisitCodingRow } from '../visit-coding.entity.ts';
import { codingChanged } from './visit-coding.events.ts';

/** A visit, as far as its coding needs it. */
export type CodedVisit = Pick<
  VisitRow,
  'id' | 'day' | 'patientId' | 'providerId' | 'sensitivity' | 'siteId' | 'ticket' | 'visitTypeId'
>;

/** A visit that no other write changes until commit: its coding is locked after it. */
export function lockVisit(unit: WriteUnit, id: string, path: string[]): Promise<VisitRow | InvalidInputError> {
  return unit.lock(VisitEntity, id, { path });
}

/** The coding of a visit, locked; null where it was not begun. */
export function lockCodingOf({ em, practiceId }: WriteUnit, { id }: CodedVisit): Promise<VisitCodingRow | null> {
  return em.findOne(VisitCodingEntity, { practiceId, visitId: id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** The coding of a locked visit that has none. */
export async function beginCoding(
  unit: WriteUnit,
  visit: CodedVisit,
  status: VisitCodingStatus,
): Promise<VisitCodingRow> {
  const { id: visitId, patientId, siteId, providerId = null, sensitivity } = visit;
  const coding = unit.create(VisitCodingEntity, {
    ...{ visitId, patientId, siteId, providerId, sensitivity, serviceDate: visit.day },
    ...{ status, openedAt: unit.now, changedAt: unit.now },
  });
  // Before its charges, which name it.
  await unit.save(codingChanged(coding));
  return coding;
}
