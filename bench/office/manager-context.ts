import { anonymous, type StaffPrincipal } from '../../src/access/principal.ts';
import { permissionsOf } from '../../src/access/roles.ts';
import { Role } from '../../src/generated/models.ts';
import { type Context, contextOf } from '../../src/request/context.ts';
import { entranceOf, ReadTransaction } from '../../src/request/read-transaction.ts';
import type { App } from '../../src/server/app.ts';
import type { Office } from './furnish-office.ts';

/** A request of the office's manager, as it stands once it is known who asks. */
export function managerContext(app: App, { practiceId, staffMemberId, accountId, sessionIds }: Office): Context {
  const ends = new Date(Date.now() + 3_600_000);
  const principal: StaffPrincipal = {
    kind: 'STAFF',
    ...{ practiceId, staffMemberId, accountId },
    sessionId: sessionIds[0] ?? '',
    ...{ sessionExpiresAt: ends, sessionIdleAt: ends },
    permissions: permissionsOf([Role.OFFICE_MANAGER]),
  };
  const origin = { address: '127.0.0.1', device: 'bench', requestId: practiceId };
  const reads = new ReadTransaction(app.orm.em, entranceOf(anonymous), []);
  return contextOf({ office: app.office, principal, origin, token: undefined, reads });
}
