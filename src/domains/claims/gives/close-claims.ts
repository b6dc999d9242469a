// Closes the claims of a coding that is opened again, as long as none was frozen to be sent.

import { LockMode } from '@mikro-orm/core';
import { ClaimEventKind, ClaimEventSource, ClaimStatus } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { ClaimEntity, type ClaimRow } from '../claim.entity.ts';
import { ClaimVersionEntity } from '../claim-version.entity.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';

/** Closes the claims of a locked coding. Answers the first one of which a version was frozen; nothing is closed then. */
export async function closeClaims(unit: WriteUnit, visitCodingId: string, reason: string): Promise<ClaimRow | null> {
  const { em, practiceId, staffMemberId } = unit;
  // After the coding, by age.
  const claims = await em.find(
    ClaimEntity,
    { practiceId, visitCodingId },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  const frozen = await em.find(ClaimVersionEntity, { practiceId, claimId: { $in: claims.map(({ id }) => id) } });
  const sent = claims.find(({ id }) => frozen.some(({ claimId }) => claimId === id));
  if (sent) return sent;
  const open = claims.filter(({ status }) => status !== ClaimStatus.CLOSED);
  for (const claim of open) Object.assign(claim, { snoozedUntil: null, isContradictory: false });
  await recordClaimEvents(
    unit,
    open.map((claim) => ({
      ...{ claim, kind: ClaimEventKind.CLOSED, text: reason, reports: ClaimStatus.CLOSED },
      source: staffMemberId ? ClaimEventSource.STAFF : ClaimEventSource.SYSTEM,
    })),
  );
  return null;
}
