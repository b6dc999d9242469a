import { type Expression, type SqlBool, sql } from 'kysely';
import { ascending, descending } from '../../../database/sql/ordering.ts';
import type { PayerAuthorizationFilter, PayerAuthorizationOrder } from '../../../generated/models.ts';
import { isOneOf, isValue, isWithin } from '../../../reading/filters/conditions.ts';
import { list } from '../../../reading/lists/list.ts';
import { expiresSoon, isNearlyUsed } from './warnings.ts';

const met = (isWanted: boolean, condition: Expression<SqlBool>) =>
  sql<SqlBool>`${condition} is ${sql.raw(isWanted ? 'true' : 'not true')}`;

/** Authorizations by their last day: `Query.authorizations`, `Patient.authorizations`. */
export const authorizations = list<PayerAuthorizationFilter, PayerAuthorizationOrder>('payer_authorization', {
  filter: {
    patientId: isValue('payer_authorization.patientId'),
    coverageId: isValue('payer_authorization.coverageId'),
    kind: isOneOf('payer_authorization.kind'),
    status: isOneOf('payer_authorization.status'),
    validFrom: isWithin<string>('payer_authorization.validFrom'),
    validUntil: isWithin<string>('payer_authorization.validUntil'),
    expiresSoon: (isWanted) => met(isWanted, expiresSoon()),
    isNearlyUsed: (isWanted, practiceId) => met(isWanted, isNearlyUsed(practiceId)),
  },
  orders: { FIRST_TO_EXPIRE: ascending('validUntil', 'id'), LAST_TO_EXPIRE: descending('validUntil', 'id') },
});
