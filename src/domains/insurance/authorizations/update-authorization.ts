// Notes the payer's answer to an authorization, or corrects it.

import {
  AuthorizationStatus,
  type MutationUpdateAuthorizationArgs,
  type UpdateAuthorizationResult,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { cannotBeEmpty } from '../../../writing/cannot-be-empty.ts';
import { invalidInput } from '../../../writing/invalid-input.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { type AuthorizationAttempt, authorizationOverlap } from './authorization-overlap.ts';
import { changeLines } from './change-lines.ts';
import { checkAuthorization, referrerFacts } from './check-authorization.ts';
import { PayerAuthorizationEntity } from './payer-authorization.entity.ts';

export function updateAuthorization(
  context: Context,
  { id, input }: MutationUpdateAuthorizationArgs,
): Promise<UpdateAuthorizationResult> {
  const attempt: AuthorizationAttempt = {};
  return write<UpdateAuthorizationResult>(
    context,
    'updateAuthorization',
    async (unit) => {
      const empty = cannotBeEmpty(input, ['status', 'validFrom', 'validUntil', 'lines']);
      if (empty) return empty;
      const authorization = await unit.lock(PayerAuthorizationEntity, id, input.expectedVersion);
      if (isRefusal(authorization)) return authorization;
      if (authorization.status === AuthorizationStatus.CANCELLED)
        return invalidInput('This authorization is cancelled; record another one with recordAuthorization.', ['id']);
      authorization.status = input.status ?? authorization.status;
      authorization.validFrom = input.validFrom ?? authorization.validFrom;
      authorization.validUntil = input.validUntil ?? authorization.validUntil;
      if (input.number !== undefined) authorization.number = input.number;
      if (input.note !== undefined) authorization.note = input.note;
      if (input.referringProvider !== undefined) Object.assign(authorization, referrerFacts(input.referringProvider));
      const refusal =
        checkAuthorization(authorization, input.referringProvider) ??
        (await changeLines(unit, authorization, input.lines ?? []));
      if (refusal) return refusal;
      attempt.saving = authorization;
      await unit.save();
      return { __typename: 'UpdateAuthorizationSuccess', authorization };
    },
    { payer_authorization_no_overlap: () => authorizationOverlap(context, attempt) },
  );
}
