import type { StaffPrincipal } from '../../../src/access/principal.ts';
import { permissionsOf } from '../../../src/access/roles.ts';
import { type Context, contextOf } from '../../../src/request/context.ts';
import { entranceOf, ReadTransaction } from '../../../src/request/read-transaction.ts';
import type { App } from '../../../src/server/app.ts';
import type { Entered } from './entered.ts';

/** The context of Foyer's queries and writes, for a member whom a peer looked up. */
export function foyerContext(app: App, entered: Entered): Context {
  const ends = new Date(Date.now() + 3_600_000);
  const principal: StaffPrincipal = {
    kind: 'STAFF',
    practiceId: entered.practice_id,
    staffMemberId: entered.staff_member_id,
    accountId: entered.account_id,
    sessionId: entered.session_id,
    sessionExpiresAt: ends,
    sessionIdleAt: ends,
    permissions: permissionsOf(entered.roles),
  };
  const origin = { address: null, device: null, requestId: '' };
  const reads = new ReadTransaction(app.orm.em, entranceOf(principal), [{ principal, origin }]);
  return contextOf({ office: app.office, principal, origin, token: undefined, reads });
}
