import type { WriteUnit } from '../../../writing/unit.ts';
import type { ClaimRow } from '../claim.entity.ts';
import { type CodingToClaim, createClaimsOf } from '../create-claims-of.ts';

/**
 * Makes the claims of a coding that its writer has locked, and whose charges are released, and scrubs them. A patient
 * without a coverage on the day of service gets none: the charges are the patient's own.
 */
export function createClaims(unit: WriteUnit, coding: CodingToClaim): Promise<ClaimRow[]> {
  return createClaimsOf(unit, [coding]);
}
