import type { SqlEntityManager } from '@mikro-orm/postgresql';

/**
 * Rolls back, so that the error that made it necessary is the one reported: a lost connection cannot roll back, and has
 * no need to.
 */
export async function rollBack(unit: SqlEntityManager): Promise<void> {
  await unit.rollback().catch(() => {});
}
