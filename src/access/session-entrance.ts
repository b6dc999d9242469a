import { rowsWith } from '../database/connection/plain-rows.ts';
import type { Statement, Values } from '../database/connection/statement-batch.ts';
import type { Entrance } from '../database/session/entrance.ts';
import type { Role } from '../generated/models.ts';
import type { StaffPrincipal } from './principal.ts';
import { permissionsOf } from './roles.ts';
import { idleAt } from './session-limits.ts';

/** Writing the last use down for every request would be a write per read. */
const lastUseGranularityMs = 30_000;

/** A session that has not been ended, with the roles of the member of staff who holds it. */
interface HeldSession {
  practice_id: string;
  id: string;
  staff_member_id: string;
  account_id: string;
  expires_at: Date;
  last_used_at: Date;
  roles: Role[];
}

export interface HeldToken {
  practiceId: string;
  tokenHash: string;
}

/**
 * Lets only the holder of a session's token into the practice: PostgreSQL looks the session up in the transaction that
 * reads.
 */
export class SessionEntrance implements Entrance {
  readonly #practiceId: string;
  readonly #tokenHash: string;
  readonly #expected: StaffPrincipal | undefined;
  #lastUsedAt = new Date(0);
  /** The holder; undefined before the look-up, and when the session has ended. */
  holder: StaffPrincipal | undefined;
  isRefuted = false;

  /** @param expected The last known holder: rows that another holder may see are not read. */
  constructor({ practiceId, tokenHash }: HeldToken, expected?: StaffPrincipal) {
    this.#practiceId = practiceId;
    this.#tokenHash = tokenHash;
    this.#expected = expected;
  }

  statement(longestMs: number): Statement {
    return { sql: enter, parameters: [this.#practiceId, this.#tokenHash, null, longestMs] };
  }

  get isConfirmed(): boolean {
    return this.holder !== undefined;
  }

  expect({ columns, rows }: Values): void {
    const [held] = rowsWith(columns, rows) as unknown as HeldSession[];
    this.holder = held && holderOf(held);
    if (held) this.#lastUsedAt = held.last_used_at;
    this.isRefuted = this.#expected !== undefined && !isSame(this.#expected, this.holder);
    if (this.isRefuted) throw new Error('The session is not what it was.');
  }

  /** Writes down every few minutes that the session is in use. */
  last(): Statement[] {
    const now = new Date();
    if (!this.holder || now.getTime() - this.#lastUsedAt.getTime() <= lastUseGranularityMs) return [];
    const { practiceId, sessionId } = this.holder;
    return [{ sql: use, parameters: [now, practiceId, sessionId] }];
  }
}

const enter = 'select * from enter_session($1, $2, $3, $4)';
const use = 'update session set last_used_at = $1 where practice_id = $2 and id = $3';

/** Undefined when the session has run out. */
function holderOf(held: HeldSession): StaffPrincipal | undefined {
  const sessionIdleAt = idleAt(held.last_used_at);
  if (Math.min(held.expires_at.getTime(), sessionIdleAt.getTime()) <= Date.now()) return undefined;
  return {
    kind: 'STAFF',
    practiceId: held.practice_id,
    staffMemberId: held.staff_member_id,
    accountId: held.account_id,
    sessionId: held.id,
    sessionExpiresAt: held.expires_at,
    sessionIdleAt,
    permissions: permissionsOf(held.roles),
  };
}

function isSame(expected: StaffPrincipal, holder: StaffPrincipal | undefined): boolean {
  return (
    expected.sessionId === holder?.sessionId &&
    expected.practiceId === holder.practiceId &&
    expected.staffMemberId === holder.staffMemberId &&
    expected.permissions === holder.permissions
  );
}
