import { type AuthorizationExhaustedError, ChargeStatus } from '../../generated/models.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import { consumeUnits, returnUnits } from '../insurance/gives/consume-units.ts';
import { VisitEntity } from '../visits/visit.entity.ts';
import { ChargeEntity, type ChargeRow } from './charge.entity.ts';
import type { VisitCodingRow } from './visit-coding.entity.ts';

const path = ['input', 'authorizationOverrideReason'];

/** Consumes units of the authorizations that the payer wants for the visit, for charges that are billed now. */
export async function consumeAuthorized(
  unit: WriteUnit,
  { patientId, visitId, serviceDate }: VisitCodingRow,
  charges: readonly ChargeRow[],
  { overrideReason, earlier = [] }: { overrideReason?: string | null | undefined; earlier?: readonly ChargeRow[] },
): Promise<AuthorizationExhaustedError | null> {
  const { visitTypeId, appointmentId = null } = await unit.get(VisitEntity, visitId);
  const earlierChargeIds = earlier.map(({ id }) => id);
  const visit = { patientId, visitTypeId, appointmentId, serviceDate, overrideReason, path, earlierChargeIds };
  return consumeUnits(unit, visit, charges);
}

/** Consumes the units of a charge of a released coding that was added or changed; those it had are given back first. */
export async function consumeCorrected(
  unit: WriteUnit,
  coding: VisitCodingRow,
  charge: ChargeRow,
  overrideReason: string | null | undefined,
): Promise<AuthorizationExhaustedError | null> {
  await returnUnits(unit, [charge.id]);
  const earlier = (await findBilled(unit, coding)).filter(({ id }) => id !== charge.id);
  return consumeAuthorized(unit, coding, [charge], { overrideReason, earlier });
}

/** Gives back the units of a voided charge. Those of the visit as a whole pass on to what remains of its charges. */
export async function returnAuthorized(unit: WriteUnit, coding: VisitCodingRow, voided: ChargeRow): Promise<void> {
  const hadUnits = await returnUnits(unit, [voided.id]);
  if (!hadUnits) return;
  const overrideReason = 'The units were those of a charge that was voided';
  await consumeAuthorized(unit, coding, await findBilled(unit, coding), { overrideReason });
}

/** The charges of a coding that count, without those that are voided now. */
function findBilled({ em, practiceId }: WriteUnit, { id: visitCodingId }: VisitCodingRow): Promise<ChargeRow[]> {
  const status = { $in: [ChargeStatus.RELEASED, ChargeStatus.CORRECTION_NEEDED] };
  return em.find(ChargeEntity, { practiceId, visitCodingId, status }, { orderBy: { createdAt: 'asc', id: 'asc' } });
}
