import { PostgreSqlConnection, PostgreSqlDriver } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { enterParameters } from './entrance.ts';
import type { PracticeScope } from './practice-scope.ts';

type Begin = NonNullable<Parameters<PostgreSqlConnection['begin']>[0]>;

/**
 * Begins a unit of work's transaction like all others: with one call of `enter_session`, instead of settings one by
 * one.
 */
class EnteringConnection extends PostgreSqlConnection {
  override async begin({ sessionContext, ...options }: Begin = {}) {
    const transaction = await super.begin(options);
    if (!sessionContext || options.ctx) return transaction;
    const [practice, credential, role, longestMs] = enterParameters(sessionContext.variables as PracticeScope, null);
    try {
      await sql`select from enter_session(${practice}::uuid, ${credential}, ${role}, ${longestMs})`.execute(
        transaction,
      );
    } catch (error) {
      // The connection would never come back to the pool.
      await super.rollback(transaction);
      throw error;
    }
    return transaction;
  }
}

class EnteringDriver extends PostgreSqlDriver {
  protected override readonly connection = new EnteringConnection(this.config);
}

/** The ORM's own interface for its callers. */
export const enteringDriver: typeof PostgreSqlDriver = EnteringDriver;
