import type { SqlEntityManager } from '@mikro-orm/postgresql';

/** The rows a transaction sees. Set for one transaction at a time, never for a connection. */
export interface PracticeScope {
  practiceId?: string;
  /**
   * Before a practice is known: the key of the row that carries it, such as an e-mail, an account's id or a token's
   * hash.
   */
  credential?: string;
  /** Lesser rights than the application's, such as a display's. */
  role?: 'foyer_display';
}

/** A fresh unit of work whose transactions start with the scope set. A subscriber to its events gets no other's. */
export function scoped(em: SqlEntityManager, scope: PracticeScope): SqlEntityManager {
  return em.fork({ freshEventManager: true, session: { variables: { ...scope } } });
}
