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

/** Called in the transaction that ends a locked visit. A coding that waits goes on with what it has. */
export async function openCoding(unit: WriteUnit, visit: VisitRow): Promise<void> {
  const present = await lockCodingOf(unit, visit);
  const coding = present ?? (await beginCoding(unit, visit, VisitCodingStatus.READY));
  if (present?.status === VisitCodingStatus.WAITING) {
    Object.assign(present, await standingOf(unit, present));
    present.providerId = visit.providerId ?? null;
    await saveCoding(unit, present);
  } else if (present) return;
  await addUsualCharges(unit, coding, visit.visitTypeId);
}

/** The coding of a visit, locked; null where it was not begun. */
export function lockCodingOf({ em, practiceId }: WriteUnit, { id }: VisitRow): Promise<VisitCodingRow | null> {
  return em.findOne(VisitCodingEntity, { practiceId, visitId: id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** The coding of a locked visit that has none. */
export async function beginCoding(
  unit: WriteUnit,
  visit: VisitRow,
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

/** Once: those that a coder has voided do not come back. */
async function addUsualCharges(unit: WriteUnit, coding: VisitCodingRow, visitTypeId: string): Promise<void> {
  const { id: visitCodingId, patientId, serviceDate, sensitivity } = coding;
  const { usualCharges } = await unit.get(VisitTypeEntity, visitTypeId);
  if (usualCharges.length === 0) return;
  const given = { practiceId: unit.practiceId, visitCodingId, source: ChargeSource.VISIT_TYPE };
  if ((await unit.em.count(ChargeEntity, given)) > 0) return;
  const { placeOfService } = await unit.get(SiteEntity, coding.siteId);
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
