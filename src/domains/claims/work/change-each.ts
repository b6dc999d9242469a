import { LockMode } from '@mikro-orm/core';
import { toTypeId } from '../../../contract/type-id.ts';
import { type ClaimRefusal, ClaimRefusalReason } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { ClaimEntity, type ClaimRow } from '../claim.entity.ts';

/** A refusal with the row that stands for the claim. */
export type RefusedClaim = Omit<ClaimRefusal, 'claim'> & { claim: ClaimRow | null };

export interface LockedClaims {
  /** Those that may be changed, in the order of the ids. */
  claims: ClaimRow[];
  refused: RefusedClaim[];
}

/**
 * Locks claims, each once, in one sequence for all writers. `refuse` says why a claim cannot be changed; null where it
 * can.
 */
export async function lockEach(
  { em, practiceId }: WriteUnit,
  ids: readonly string[],
  refuse: (claim: ClaimRow) => string | null,
): Promise<LockedClaims> {
  const asked = [...new Set(ids)];
  const rows = await em.find(
    ClaimEntity,
    { practiceId, id: { $in: asked } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const locked: LockedClaims = { claims: [], refused: [] };
  for (const id of asked) {
    const claim = byId.get(id) ?? null;
    const message = claim
      ? refuse(claim)
      : `This practice has no claim ${toTypeId('Claim', id)}; use the id of one that it has.`;
    const reason = claim ? ClaimRefusalReason.STATE : ClaimRefusalReason.UNKNOWN;
    if (claim && message === null) locked.claims.push(claim);
    else locked.refused.push({ claim, reason, message: message ?? '' });
  }
  return locked;
}
