import { ChargeSource, ChargeStatus } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { SiteEntity } from '../../practice/site.entity.ts';
import { VisitTypeEntity } from '../../practice/visit-type.entity.ts';
import { ChargeEntity } from '../charge.entity.ts';
import type { VisitCodingRow } from '../visit-coding.entity.ts';
import { chargePrice, findFirstPayer } from './charge-price.ts';

/** The place of service of charges at a site. */
export async function placeOfServiceAt(unit: WriteUnit, siteId: string): Promise<string> {
  return (await unit.get(SiteEntity, siteId)).placeOfService;
}

/** Once: those that a coder has voided do not come back. */
export async function addUsualCharges(unit: WriteUnit, coding: VisitCodingRow, visitTypeId: string): Promise<void> {
  const { id: visitCodingId, patientId, serviceDate, sensitivity } = coding;
  const { usualCharges } = await unit.get(VisitTypeEntity, visitTypeId);
  if (usualCharges.length === 0) return;
  const given = { practiceId: unit.practiceId, visitCodingId, source: ChargeSource.VISIT_TYPE };
  if ((await unit.em.count(ChargeEntity, given)) > 0) return;
  const placeOfService = await placeOfServiceAt(unit, coding.siteId);
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
