import type { ReplacementNotTakenError } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
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
