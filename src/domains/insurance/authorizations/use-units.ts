import { sql } from 'kysely';
import { newId } from '../../../database/sql/new-id.ts';
import { AuditAction, AuditCategory, type AuthorizationUnit } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';

/** The row that takes units of a line. */
export type UsedBy = { appointmentId: string; chargeId: null } | { appointmentId: null; chargeId: string };

export const byAppointment = (appointmentId: string): UsedBy => ({ appointmentId, chargeId: null });
export const byCharge = (chargeId: string): UsedBy => ({ appointmentId: null, chargeId });

export interface Held {
  lineId: string;
  units: number;
  authorizationId: string;
  authorizationVersion: number;
  patientId: string;
}

/** Notes a use of a locked line, and keeps its sum. The constraint `payer_authorization_line_units` has the last word. */
export async function takeUnits(unit: WriteUnit, held: Held, by: UsedBy): Promise<void> {
  const counter = by.chargeId ? 'consumed' : 'reserved';
  await count(unit, held, counter, held.units);
  await note(unit, held, by, by.chargeId ? 'CONSUMED' : 'RESERVED');
}

/** Gives units of a locked line back. */
export async function giveUnits(unit: WriteUnit, held: Held, by: UsedBy): Promise<void> {
  await count(unit, held, by.chargeId ? 'consumed' : 'reserved', -held.units);
  await note(unit, held, by, 'RELEASED');
}

/** Units that appointments or charges hold. Their lines are locked. */
export async function lockHeld(
  { db, practiceId }: WriteUnit,
  column: 'appointment_id' | 'charge_id',
  ids: readonly string[],
): Promise<(Held & { by: string; unitKind: AuthorizationUnit })[]> {
  if (ids.length === 0) return [];
  const by = sql.raw(`used.${column}`);
  await sql`
    select from payer_authorization_line where practice_id = ${practiceId} and id in (
      select line_id from payer_authorization_use used where used.practice_id = ${practiceId} and ${by} = any(${ids}::uuid[]))
    order by id for update`.execute(db);
  const { rows } = await sql<HeldRow>`
    select ${by} as by, used.line_id as line, line.unit_kind as kind, sum(case used.kind when 'RELEASED' then -used.units else used.units end) as units,
      held.id, held.version, held.patient_id as patient
    from payer_authorization_use used
    join payer_authorization_line line on line.practice_id = used.practice_id and line.id = used.line_id
    join payer_authorization held on held.practice_id = line.practice_id and held.id = line.authorization_id
    where used.practice_id = ${practiceId} and line.practice_id = ${practiceId} and held.practice_id = ${practiceId} and ${by} = any(${ids}::uuid[])
    group by 1, 2, 3, 5, 6, 7
    having sum(case used.kind when 'RELEASED' then -used.units else used.units end) > 0`.execute(db);
  return rows.map(({ by, line, kind, units, id, version, patient }) => ({
    ...{ by, lineId: line, unitKind: kind, units: Number(units) },
    ...{ authorizationId: id, authorizationVersion: version, patientId: patient },
  }));
}

interface HeldRow {
  by: string;
  line: string;
  kind: AuthorizationUnit;
  units: string;
  id: string;
  version: number;
  patient: string;
}

async function count(
  { db, practiceId }: WriteUnit,
  { lineId }: Held,
  counter: 'consumed' | 'reserved',
  units: number,
): Promise<void> {
  const column = sql.raw(counter);
  await sql`update payer_authorization_line set ${column} = ${column} + ${units}::numeric
    where practice_id = ${practiceId} and id = ${lineId}`.execute(db);
}

async function note(
  unit: WriteUnit,
  { lineId, units, authorizationId, authorizationVersion, patientId }: Held,
  { appointmentId, chargeId }: UsedBy,
  kind: 'RESERVED' | 'CONSUMED' | 'RELEASED',
): Promise<void> {
  const { db, practiceId, now, staffMemberId } = unit;
  // The line is locked: no other write counts the same round.
  const before = await db
    .selectFrom('payer_authorization_use')
    .select('round')
    .where('practiceId', '=', practiceId)
    .where('lineId', '=', lineId)
    .where('kind', '=', kind)
    .where((row) => (appointmentId ? row('appointmentId', '=', appointmentId) : row('chargeId', '=', chargeId)))
    .orderBy('round', 'desc')
    .limit(1)
    .executeTakeFirst();
  const round = 1 + (before?.round ?? 0);
  await db
    .insertInto('payer_authorization_use')
    .values({
      practiceId,
      id: newId(),
      lineId,
      kind,
      units,
      appointmentId,
      chargeId,
      round,
      at: now,
      byId: staffMemberId,
    })
    .execute();
  unit.record(AuditAction.UPDATE, {
    ...{ type: 'PayerAuthorization', id: authorizationId, version: authorizationVersion, patientId },
    category: AuditCategory.COVERAGE,
  });
}
