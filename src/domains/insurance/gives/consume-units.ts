import { type AuthorizationExhaustedError, AuthorizationUnit } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { authorizationExhausted } from '../authorizations/authorization-exhausted.ts';
import { byCharge, giveUnits, lockHeld, takeUnits } from '../authorizations/use-units.ts';
import { findWanted, type LockedLine, lockLines } from '../authorizations/wanted-authorization.ts';
import { releaseUnits } from './reserve-units.ts';

interface CodedVisit {
  patientId: string;
  visitTypeId: string;
  /** The appointment that the visit was booked as; null for a walk-in. */
  appointmentId: string | null;
  serviceDate: string;
  /** Why the coding is released although no units are left. */
  overrideReason?: string | null;
  /** The argument of the refusal. */
  path: string[];
}

/** A charge that is released now. */
interface Charged {
  id: string;
  code: string;
  units: number;
}

/**
 * Turns what the appointment has reserved into consumed units of the charges that are released now. Charges that have
 * consumed already are left as they are. Refuses where no authorization has enough units.
 */
export async function consumeUnits(
  unit: WriteUnit,
  { patientId, visitTypeId, appointmentId, serviceDate, overrideReason, path }: CodedVisit,
  charges: readonly Charged[],
): Promise<AuthorizationExhaustedError | null> {
  const consumed = await lockHeld(
    unit,
    'charge_id',
    charges.map(({ id }) => id),
  );
  const done = new Set(consumed.map(({ by }) => by));
  const open = charges.filter(({ id }) => !done.has(id));
  const wanted = await findWanted(unit, { patientId, visitTypeId, day: serviceDate });
  if (!wanted || open.length === 0) return null;
  const reserved = appointmentId ? await lockHeld(unit, 'appointment_id', [appointmentId]) : [];
  if (appointmentId) await releaseUnits(unit, appointmentId);
  const lines = await lockLines(unit, wanted);
  const isReserved = (line: LockedLine) => reserved.some(({ lineId }) => lineId === line.id);
  // Lines that the appointment had reserved come before others.
  const inOrder = [...lines.filter(isReserved), ...lines.filter((line) => !isReserved(line))];
  const parts = inOrder.map((line) => ({ line, uses: usesOf(line, wanted.rule, open) }));
  const fitting = parts.find(({ line, uses }) => uses.length > 0 && sumOf(uses) <= line.left);
  if (fitting) {
    const { id, authorizationId, authorizationVersion, patientId: of } = fitting.line;
    for (const { chargeId, units } of fitting.uses)
      await takeUnits(
        unit,
        { lineId: id, units, authorizationId, authorizationVersion, patientId: of },
        byCharge(chargeId),
      );
    return null;
  }
  if (overrideReason) return null;
  const needed = Math.max(wanted.rule.units, ...parts.map(({ uses }) => sumOf(uses)));
  return authorizationExhausted(unit, wanted, {
    needed,
    lines,
    path,
    wayOut: 'give the reason in authorizationOverrideReason',
  });
}

/** Gives back what charges have consumed: they were voided, or their coding was opened again. */
export async function returnUnits(unit: WriteUnit, chargeIds: readonly string[]): Promise<void> {
  for (const held of await lockHeld(unit, 'charge_id', chargeIds)) await giveUnits(unit, held, byCharge(held.by));
}

interface Use {
  chargeId: string;
  units: number;
}

/** Units that charges take of a line: those of the visit once, or those of each charge of its procedure. */
function usesOf(
  { code, unitKind }: LockedLine,
  rule: { code?: string | null; units: number },
  charges: readonly Charged[],
): Use[] {
  const procedure = code ?? rule.code ?? null;
  const matching = charges.filter((charge) => procedure === null || charge.code === procedure);
  if (unitKind === AuthorizationUnit.SERVICE)
    return matching.map(({ id, units }) => ({ chargeId: id, units: Number(units) }));
  const [first] = matching;
  return first ? [{ chargeId: first.id, units: rule.units }] : [];
}

function sumOf(uses: readonly Use[]): number {
  return uses.reduce((sum, { units }) => sum + units, 0);
}
