// Proposes a charge for something that another domain did in a visit.

import {
  type ChargedDrugInput,
  type ChargeSource,
  ChargeStatus,
  type CodingLockedError,
  type InvalidInputError,
  VisitCodingStatus,
} from '../../../generated/models.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { ChargeEntity, type ChargeRow } from '../charge.entity.ts';
import { placeOfServiceAt } from '../charges/add-usual-charges.ts';
import { normalCode } from '../charges/charge-forms.ts';
import { chargePrice, findFirstPayer } from '../charges/charge-price.ts';
import { drugFacts } from '../charges/check-charge.ts';
import { beginCoding, lockCodingOf, lockVisit } from '../codings/begin-coding.ts';
import { codingLocked } from '../codings/lock-coding.ts';
import { saveCoding } from '../codings/save-coding.ts';

/** A row of another domain that is to be billed. */
export interface Proposal {
  visitId: string;
  source: ChargeSource;
  /** The row that proposes it, once. */
  sourceId: string;
  code: string;
  modifiers?: readonly string[];
  /** Default: 1. */
  units?: number;
  drug?: ChargedDrugInput | null;
  /** Default: the day of the visit. */
  serviceDate?: string;
  providerId?: string | null;
  description?: string | null;
}

/**
 * Adds a proposal to the coding of a visit, in the caller's transaction; also before the end of the visit. The same row
 * proposes once: again, it gets the charge that is there. A coding that was released is refused. Locks the visit, then its
 * coding.
 * @param path The caller's argument that names what is to be billed.
 */
export async function proposeCharge(
  unit: WriteUnit,
  proposal: Proposal,
  path: string[] = ['id'],
): Promise<ChargeRow | CodingLockedError | InvalidInputError> {
  const visit = await lockVisit(unit, proposal.visitId, path);
  if (isRefusal(visit)) return visit;
  const coding = (await lockCodingOf(unit, visit)) ?? (await beginCoding(unit, visit, VisitCodingStatus.WAITING));
  const { source, sourceId, units = 1, drug, providerId = null, description = null } = proposal;
  const proposed = { practiceId: unit.practiceId, source, sourceId, status: { $ne: ChargeStatus.VOIDED } };
  const present = await unit.em.findOne(ChargeEntity, proposed);
  if (present) return present;
  const locked = coding.status === VisitCodingStatus.RELEASED ? await codingLocked(unit, coding, path) : null;
  if (locked) return locked;
  const { id: visitCodingId, patientId, sensitivity, siteId } = coding;
  const serviceDate = proposal.serviceDate ?? coding.serviceDate;
  const modifiers = (proposal.modifiers ?? []).map(normalCode);
  const facts = { code: normalCode(proposal.code), modifiers, units, serviceDate };
  const placeOfService = await placeOfServiceAt(unit, siteId);
  const charge = unit.create(ChargeEntity, {
    ...{ visitCodingId, patientId, sensitivity, placeOfService, ...facts, ...drugFacts(drug), pointers: [] },
    ...{ providerId, description, source, sourceId, status: ChargeStatus.PROPOSED, createdAt: unit.now },
    amountCents: await chargePrice(unit, await findFirstPayer(unit, patientId, serviceDate), facts),
  });
  await saveCoding(unit, coding);
  return charge;
}
