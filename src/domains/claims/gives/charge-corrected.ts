// Brings claims up to date with a corrected charge.

import { LockMode } from '@mikro-orm/core';
import type { WriteUnit } from '../../../writing/unit.ts';
import { ClaimEntity } from '../claim.entity.ts';
import { ClaimLineEntity } from '../claim-line.entity.ts';
import { runEdits } from '../scrub/run-edits.ts';
import { isBeforeSending } from '../work/is-before-sending.ts';

/**
 * Puts a charge in the place of another one on the claims that were not sent, and scrubs these. The same id twice: the
 * charge itself was changed. Without a new one, such as after a void, its line is taken off.
 */
export async function chargeCorrected(unit: WriteUnit, beforeId: string, afterId: string | null): Promise<void> {
  const { em, practiceId } = unit;
  await unit.save();
  const lines = await em.find(ClaimLineEntity, { practiceId, chargeId: beforeId });
  const ids = lines.map(({ claimId }) => claimId);
  const claims = (
    await em.find(
      ClaimEntity,
      { practiceId, id: { $in: ids } },
      { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
    )
  ).filter(({ status }) => isBeforeSending(status));
  const open = new Set(claims.map(({ id }) => id));
  for (const { claimId, position, ...line } of lines.filter((one) => open.has(one.claimId) && afterId !== beforeId)) {
    await em.nativeDelete(ClaimLineEntity, { practiceId, id: line.id });
    if (afterId) unit.create(ClaimLineEntity, { claimId, position, chargeId: afterId });
  }
  await runEdits(unit, claims);
}
