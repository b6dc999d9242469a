// Opens a released coding again, and closes its claims, as long as none was frozen to be sent.

import {
  ChargeStatus,
  type ClaimAlreadySentError,
  type MutationReopenCodingArgs,
  type ReopenCodingResult,
  VisitCodingStatus,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { invalidInput } from '../../../writing/invalid-input.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import type { ClaimRow } from '../../claims/claim.entity.ts';
import { closeClaims } from '../../claims/gives/close-claims.ts';
import { returnUnits } from '../../insurance/gives/consume-units.ts';
import { ChargeEntity } from '../charge.entity.ts';
import { VisitCodingEntity } from '../visit-coding.entity.ts';
import { saveCoding } from './save-coding.ts';

export function reopenCoding(context: Context, { id, input }: MutationReopenCodingArgs): Promise<ReopenCodingResult> {
  return write<ReopenCodingResult>(context, 'reopenCoding', async (unit) => {
    const coding = await unit.lock(VisitCodingEntity, id, input.expectedVersion);
    if (isRefusal(coding)) return coding;
    if (coding.status !== VisitCodingStatus.RELEASED)
      return invalidInput(`The coding is ${coding.status}, not released; change it as it is.`, ['id']);
    const sent = await closeClaims(unit, id, input.reason);
    if (sent) return alreadySent(sent);
    const released = { practiceId: unit.practiceId, visitCodingId: id, status: ChargeStatus.RELEASED };
    const charges = await unit.em.find(ChargeEntity, released);
    for (const charge of charges) charge.status = ChargeStatus.CODED;
    await returnUnits(
      unit,
      charges.map((charge) => charge.id),
    );
    coding.status = coding.coderId ? VisitCodingStatus.IN_CODING : VisitCodingStatus.READY;
    coding.releasedAt = null;
    coding.releasedById = null;
    await saveCoding(unit, coding);
    return { __typename: 'ReopenCodingSuccess', coding };
  });
}

function alreadySent(claim: ClaimRow): ClaimAlreadySentError {
  return {
    __typename: 'ClaimAlreadySentError',
    message: `The claim ${claim.pcn} of this visit was frozen to be sent; correct the claim with correctClaim.`,
    path: ['id'],
    claim,
  } as ClaimAlreadySentError;
}
