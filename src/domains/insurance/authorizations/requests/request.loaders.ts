import { anyOf } from '../../../../database/sql/any-of.ts';
import type { RowLoader } from '../../../../reading/row-loader.ts';
import type { PayerAuthorizationRequestRow } from './payer-authorization-request.entity.ts';

const most = 20;

/** Requests of authorizations, the latest first. */
export const requestsByAuthorizationId: RowLoader<string, PayerAuthorizationRequestRow[]> = {
  load: async (db, ids, practiceId) => {
    const rows = await db
      .selectFrom('payer_authorization_request')
      .selectAll()
      .where('practiceId', '=', practiceId)
      .where('authorizationId', '=', anyOf(ids))
      .orderBy('authorizationId')
      .orderBy('askedAt', 'desc')
      .execute();
    const found = Map.groupBy(rows as PayerAuthorizationRequestRow[], ({ authorizationId }) => authorizationId);
    return new Map([...found].map(([id, requests]) => [id, requests.slice(0, most)]));
  },
};
