import { type AuthorizationOverlapError, AuthorizationStatus } from '../../../generated/models.ts';
import { load } from '../../../reading/row-loader.ts';
import { rowsById } from '../../../reading/rows-by.ts';
import type { Context } from '../../../request/context.ts';
import { practiceIdOf } from '../../../request/practice-id-of.ts';
import { PayerAuthorizationEntity, type PayerAuthorizationRow } from './payer-authorization.entity.ts';

/** The authorization that a write was about to save, for the answer when the constraint refuses. */
export interface AuthorizationAttempt {
  saving?: Pick<PayerAuthorizationRow, 'id' | 'coverageId' | 'kind' | 'number' | 'validFrom' | 'validUntil'>;
}

/** The answer when the constraint refused an authorization: looks, after the rollback, at the one in the way. */
export async function authorizationOverlap(
  context: Context,
  { saving }: AuthorizationAttempt,
): Promise<AuthorizationOverlapError> {
  if (!saving) throw new Error('An authorization was refused before one was saved.');
  const db = await context.request.reads.reader();
  const other = await db
    .selectFrom('payer_authorization')
    .select('id')
    .where('practiceId', '=', practiceIdOf(context))
    .where('coverageId', '=', saving.coverageId)
    .where('kind', '=', saving.kind)
    .where('number', '=', saving.number ?? '')
    .where('status', '!=', AuthorizationStatus.CANCELLED)
    .where('id', '!=', saving.id)
    .where('validFrom', '<=', saving.validUntil)
    .where('validUntil', '>=', saving.validFrom)
    .orderBy('validFrom')
    .executeTakeFirst();
  const authorization = other && (await load(context, rowsById(PayerAuthorizationEntity), other.id));
  if (!authorization) throw new Error('The authorization that was in the way is not there any more.');
  const { number, validFrom, validUntil } = authorization;
  return {
    __typename: 'AuthorizationOverlapError',
    message: `The coverage has an authorization ${number} from ${validFrom} to ${validUntil}; change that one with updateAuthorization, let this one begin after it, or cancel it with cancelAuthorization.`,
    path: ['input', 'number'],
    authorization,
  };
}
