import type { SqlEntityManager } from '@mikro-orm/postgresql';

/** Whose rows a transaction sees. Set for one transaction at a time, never for a connection. */
export interface PracticeScope {
  practiceId?: string;
  /** A secret's hash, an e-mail or an account's id: opens the row that carries it, before a practice is known. */
  credential?: string;
  /** Practices whose event logs' ends, and nothing else, are seen beside. */
  followed?: readonly string[];
  /** Lesser rights than the application's, such as a display's. */
  role?: 'foyer_display';
}

/** A fresh unit of work whose transactions start with the scope set. Who subscribes to its events hears of no other's. */
export function scoped(em: SqlEntityManager, scope: PracticeScope): SqlEntityManager {
  return em.fork({ freshEventManager: true, session: { variables: settingsOf(scope) } });
}

/** PostgreSQL's settings of a scope, by name. */
export function settingsOf({ practiceId, credential, followed, role }: PracticeScope): Record<string, string> {
  return {
    'foyer.practice': practiceId ?? '',
    'foyer.credential': credential ?? '',
    ...(followed && { 'foyer.followed': followed.join(',') }),
    ...(role && { role }),
  };
}
