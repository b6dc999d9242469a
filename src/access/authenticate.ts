import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Entrance, scopeEntrance } from '../database/session/entrance.ts';
import { ReadSession } from '../database/session/read-session.ts';
import { anonymous, type Principal } from './principal.ts';
import { displayPermissions } from './roles.ts';
import { type HeldToken, SessionEntrance } from './session-entrance.ts';
import type { Credential } from './token.ts';

interface Authentication {
  em: SqlEntityManager;
  /** Undefined when none was sent. */
  credential: Credential | undefined;
  /** Whether this counts as activity of the person; heartbeats and deliveries do not. */
  isActivity: boolean;
  /** Aborted when the client no longer waits for the answer. */
  signal?: AbortSignal | undefined;
}

type Open = (entrance: Entrance) => ReadSession;

/** Finds out who holds a token. A token that is unknown, ended or expired makes an anonymous request. */
export async function authenticate({ em, credential, isActivity, signal }: Authentication): Promise<Principal> {
  if (!credential) return anonymous;
  const { tokenHash, practiceId, isDisplay } = credential;
  if (!practiceId) return anonymous;
  const open = (entrance: Entrance) => new ReadSession(em, entrance, signal);
  const held = { practiceId, tokenHash };
  const holder = isDisplay ? findDisplay(open, held) : findStaff(open, held, isActivity);
  return (await holder) ?? anonymous;
}

async function findStaff(open: Open, held: HeldToken, isActivity: boolean): Promise<Principal | undefined> {
  const entrance = new SessionEntrance(held);
  await open(entrance).commitWith([]);
  const use = isActivity && entrance.holder ? entrance.last() : [];
  if (use.length > 0) await open(entrance).commitWith(use);
  return entrance.holder;
}

async function findDisplay(open: Open, { practiceId, tokenHash }: HeldToken): Promise<Principal | undefined> {
  const { db } = open(scopeEntrance({ practiceId }));
  const display = await db
    .selectFrom('display')
    .select(['id', 'siteId', 'name', 'kind', 'settings'])
    .where('practiceId', '=', practiceId)
    .where('tokenHash', '=', tokenHash)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  if (!display) return undefined;
  const { id, siteId, name, kind, settings } = display;
  const chosen = { name, kind, settings };
  return { kind: 'DISPLAY', practiceId, displayId: id, siteId, chosen, permissions: displayPermissions[kind] };
}
