import { LockMode } from '@mikro-orm/core';
import type { WriteUnit } from '../../../writing/unit.ts';
import { ClaimEntity, type ClaimRow } from '../claim.entity.ts';

/** Claims that no other transaction changes until commit, by id; always in the same order, so that none waits in a circle. */
export async function lockClaims(
  { em, practiceId }: WriteUnit,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, ClaimRow>> {
  const sought = [...new Set(ids)];
  if (sought.length === 0) return new Map();
  const claims = await em.find(
    ClaimEntity,
    { practiceId, id: { $in: sought } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  return new Map(claims.map((claim) => [claim.id, claim]));
}
