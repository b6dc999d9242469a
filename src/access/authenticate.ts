import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { CompiledQuery } from 'kysely';
import { enterPractice } from '../database/enter-practice.ts';
import { ReadSession } from '../database/read-session.ts';
import type { Reader } from '../database/reader.ts';
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

async function findSession(reads: ReadSession, tokenHash: string, isActivity: boolean): Promise<Principal | undefined> {
  const { db } = reads;
  const session = await db
    .selectFrom('session')
    .select(['practiceId', 'id', 'staffMemberId', 'accountId', 'expiresAt', 'lastUsedAt'])
    .where('tokenHash', '=', tokenHash)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  const now = Date.now();
  if (!session || session.expiresAt.getTime() <= now || idleAt(session.lastUsedAt).getTime() <= now) return undefined;
  // Sent before the look at the practice's staff; PostgreSQL keeps that order.
  const entering = enterPractice(db, session.practiceId);
  const [member] = await Promise.all([
    db
      .selectFrom('staff_member')
      .select(['roles'])
      .where('practiceId', '=', session.practiceId)
      .where('id', '=', session.staffMemberId)
      .where('isActive', '=', true)
      .executeTakeFirst(),
    entering,
  ]);
  if (!member) return undefined;
  if (isActivity && now - session.lastUsedAt.getTime() > lastUseGranularityMs)
    await reads.commitWith([useOf(db, session)]);
  const { practiceId, id, staffMemberId, accountId, expiresAt } = session;
  return {
    kind: 'STAFF',
    practiceId,
    staffMemberId,
    accountId,
    sessionId: id,
    sessionExpiresAt: expiresAt,
    sessionIdleAt: idleAt(session.lastUsedAt),
    permissions: permissionsOf(member.roles),
  };
}

function useOf(db: Reader, session: { practiceId: string; id: string }): CompiledQuery {
  return db
    .updateTable('session')
    .set({ lastUsedAt: new Date() })
    .where('practiceId', '=', session.practiceId)
    .where('id', '=', session.id)
    .compile();
}
