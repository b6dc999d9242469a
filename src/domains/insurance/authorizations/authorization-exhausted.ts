import type { AuthorizationExhaustedError } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { VisitTypeEntity } from '../../practice/visit-type.entity.ts';
import { PayerEntity } from '../payer.entity.ts';
import type { PayerAuthorizationRow } from './payer-authorization.entity.ts';
import type { LockedLine, WantedAuthorization } from './wanted-authorization.ts';

const mostShown = 20;

interface Refused {
  needed: number;
  lines: readonly LockedLine[];
  path: string[];
  /** The way out besides another authorization, such as an argument to give. */
  wayOut: string;
}

/** The refusal of a visit that no authorization has enough units for, with what is left. */
export async function authorizationExhausted(
  unit: WriteUnit,
  { rule, coverage, day }: WantedAuthorization,
  { needed, lines, path, wayOut }: Refused,
): Promise<AuthorizationExhaustedError> {
  const { db, practiceId } = unit;
  const payer = await unit.get(PayerEntity, rule.payerId);
  const visitType = await unit.get(VisitTypeEntity, rule.visitTypeId);
  const authorizations = await db
    .selectFrom('payer_authorization')
    .selectAll()
    .where('practiceId', '=', practiceId)
    .where('coverageId', '=', coverage.id)
    .where('kind', '=', rule.kind)
    .orderBy('validUntil', 'desc')
    .orderBy('id', 'desc')
    .limit(mostShown)
    .execute();
  const left = Math.max(0, ...lines.map((line) => line.left));
  const kind = rule.kind === 'REFERRAL' ? 'referral' : 'authorization';
  return {
    __typename: 'AuthorizationExhaustedError',
    message: `${payer.name} wants ${visitType.name} authorized, and no ${kind} of the coverage has ${needed} of its units left on ${day}, but ${left} at most; record another one with recordAuthorization, or ${wayOut}.`,
    ...{ path, payer, needed, left, authorizations: authorizations as PayerAuthorizationRow[] },
  } as AuthorizationExhaustedError;
}
