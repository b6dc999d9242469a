import { sql } from 'kysely';
import { anyOf } from '../../../../database/sql/any-of.ts';
import { ClaimStatus, type ReadyClaims } from '../../../../generated/models.ts';
import type { WriteUnit } from '../../../../writing/unit.ts';
import { ClaimEntity, type ClaimRow } from '../../claim.entity.ts';

export const mostClaims = 5_000;
const chunk = 500;

/** The claims that are ready and meet the conditions, by the time in which they became so. */
export async function findReady(
  { db, practiceId }: WriteUnit,
  { payerId = null, siteId = null }: ReadyClaims,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from claim
    where practice_id = ${practiceId} and queue = 'TO_SEND' and status = ${ClaimStatus.READY}
      and (${payerId}::uuid is null or payer_id = ${payerId}::uuid)
      and (${siteId}::uuid is null or site_id = ${siteId}::uuid)
    order by in_queue_since, id limit ${mostClaims}`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Locks the claims of one status. Those that another transaction holds are skipped, not waited for: it sends them, or
 * changes them. They are plain rows: with thousands of entities each `save` would look for changes in all of them.
 */
export async function lockClaims(
  { db, practiceId }: WriteUnit,
  claimIds: readonly string[],
  status: ClaimStatus,
): Promise<Map<string, ClaimRow>> {
  const locked = new Map<string, ClaimRow>();
  const ids = claimIds.toSorted();
  for (let from = 0; from < ids.length; from += chunk) {
    const some = await db
      .selectFrom('claim')
      .selectAll()
      .where('practiceId', '=', practiceId)
      .where('status', '=', status)
      .where('id', '=', anyOf(ids.slice(from, from + chunk)))
      .orderBy('id')
      .forUpdate()
      .skipLocked()
      .execute();
    for (const claim of some as ClaimRow[]) locked.set(claim.id, claim);
  }
  return locked;
}

/** Claims as they are, without a lock. */
export async function findClaims({ em, practiceId }: WriteUnit, claimIds: readonly string[]) {
  if (claimIds.length === 0) return new Map<string, ClaimRow>();
  const rows = await em.find(ClaimEntity, { practiceId, id: { $in: [...claimIds] } });
  return new Map(rows.map((claim) => [claim.id, claim]));
}

/** By payer: the clearinghouses by which it takes claims from the practice today. */
export async function findEnrolments(
  { db, practiceId, now }: WriteUnit,
  payerIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const today = now.toISOString().slice(0, 10);
  const { rows } = await sql<{ payerId: string; clearinghouseId: string }>`
    select payer_id as "payerId", clearinghouse_id as "clearinghouseId" from payer_route
    where practice_id = ${practiceId} and payer_id = ${anyOf([...new Set(payerIds)])}
      and transaction = 'PROFESSIONAL_CLAIM' and enrolled_from <= ${today}::date
      and coalesce(enrolled_until, 'infinity') >= ${today}::date`.execute(db);
  const byPayer = Map.groupBy(rows, ({ payerId }) => payerId);
  return new Map([...byPayer].map(([payer, routes]) => [payer, new Set(routes.map((one) => one.clearinghouseId))]));
}
