import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { scopeEntrance } from '../database/entrance.ts';
import { ReadSession } from '../database/read-session.ts';
import type { Credential } from './credential.ts';
import { anonymous, type Principal } from './principal.ts';
import { displayPermissions } from './roles.ts';
import { SessionEntrance } from './session-entrance.ts';

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
  const { tokenHash, isDisplay } = credential;
  const holder = isDisplay ? findDisplay(em, tokenHash) : findStaff(em, tokenHash, isActivity);
  return (await holder) ?? anonymous;
}

async function findStaff(em: SqlEntityManager, tokenHash: string, isActivity: boolean): Promise<Principal | undefined> {
  const entrance = new SessionEntrance(tokenHash);
  await new ReadSession(em, entrance).commitWith([]);
  const use = isActivity && entrance.holder ? entrance.last() : [];
  if (use.length > 0) await new ReadSession(em, entrance).commitWith(use);
  return entrance.holder;
}

async function findDisplay(em: SqlEntityManager, tokenHash: string): Promise<Principal | undefined> {
  const { db } = new ReadSession(em, scopeEntrance({ credential: tokenHash }));
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
