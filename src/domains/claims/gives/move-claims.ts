import { sql } from 'kysely';
import { anyOf } from '../../../database/sql/any-of.ts';
import { AuditAction, AuditCategory } from '../../../generated/models.ts';
import { type Move, type MovedRows, moveRows, moveRowsBack } from '../../../writing/moved-rows.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { ClaimEntity } from '../claim.entity.ts';
import { claimChanged } from '../claim.events.ts';

/** Gives all claims of one patient to another one, with their versions and events. */
export async function moveClaims(unit: WriteUnit, move: Move): Promise<MovedRows> {
  const moved = await moveRows(unit, ClaimEntity, move);
  return follow(unit, Object.keys(moved), move);
}

/** Gives claims that were moved back; false where one was changed since. */
export async function moveClaimsBack(unit: WriteUnit, move: Move, moved: MovedRows = {}): Promise<boolean> {
  if (!(await moveRowsBack(unit, ClaimEntity, move, moved))) return false;
  await follow(unit, Object.keys(moved), move);
  return true;
}

/** Tables whose rows go with their claims. */
const following = [
  ['claim_version', 'ClaimVersion'],
  ['claim_event', 'ClaimEvent'],
] as const;

/** Versions and events never change but for the patient that they are of. Answers the claims' versions. */
async function follow(unit: WriteUnit, ids: readonly string[], { from, to }: Move): Promise<MovedRows> {
  const { db, em, practiceId } = unit;
  if (ids.length === 0) return {};
  for (const [table, type] of following) {
    const { rows } = await sql<{ id: string }>`update ${sql.table(table)} set patient_id = ${to}
      where practice_id = ${practiceId} and claim_id = ${anyOf(ids)} returning id`.execute(db);
    for (const { id } of rows)
      for (const patientId of [from, to])
        unit.record(AuditAction.UPDATE, { type, id, version: undefined, patientId, category: AuditCategory.CLAIMS });
  }
  const claims = await em.find(ClaimEntity, { practiceId, id: { $in: [...ids] } }, { orderBy: { id: 'asc' } });
  await unit.save(...claims.map((claim) => claimChanged(claim, { patientBefore: from })));
  return Object.fromEntries(claims.map(({ id, version }) => [id, version]));
}
