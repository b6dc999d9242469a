// Brings claims up to date with corrected charges and diagnoses.

import { LockMode } from '@mikro-orm/core';
import type { WriteUnit } from '../../../writing/unit.ts';
import { ClaimEntity, type ClaimRow } from '../claim.entity.ts';
import { ClaimLineEntity, type ClaimLineRow } from '../claim-line.entity.ts';
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

/** Scrubs the claims that were not sent and that a changed charge is on. */
export async function chargeCorrected(unit: WriteUnit, chargeId: string): Promise<void> {
  await unit.save();
  await runEdits(unit, await lockOpenClaims(unit, await findLines(unit, chargeId)));
}

/** Takes a voided charge off the claims that were not sent, and scrubs these. */
export async function chargeTakenOff(unit: WriteUnit, chargeId: string): Promise<void> {
  const { em, practiceId } = unit;
  await unit.save();
  const lines = await findLines(unit, chargeId);
  const claims = await lockOpenClaims(unit, lines);
  const open = new Set(claims.map(({ id }) => id));
  const ids = lines.filter(({ claimId }) => open.has(claimId)).map(({ id }) => id);
  await em.nativeDelete(ClaimLineEntity, { practiceId, id: { $in: ids } });
  await runEdits(unit, claims);
}

const findLines = ({ em, practiceId }: WriteUnit, chargeId: string): Promise<ClaimLineRow[]> =>
  em.find(ClaimLineEntity, { practiceId, chargeId });

async function lockOpenClaims({ em, practiceId }: WriteUnit, lines: readonly ClaimLineRow[]): Promise<ClaimRow[]> {
  const claims = await em.find(
    ClaimEntity,
    { practiceId, id: { $in: lines.map(({ claimId }) => claimId) } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  return claims.filter(({ status }) => isBeforeSending(status));
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
