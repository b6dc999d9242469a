import { type Move, type MovedRows, moveRows, moveRowsBack } from '../../../writing/moved-rows.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { PayerAuthorizationEntity } from '../authorizations/payer-authorization.entity.ts';
import { eligibilityChanged } from '../eligibility/eligibility.events.ts';
import { EligibilityCheckEntity, type EligibilityCheckRow } from '../eligibility/eligibility-check.entity.ts';

const changed = (check: EligibilityCheckRow) => (check.siteId ? [eligibilityChanged(check)] : []);

/** Gives all checks of one patient's coverages to another one. */
export function moveChecks(unit: WriteUnit, move: Move): Promise<MovedRows> {
  return moveRows(unit, EligibilityCheckEntity, move, changed);
}

/** Gives checks that were moved back; false where one was changed since. */
export function moveChecksBack(unit: WriteUnit, move: Move, moved?: MovedRows): Promise<boolean> {
  return moveRowsBack(unit, EligibilityCheckEntity, move, moved, changed);
}

/** Gives all authorizations of one patient to another one. */
export function moveAuthorizations(unit: WriteUnit, move: Move): Promise<MovedRows> {
  return moveRows(unit, PayerAuthorizationEntity, move);
}

/** Gives authorizations that were moved back; false where one was changed since. */
export function moveAuthorizationsBack(unit: WriteUnit, move: Move, moved?: MovedRows): Promise<boolean> {
  return moveRowsBack(unit, PayerAuthorizationEntity, move, moved);
}
