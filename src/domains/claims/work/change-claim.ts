import type {
  ClaimEventKind,
  ClaimStateError,
  InvalidInputError,
  StaleVersionError,
} from '../../../generated/models.ts';
import { ClaimEventSource } from '../../../generated/models.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { ClaimEntity, type ClaimRow } from '../claim.entity.ts';
import type { NewClaimEvent } from '../status/record-claim-events.ts';
import { claimStateError } from './claim-state-error.ts';

/** A claim that is locked for a change that its status allows, or the refusal. */
export async function lockClaim(
  unit: WriteUnit,
  id: string,
  expectedVersion: number | null | undefined,
  isAllowed: (claim: ClaimRow) => boolean,
): Promise<ClaimRow | ClaimStateError | InvalidInputError | StaleVersionError> {
  const claim = await unit.lock(ClaimEntity, id, expectedVersion);
  if (isRefusal(claim)) return claim;
  return isAllowed(claim) ? claim : claimStateError(claim);
}

/** An event of a member of staff, or of the program that writes. */
export function ownEvent(
  { staffMemberId }: WriteUnit,
  claim: ClaimRow,
  kind: ClaimEventKind,
  facts: Partial<NewClaimEvent> = {},
): NewClaimEvent {
  return { claim, kind, source: staffMemberId ? ClaimEventSource.STAFF : ClaimEventSource.SYSTEM, ...facts };
}
