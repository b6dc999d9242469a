import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type CompiledQuery, sql } from 'kysely';
import { ReadSession } from '../database/read-session.ts';
import type { Reader } from '../database/reader.ts';
import type { Role } from '../generated/models.ts';
import type { Credential } from './credential.ts';
import { anonymous, type Principal } from './principal.ts';
import { displayPermissions, permissionsOf } from './roles.ts';
import { idleAt } from './session-limits.ts';

/** Writing the last use down for every request would be a write per read. */
const lastUseGranularityMs = 30_000;

interface Authentication {
  em: SqlEntityManager;
  /** Undefined when none was sent. */
  credential: Credential | undefined;
  /** Whether this counts as activity of the person; heartbeats and deliveries do not. */
  isActivity: boolean;
}

/** Finds out who holds a token. A token that is unknown, ended or expired makes an anonymous request. */
export async function authenticate({ em, credential, isActivity }: Authentication): Promise<Principal> {
  if (!credential) return anonymous;
  const { tokenHash } = credential;
  const session = new ReadSession(em, { credential: tokenHash });
  try {
    const find = credential.isDisplay
      ? findDisplay(session.db, tokenHash)
      : findSession(session, tokenHash, isActivity);
    return (await find) ?? anonymous;
  } finally {
    session.end();
  }
}

async function findDisplay(db: Reader, tokenHash: string): Promise<Principal | undefined> {
  const display = await db
    .selectFrom('display')
    .select(['practiceId', 'id', 'siteId'])
    .where('tokenHash', '=', tokenHash)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  if (!display) return undefined;
  const { practiceId, id, siteId } = display;
  return { kind: 'DISPLAY', practiceId, displayId: id, siteId, permissions: displayPermissions };
}

/** A session that goes on, with the roles of the member of staff who holds it; instants as PostgreSQL writes them. */
interface HeldSession {
  practice_id: string;
  id: string;
  staff_member_id: string;
  account_id: string;
  expires_at: string;
  last_used_at: string;
  roles: Role[];
}

async function findSession(reads: ReadSession, tokenHash: string, isActivity: boolean): Promise<Principal | undefined> {
  const { rows } = await sql<HeldSession>`select * from enter_session(${tokenHash})`.execute(reads.db);
  const held = rows[0];
  if (!held) return undefined;
  const now = Date.now();
  const expiresAt = new Date(held.expires_at);
  const lastUsedAt = new Date(held.last_used_at);
  if (expiresAt.getTime() <= now || idleAt(lastUsedAt).getTime() <= now) return undefined;
  if (isActivity && now - lastUsedAt.getTime() > lastUseGranularityMs) await reads.commitWith([useOf(reads.db, held)]);
  return {
    kind: 'STAFF',
    practiceId: held.practice_id,
    staffMemberId: held.staff_member_id,
    accountId: held.account_id,
    sessionId: held.id,
    sessionExpiresAt: expiresAt,
    sessionIdleAt: idleAt(lastUsedAt),
    permissions: permissionsOf(held.roles),
  };
}

function useOf(db: Reader, { practice_id, id }: Pick<HeldSession, 'practice_id' | 'id'>): CompiledQuery {
  return db
    .updateTable('session')
    .set({ lastUsedAt: new Date() })
    .where('practiceId', '=', practice_id)
    .where('id', '=', id)
    .compile();
}
