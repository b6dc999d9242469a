import type { AuthorizationExhaustedError } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { authorizationExhausted } from '../authorizations/authorization-exhausted.ts';
import { byAppointment, giveUnits, lockHeld, takeUnits } from '../authorizations/use-units.ts';
import { findWanted, lockLines } from '../authorizations/wanted-authorization.ts';
import { daysOfAppointments } from '../eligibility/coverages-on-day.ts';

/** A booked appointment. */
interface Booked {
  id: string;
  patientId: string;
  visitTypeId: string;
  siteId: string;
  startsAt: Date;
  authorizationOverrideReason?: string | null | undefined;
}

/**
 * Reserves the units that an appointment needs, in the caller's transaction and after its other locks. Refuses where none
 * are left, unless the appointment has a reason to be booked without. Nothing is reserved where the payer of the coverage
 * wants nothing authorized.
 */
export async function reserveUnits(
  unit: WriteUnit,
  appointment: Booked,
  path: string[] = ['input'],
): Promise<AuthorizationExhaustedError | null> {
  const [{ day } = { day: '' }] = await daysOfAppointments(unit.db, unit.practiceId, [appointment]);
  const { id, patientId, visitTypeId, authorizationOverrideReason } = appointment;
  const wanted = await findWanted(unit, { patientId, visitTypeId, day });
  if (!wanted) return null;
  const lines = await lockLines(unit, wanted);
  const needed = wanted.rule.units;
  const line = lines.find(({ left }) => left >= needed);
  if (line) {
    const { authorizationId, authorizationVersion } = line;
    const held = { lineId: line.id, units: needed, authorizationId, authorizationVersion, patientId: line.patientId };
    await takeUnits(unit, held, byAppointment(id));
    return null;
  }
  if (authorizationOverrideReason) return null;
  const wayOut = 'give the reason in authorizationOverrideReason';
  return authorizationExhausted(unit, wanted, { needed, lines, path, wayOut });
}

/** Gives back what an appointment has reserved. */
export async function releaseUnits(unit: WriteUnit, appointmentId: string): Promise<void> {
  for (const held of await lockHeld(unit, 'appointment_id', [appointmentId]))
    await giveUnits(unit, held, byAppointment(appointmentId));
}
