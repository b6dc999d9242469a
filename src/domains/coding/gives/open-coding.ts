// Opens the coding of a visit that is over, with what visits of its type are usually charged.

import { LockMode } from '@mikro-orm/core';
import { ChargeSource, ChargeStatus, VisitCodingStatus } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { SiteEntity } from '../../practice/site.entity.ts';
import { VisitTypeEntity } from '../../practice/visit-type.entity.ts';
import type { VisitRow } from '../../visits/visit.entity.ts';
import { ChargeEntity } from '../charge.entity.ts';
import { chargePrice, findFirstPayer } from '../charges/charge-price.ts';
import { saveCoding } from '../codings/save-coding.ts';
import { codingChanged } from '../codings/visit-coding.events.ts';
import { standingOf } from '../queries/standing-of.ts';
import { VisitCodingEntity, type VisitCodingRow } from '../visit-coding.entity.ts';

/** Called in the transaction that ends a locked visit. A coding that is there already goes on with what it has. */
export async function openCoding(unit: WriteUnit, visit: VisitRow): Promise<void> {
  const present = await lockCodingOf(unit, visit);
  if (present?.status === VisitCodingStatus.WAITING) {
    Object.assign(present, await standingOf(unit, present));
    present.providerId = visit.providerId ?? null;
    await saveCoding(unit, present);
  }
  if (present) return;
  const coding = unit.create(VisitCodingEntity, {
    ...{ visitId: visit.id, patientId: visit.patientId, siteId: visit.siteId, providerId: visit.providerId ?? null },
    ...{ serviceDate: visit.day, status: VisitCodingStatus.READY, openedAt: unit.now, changedAt: unit.now },
    sensitivity: visit.sensitivity,
  });
  // Before its charges, which name it.
  await unit.save(codingChanged(coding));
  await addUsualCharges(unit, coding, visit.visitTypeId);
}

/** The coding of a visit, locked; null before its end. */
export function lockCodingOf({ em, practiceId }: WriteUnit, { id }: VisitRow): Promise<VisitCodingRow | null> {
  return em.findOne(VisitCodingEntity, { practiceId, visitId: id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

async function addUsualCharges(unit: WriteUnit, coding: VisitCodingRow, visitTypeId: string): Promise<void> {
  const { usualCharges } = await unit.get(VisitTypeEntity, visitTypeId);
  if (usualCharges.length === 0) return;
  const { placeOfService } = await unit.get(SiteEntity, coding.siteId);
  const { id: visitCodingId, patientId, serviceDate, sensitivity } = coding;
  const payer = await findFirstPayer(unit, patientId, serviceDate);
  for (const [index, { code, modifiers, units }] of usualCharges.entries()) {
    const facts = { code, modifiers: [...modifiers], units, serviceDate };
    unit.create(ChargeEntity, {
      ...{ visitCodingId, patientId, placeOfService, sensitivity, ...facts, pointers: [] },
      ...{ source: ChargeSource.VISIT_TYPE, status: ChargeStatus.PROPOSED },
      amountCents: await chargePrice(unit, payer, facts),
      // In the order of the visit type.
      createdAt: new Date(unit.now.getTime() + index),
    });
  }
  await unit.save();
}
