import { sql } from 'kysely';
import { ChargeStatus, type ReplacementNotTakenError } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { ChargeEntity } from '../../coding/charge.entity.ts';
import { PayerEntity } from '../../insurance/payer.entity.ts';
import type { ClaimRow } from '../claim.entity.ts';

/** The refusal of a replacement, or of a void, that the claim's payer does not take; null where it does. */
export async function replacementNotTaken(
  unit: WriteUnit,
  { payerId }: ClaimRow,
): Promise<ReplacementNotTakenError | null> {
  const payer = await unit.get(PayerEntity, payerId);
  if (payer.acceptsReplacement) return null;
  const message = `${payer.name} takes no replacements and no voids: appeal the claim (appealClaim), or ask the payer for a reopening.`;
  return { __typename: 'ReplacementNotTakenError', message, path: ['id'], payer: payer as never };
}

/** Gives a claim its next version. The former one keeps its answers. */
export function beginVersion(claim: ClaimRow, frequency: ClaimRow['frequency']): void {
  claim.versionNumber += 1;
  claim.frequency = frequency;
  claim.isContradictory = false;
  claim.snoozedUntil = null;
}

/** Lets the charges of a claim be changed. */
export async function openCharges({ em, db, practiceId }: WriteUnit, claim: ClaimRow): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select charge_id as id from claim_line where practice_id = ${practiceId} and claim_id = ${claim.id}`.execute(db);
  const charges = await em.find(ChargeEntity, {
    ...{ practiceId, id: { $in: rows.map(({ id }) => id) }, status: ChargeStatus.RELEASED },
  });
  for (const charge of charges) charge.status = ChargeStatus.CORRECTION_NEEDED;
}
