// Says that an unmatched answer is about nothing here.

import {
  AcknowledgementStatus,
  type DismissAcknowledgementResult,
  type MutationDismissAcknowledgementArgs,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { AcknowledgementEntity } from './acknowledgement.entity.ts';
import { acknowledgementClosed } from './acknowledgement-closed.ts';

export function dismissAcknowledgement(
  context: Context,
  { id, input }: MutationDismissAcknowledgementArgs,
): Promise<DismissAcknowledgementResult> {
  return write<DismissAcknowledgementResult>(context, 'dismissAcknowledgement', async (unit) => {
    const acknowledgement = await unit.lock(AcknowledgementEntity, id, input.expectedVersion);
    if (isRefusal(acknowledgement)) return acknowledgement;
    if (acknowledgement.status !== AcknowledgementStatus.UNMATCHED) return acknowledgementClosed(acknowledgement);
    acknowledgement.status = AcknowledgementStatus.DISMISSED;
    acknowledgement.closedById = unit.staffMemberId;
    acknowledgement.closeReason = input.reason;
    await unit.save();
    return { __typename: 'DismissAcknowledgementSuccess', acknowledgement };
  });
}
