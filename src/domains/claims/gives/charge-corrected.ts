// Brings claims up to date with corrected charges and diagnoses.

import { LockMode } from '@mikro-orm/core';
import type { WriteUnit } from '../../../writing/unit.ts';
import { ClaimEntity, type ClaimRow } from '../claim.entity.ts';
import { ClaimLineEntity } from '../claim-line.entity.ts';
import { runEdits } from '../scrub/run-edits.ts';
import { isBeforeSending } from '../work/is-before-sending.ts';

/** A claim takes no more. */
const mostLines = 50;

/**
 * The claims of a locked coding that are corrected, locked: their charges and diagnoses can be changed though the coding
 * is released. A claim that is to be voided says what its last version said.
 */
export async function lockCorrected(unit: WriteUnit, visitCodingId: string): Promise<ClaimRow[]> {
  const { em, practiceId } = unit;
  const claims = await em.find(
    ClaimEntity,
    { practiceId, visitCodingId },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  return claims.filter(
    ({ status, versionNumber, frequency }) => versionNumber > 1 && frequency !== '8' && isBeforeSending(status),
  );
}

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

/**
 * Puts a new charge on the first of the claims that are corrected (`lockCorrected`) that has room, and scrubs it. False
 * where none has.
 */
export async function chargeAdded(unit: WriteUnit, corrected: readonly ClaimRow[], chargeId: string): Promise<boolean> {
  const { em, practiceId } = unit;
  await unit.save();
  for (const claim of corrected) {
    const lines = await em.find(ClaimLineEntity, { practiceId, claimId: claim.id });
    const last = lines.reduce((most, { position }) => Math.max(most, position), 0);
    if (last >= mostLines) continue;
    unit.create(ClaimLineEntity, { claimId: claim.id, position: last + 1, chargeId });
    await runEdits(unit, [claim]);
    return true;
  }
  return false;
}

/** Scrubs the claims that are corrected (`lockCorrected`): their coding has other diagnoses. */
export async function diagnosesCorrected(unit: WriteUnit, corrected: readonly ClaimRow[]): Promise<void> {
  await runEdits(unit, corrected);
}
