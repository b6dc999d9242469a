// Opens a released coding again, and closes its claims, as long as none was frozen to be sent.

import { LockMode } from '@mikro-orm/core';
import {
  ChargeStatus,
  type ClaimAlreadySentError,
  ClaimEventKind,
  ClaimEventSource,
  ClaimStatus,
  type MutationReopenCodingArgs,
  type ReopenCodingResult,
  VisitCodingStatus,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { invalidInput } from '../../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { ClaimEntity, type ClaimRow } from '../../claims/claim.entity.ts';
import { ClaimVersionEntity } from '../../claims/claim-version.entity.ts';
import { recordClaimEvents } from '../../claims/status/record-claim-events.ts';
import { ChargeEntity } from '../charge.entity.ts';
import { VisitCodingEntity, type VisitCodingRow } from '../visit-coding.entity.ts';
import { saveCoding } from './save-coding.ts';

export function reopenCoding(context: Context, { id, input }: MutationReopenCodingArgs): Promise<ReopenCodingResult> {
  return write<ReopenCodingResult>(context, 'reopenCoding', async (unit) => {
    const coding = await unit.lock(VisitCodingEntity, id, input.expectedVersion);
    if (isRefusal(coding)) return coding;
    if (coding.status !== VisitCodingStatus.RELEASED)
      return invalidInput(`The coding is ${coding.status}, not released; change it as it is.`, ['id']);
    const claims = await lockClaims(unit, coding);
    const sent = await findSent(unit, claims);
    if (sent) return alreadySent(sent);
    await closeClaims(unit, claims, input.reason);
    const released = { practiceId: unit.practiceId, visitCodingId: id, status: ChargeStatus.RELEASED };
    for (const charge of await unit.em.find(ChargeEntity, released)) charge.status = ChargeStatus.CODED;
    coding.status = coding.coderId ? VisitCodingStatus.IN_CODING : VisitCodingStatus.READY;
    coding.releasedAt = null;
    coding.releasedById = null;
    await saveCoding(unit, coding);
    return { __typename: 'ReopenCodingSuccess', coding };
  });
}

/** After the coding, by age, as by every write. */
function lockClaims({ em, practiceId }: WriteUnit, { id }: VisitCodingRow): Promise<ClaimRow[]> {
  return em.find(
    ClaimEntity,
    { practiceId, visitCodingId: id },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
}

/** The first claim of which a version was frozen. */
async function findSent({ em, practiceId }: WriteUnit, claims: readonly ClaimRow[]): Promise<ClaimRow | undefined> {
  const frozen = await em.find(ClaimVersionEntity, { practiceId, claimId: { $in: claims.map(({ id }) => id) } });
  return claims.find(({ id }) => frozen.some(({ claimId }) => claimId === id));
}

async function closeClaims(unit: WriteUnit, claims: readonly ClaimRow[], reason: string): Promise<void> {
  const open = claims.filter(({ status }) => status !== ClaimStatus.CLOSED);
  await recordClaimEvents(
    unit,
    open.map((claim) => ({
      ...{ claim, kind: ClaimEventKind.CLOSED, text: reason, reports: ClaimStatus.CLOSED },
      source: unit.staffMemberId ? ClaimEventSource.STAFF : ClaimEventSource.SYSTEM,
    })),
  );
}

function alreadySent(claim: ClaimRow): ClaimAlreadySentError {
  return {
    __typename: 'ClaimAlreadySentError',
    message: `The claim ${claim.pcn} of this visit was frozen to be sent; correct the claim with correctClaim.`,
    path: ['id'],
    claim,
  } as ClaimAlreadySentError;
}
