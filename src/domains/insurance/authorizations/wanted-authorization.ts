import { sql } from 'kysely';
import { rowsById } from '../../../reading/rows-by.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import type { CoverageRow } from '../coverage.entity.ts';
import { findCoveragesOnDay } from '../eligibility/coverages-on-day.ts';
import { type LineFacts, lineFacts } from './authorization.loaders.ts';
import { PayerAuthorizationLineEntity } from './payer-authorization-line.entity.ts';
import type { PayerAuthorizationRuleRow } from './payer-authorization-rule.entity.ts';

/** A visit of a patient on a day. */
export interface VisitOnDay {
  patientId: string;
  visitTypeId: string;
  day: string;
}

/** The rule that the payer of a patient's coverage has for a visit. */
export interface WantedAuthorization {
  rule: PayerAuthorizationRuleRow;
  coverage: CoverageRow;
  day: string;
}

/** The authorization that a visit needs; null where the payer wants none, or the patient has no coverage that day. */
export async function findWanted(
  { db, practiceId }: WriteUnit,
  { patientId, visitTypeId, day }: VisitOnDay,
): Promise<WantedAuthorization | null> {
  const rules = await db
    .selectFrom('payer_authorization_rule')
    .selectAll()
    .where('practiceId', '=', practiceId)
    .where('visitTypeId', '=', visitTypeId)
    .execute();
  if (rules.length === 0) return null;
  const coverage = (await findCoveragesOnDay(db, practiceId, [{ key: '', patientId, day }])).get('');
  if (!coverage) return null;
  const plan = await db
    .selectFrom('plan')
    .select('payerId')
    .where('practiceId', '=', practiceId)
    .where('id', '=', coverage.planId)
    .executeTakeFirstOrThrow();
  const rule = (rules as PayerAuthorizationRuleRow[]).find(({ payerId }) => payerId === plan.payerId);
  return rule ? { rule, coverage, day } : null;
}

/** A line, and the authorization that it is of. */
export interface LockedLine extends LineFacts {
  authorizationVersion: number;
  patientId: string;
}

/**
 * The lines that units of a visit can be taken from, the first to expire first. Locked: of two that want the last unit
 * the second waits, and then finds it taken.
 */
export async function lockLines(
  { db, practiceId }: WriteUnit,
  { rule, coverage, day }: WantedAuthorization,
): Promise<LockedLine[]> {
  const { rows } = await sql<{ id: string; version: number; patient: string }>`
    select line.id, held.version, held.patient_id as patient
    from payer_authorization_line line
    join payer_authorization held on held.practice_id = line.practice_id and held.id = line.authorization_id
    where line.practice_id = ${practiceId} and held.practice_id = ${practiceId} and held.coverage_id = ${coverage.id}
      and held.kind = ${rule.kind} and held.status = 'APPROVED' and held.valid_from <= ${day} and held.valid_until >= ${day}
      and (line.code is null or ${rule.code ?? null}::text is null or line.code = ${rule.code ?? null})
    order by held.valid_until, held.id, line.position
    for update of line`.execute(db);
  // Read again: a statement that waited for a lock shows joined rows as they were before.
  const lines = await rowsById(PayerAuthorizationLineEntity).load(
    db,
    rows.map(({ id }) => id),
    practiceId,
  );
  return rows.flatMap(({ id, version, patient }) => {
    const line = lines.get(id);
    return line ? [{ ...lineFacts(line), authorizationVersion: version, patientId: patient }] : [];
  });
}
