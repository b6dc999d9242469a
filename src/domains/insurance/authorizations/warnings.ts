import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';

/** Days before the last one, and units left, from which on an authorization is to be renewed. */
const warnDays = 30;
const warnUnits = 2;

/** Days in UTC: a list belongs to no site. */
export function expiresSoon(): Expression<SqlBool> {
  const today = Temporal.Now.plainDateISO('UTC');
  return sql<SqlBool>`(payer_authorization.status = 'APPROVED'
    and payer_authorization.valid_until >= ${today.toString()}
    and payer_authorization.valid_until <= ${today.add({ days: warnDays }).toString()})`;
}

export function isNearlyUsed(practiceId: RawBuilder<string>): Expression<SqlBool> {
  return sql<SqlBool>`(payer_authorization.status = 'APPROVED' and exists (
    select from payer_authorization_line line where line.practice_id = ${practiceId}
      and line.authorization_id = payer_authorization.id
      and line.approved - line.reserved - line.consumed <= ${sql.lit(warnUnits)}))`;
}
