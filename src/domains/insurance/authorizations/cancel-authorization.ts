// Cancels an authorization, with the reason.

import {
  AuthorizationStatus,
  type CancelAuthorizationResult,
  type MutationCancelAuthorizationArgs,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { invalidInput } from '../../../writing/invalid-input.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { PayerAuthorizationEntity } from './payer-authorization.entity.ts';

export function cancelAuthorization(
  context: Context,
  { id, input }: MutationCancelAuthorizationArgs,
): Promise<CancelAuthorizationResult> {
  return write<CancelAuthorizationResult>(context, 'cancelAuthorization', async (unit) => {
    const authorization = await unit.lock(PayerAuthorizationEntity, id, input.expectedVersion);
    if (isRefusal(authorization)) return authorization;
    if (authorization.status === AuthorizationStatus.CANCELLED)
      return invalidInput('This authorization is cancelled already; read it again.', ['id']);
    authorization.status = AuthorizationStatus.CANCELLED;
    authorization.cancelReason = input.reason;
    await unit.save();
    return { __typename: 'CancelAuthorizationSuccess', authorization };
  });
}
