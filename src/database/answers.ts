import type { SqlEntityManager } from '@mikro-orm/postgresql';

/** Whether PostgreSQL answers the application's own connection now. */
export async function answers(em: SqlEntityManager): Promise<boolean> {
  try {
    await em.fork().execute('select 1');
    return true;
  } catch {
    return false;
  }
}
