// Notes that a patient withdrew a consent.

import type { MutationWithdrawConsentArgs, WithdrawConsentResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { ConsentEntity } from './consent.entity.ts';

export function withdrawConsent(
  context: Context,
  { id, input }: MutationWithdrawConsentArgs,
): Promise<WithdrawConsentResult> {
  return write<WithdrawConsentResult>(context, 'withdrawConsent', async (unit) => {
    const consent = await unit.lock(ConsentEntity, id, input.expectedVersion);
    if (isRefusal(consent)) return consent;
    if (consent.withdrawnAt)
      return invalidInput('This consent was withdrawn before; record a new one when the patient signs again.', ['id']);
    consent.withdrawnAt = unit.now;
    consent.withdrawnById = unit.staffMemberId;
    consent.withdrawalReason = input.reason ?? null;
    await unit.save();
    return { __typename: 'WithdrawConsentSuccess', consent };
  });
}
