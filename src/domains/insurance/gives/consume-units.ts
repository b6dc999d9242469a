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
  /** Why the charges are billed although no units are left. */
  overrideReason?: string | null | undefined;
  /** The argument of the refusal. */
  path: string[];
  /** Other charges of the visit, which were released before. Default: none. */
  earlierChargeIds?: readonly string[];
}

/** A charge that is released now. */
interface Charged {
  id: string;
  code: string;
  units: number;
}

/**
 * Turns what the appointment has reserved into consumed units of the charges that are billed now. Charges that have
 * consumed already are left as they are. Refuses where no authorization has enough units.
 */
export async function consumeUnits(
  unit: WriteUnit,
  { patientId, visitTypeId, appointmentId, serviceDate, overrideReason, path, earlierChargeIds = [] }: CodedVisit,
  charges: readonly Charged[],
): Promise<AuthorizationExhaustedError | null> {
  const consumed = await lockHeld(unit, 'charge_id', [...charges.map(({ id }) => id), ...earlierChargeIds]);
  const done = new Set(consumed.map(({ by }) => by));
  const open = charges.filter(({ id }) => !done.has(id));
  const wanted = await findWanted(unit, { patientId, visitTypeId, day: serviceDate });
  if (!wanted || open.length === 0) return null;
  const reserved = appointmentId ? await lockHeld(unit, 'appointment_id', [appointmentId]) : [];
  if (appointmentId) await releaseUnits(unit, appointmentId);
  // A visit is counted once, with its first charge.
  if (consumed.some(({ unitKind }) => unitKind === AuthorizationUnit.VISIT)) return null;
  const lines = await lockLines(unit, wanted);
  const isOfVisit = (line: LockedLine) => [...consumed, ...reserved].some(({ lineId }) => lineId === line.id);
  // Lines that the visit has taken units of come before others.
  const inOrder = [...lines.filter(isOfVisit), ...lines.filter((line) => !isOfVisit(line))];
  const parts = inOrder.map((line) => ({ line, uses: usesOf(line, wanted.rule, open) }));
  // A visit that consumes by service is authorized; a charge of another procedure needs nothing more.
  const wants = consumed.length === 0 ? parts : parts.filter(({ line }) => line.unitKind === AuthorizationUnit.SERVICE);
  if (consumed.length > 0 && wants.every(({ uses }) => uses.length === 0)) return null;
  const fitting = wants.find(({ line, uses }) => uses.length > 0 && sumOf(uses) <= line.left);
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
  const needed = Math.max(wanted.rule.units, ...wants.map(({ uses }) => sumOf(uses)));
  return authorizationExhausted(unit, wanted, {
    needed,
    lines,
    path,
    wayOut: 'give the reason in authorizationOverrideReason',
  });
}

/** Gives back what charges have consumed, and says whether they had: they were voided, or their coding was opened again. */
export async function returnUnits(unit: WriteUnit, chargeIds: readonly string[]): Promise<boolean> {
  const consumed = await lockHeld(unit, 'charge_id', chargeIds);
  for (const held of consumed) await giveUnits(unit, held, byCharge(held.by));
  return consumed.length > 0;
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
